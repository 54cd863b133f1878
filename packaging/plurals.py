"""Write `resources/translations/en.ts` and `en.qm`: what the window counts, in one and in many.

    python packaging/plurals.py

Other text needs no English translation. Qt's own tools do the work: `lupdate` finds the texts,
and `lrelease` makes of them what Qt reads.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from xml.etree import ElementTree

import PySide6

TOP = Path(__file__).resolve().parent.parent
TRANSLATIONS = TOP / "resources" / "translations"
HEADER = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
ENDINGS = ("", "s")
"""What “(s)” becomes in the forms that English has: of one, and of any other number."""


def write(folder: Path) -> None:
    """Find what is counted, and write both files into a folder.

    Texts that `en.ts` has already keep their forms: those whose verb depends on the number have
    theirs from a person.
    """
    source = folder / "en.ts"
    files = sorted(str(file.relative_to(TOP)) for file in (TOP / "workstation").rglob("*.py"))
    languages = ("-source-language", "en_GB", "-target-language", "en_GB")
    kinds = ("-pluralonly", "-no-obsolete", "-locations", "none")
    _run("lupdate", *kinds, *languages, *files, "-ts", str(source))
    tree = ElementTree.parse(source)
    for message in tree.iter("message"):
        text = message.findtext("source", "")
        translation = message.find("translation")
        if translation is None or translation.attrib.pop("type", "") != "unfinished":
            continue
        for form, ending in zip(translation.iter("numerusform"), ENDINGS, strict=True):
            form.text = text.replace("(s)", ending)
    words = ElementTree.tostring(tree.getroot(), encoding="unicode")
    source.write_text(f"{HEADER}{words}\n", encoding="utf-8")
    _run("lrelease", str(source), "-qm", str(folder / "en.qm"))


def _run(program: str, *arguments: str) -> None:
    command = [str(Path(PySide6.__file__).with_name(program)), *arguments]
    subprocess.run(command, cwd=TOP, check=True, capture_output=True)


if __name__ == "__main__":
    write(TRANSLATIONS)
