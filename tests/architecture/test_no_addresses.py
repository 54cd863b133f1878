"""What is published names no machine's folders and no package index."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).resolve().parents[2]

# Each is written so that it does not match itself.
FORBIDDEN = re.compile(
    r"""
      (?<![\w./-]) / (?: work | opt | root | mnt ) / [\w.]     # folders of one machine
    | /tmp/ [\w.-]* (?: jobs | bld )                           # … and its scratch folders
    | \b pypi [.] (?: org | python )
    | pythonhosted [.] org
    | registry [.] (?: npmjs | yarnpkg )
    | (?: deb | snapshot | security ) [.] debian [.] org
    | (?: extra- )? index-url \s* [=\s] \s* ["']? \w+ : /
    | find-links \s* [=\s] \s* ["']? [\w:]* /
    """,
    re.VERBOSE,
)


def tracked_texts() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each file under version control that is text."""
    # The folder may belong to somebody else than who runs the tests, as in a container.
    git = ["git", "-c", f"safe.directory={TOP}", "ls-files", "-z"]
    listing = subprocess.run(git, check=True, capture_output=True, cwd=TOP).stdout
    for name in listing.decode().split("\0"):
        path = TOP / name
        if not name or not path.is_file():
            continue
        content = path.read_bytes()
        if b"\0" not in content:
            yield name, content.decode("utf-8")


def test_no_tracked_text_names_a_machine_or_an_index() -> None:
    found = [
        f"{name}:{number}: {line.strip()}"
        for name, text in tracked_texts()
        for number, line in enumerate(text.splitlines(), 1)
        if FORBIDDEN.search(line)
    ]
    assert found == []


def test_there_is_text_to_look_at() -> None:
    assert "pyproject.toml" in dict(tracked_texts())


@pytest.mark.parametrize(
    "parts",
    [
        ("cd /", "work/here"),
        ("'/", "opt/wheels'"),
        ("see https://pypi", ".org/simple"),
        ("https://files.python", "hosted.org/x"),
        ("--extra-index", "-url https:", "//mirror.example/simple"),
        ("--find", "-links /", "wheels"),
        ("http://deb", ".debian.org/debian"),
    ],
)
def test_an_address_is_found(parts: tuple[str, ...]) -> None:
    assert FORBIDDEN.search("".join(parts))


@pytest.mark.parametrize(
    "text", ["https://harbour.example/work/pier", "tests/work/x.py", "--no-emit-find-links"]
)
def test_other_text_is_left_alone(text: str) -> None:
    assert FORBIDDEN.search(text) is None
