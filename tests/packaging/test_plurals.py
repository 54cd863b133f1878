"""What the window counts is known in one and in many."""

import re
import shutil
from pathlib import Path

import plurals

BASES = re.compile(r"^ *class \w+\(([^)]*)\)", re.MULTILINE)
COUNTED = re.compile(r'"([^"\n]*\(s\)[^"\n]*)"')


def test_the_plurals_are_those_of_the_source(tmp_path: Path) -> None:
    shutil.copy(plurals.TRANSLATIONS / "en.ts", tmp_path)
    plurals.write(tmp_path)
    for name in ("en.ts", "en.qm"):
        kept = (plurals.TRANSLATIONS / name).read_bytes()
        assert (tmp_path / name).read_bytes() == kept, "run: make plurals"


def test_nobody_inherits_what_is_counted() -> None:
    """Qt for Python looks for a text under the class of the object alone, not of its bases."""
    known = (plurals.TRANSLATIONS / "en.ts").read_text(encoding="utf-8")
    counting = set(re.findall("<name>([^<]+)</name>", known))
    sources = (plurals.TOP / "workstation").rglob("*.py")
    bases = [each for file in sources for each in BASES.findall(file.read_text("utf-8"))]
    assert any("QObject" in each for each in bases)
    assert not [each for each in bases if counting & set(re.findall(r"\w+", each))]


def test_everything_that_is_counted_has_them() -> None:
    known = (plurals.TRANSLATIONS / "en.ts").read_text(encoding="utf-8")
    sources = (plurals.TOP / "workstation").rglob("*.py")
    counted = {text for file in sources for text in COUNTED.findall(file.read_text("utf-8"))}
    assert counted
    assert not [text for text in counted if f"<source>{text}" not in known]
