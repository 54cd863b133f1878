"""Whatever others made and we ship has its licence beside it, and is listed."""

import re
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
RESOURCES = TOP / "resources"
LIST = "THIRD-PARTY.md"
FOREIGN_FOLDERS = ("fonts", "icons", "dictionaries")
FONTS = {".ttf", ".otf", ".woff", ".woff2"}
LICENCE = re.compile(r"LICEN[CS]E|OFL|COPYING")


def rows(listing: str) -> list[list[str]]:
    """Return the paths and patterns that each row of the list's table names."""
    named = []
    for line in listing.splitlines():
        if line.startswith("|"):
            quoted = re.findall(r"`([^`]+)`", line)
            paths = [each for each in quoted if "/" in each and not each.startswith("@")]
            if paths:
                named.append(paths)
    return named


def foreign_files(resources: Path) -> set[Path]:
    """Return the files that are by others, going by their folder or their kind."""
    files = {path for path in resources.rglob("*") if path.is_file()}
    return {
        path
        for path in files
        if not LICENCE.search(path.name)
        and (path.suffix in FONTS or path.relative_to(resources).parts[0] in FOREIGN_FOLDERS)
    }


def problems(resources: Path) -> list[str]:
    """Return what is not listed, not there, or without a licence."""
    listing = resources / LIST
    named = rows(listing.read_text(encoding="utf-8")) if listing.is_file() else []
    found, covered = [], set()
    for paths in named:
        for pattern in paths:
            matched = set(resources.glob(pattern.removeprefix("resources/")))
            covered |= matched
            if not matched:
                found.append(f"{pattern} is listed but not there")
        texts = [resources / path.removeprefix("resources/") for path in paths]
        licences = [path for path in texts if LICENCE.search(path.name) and path.is_file()]
        if not any(path.read_text(encoding="utf-8").strip() for path in licences):
            found.append(f"{paths[0]} has no licence beside it")
    unlisted = sorted(foreign_files(resources) - covered)
    return found + [f"{path.relative_to(resources)} is not listed" for path in unlisted]


def test_everything_by_others_is_listed_with_its_licence() -> None:
    assert problems(RESOURCES) == []


def shipped(folder: Path, listing: str) -> Path:
    (folder / "fonts").mkdir()
    (folder / "fonts" / "Plain-Regular.ttf").write_bytes(b"\0")
    (folder / LIST).write_text(listing, encoding="utf-8")
    return folder


def test_a_font_that_is_not_listed_is_found(tmp_path: Path) -> None:
    assert problems(shipped(tmp_path, "")) == ["fonts/Plain-Regular.ttf is not listed"]


def test_a_font_without_its_licence_is_found(tmp_path: Path) -> None:
    shipped(tmp_path, "| Plain | `fonts/Plain-*.ttf` | `@type/plain` | `fonts/OFL-Plain.txt` |")
    assert problems(tmp_path) == [
        "fonts/OFL-Plain.txt is listed but not there",
        "fonts/Plain-*.ttf has no licence beside it",
    ]


def test_a_font_with_its_licence_is_no_problem(tmp_path: Path) -> None:
    shipped(tmp_path, "| Plain | `fonts/Plain-*.ttf` | `@type/plain` | `fonts/OFL-Plain.txt` |")
    (tmp_path / "fonts" / "OFL-Plain.txt").write_text("Free to use.", encoding="utf-8")
    assert problems(tmp_path) == []
