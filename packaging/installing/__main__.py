"""Make packages for Linux, and say what they weigh.

python -m installing [--only deb] [--again] [--effort 3]
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterable
from pathlib import Path

from installing import checks, freeze, licences, needs, packages, payload
from installing.description import Description
from installing.places import DIST, HOME, INSTALLED_LIMIT, PACKAGE_LIMIT, WORK, version


def build(
    kinds: Iterable[str],
    *,
    number: str,
    frozen: Path | None = None,
    effort: int = packages.USUAL,
) -> list[Path]:
    """Make the packages of these kinds and return their files."""
    moment = freeze.epoch()
    licences.write(licences.gather(), licences.TARGET)
    frozen = frozen or freeze.freeze()
    root = WORK / "root"
    payload.lay_out(frozen, root, number, moment)
    checks.check(root)
    about = Description(number, needs.find(root), weigh(root), moment)
    report(root, about)
    DIST.mkdir(exist_ok=True)
    made = [packages.MAKERS[kind](about, root, WORK, DIST, effort) for kind in kinds]
    for file in made:
        print(f"{megabytes(file.stat().st_size)}  dist/{file.name}")
    too_big = any(file.stat().st_size > PACKAGE_LIMIT for file in made)
    # What was packed in haste is not handed out, and says nothing about what would be.
    if (too_big and effort >= packages.USUAL) or about.installed_bytes > INSTALLED_LIMIT:
        sys.exit("That is more than a package may take.")
    return made


def check_twice(number: str) -> int:
    """Freeze twice, and see that the same bytes would be installed; say which are not."""
    found: list[dict[str, str]] = []
    for _ in range(2):
        root = WORK / "root"
        payload.lay_out(freeze.freeze(), root, number, freeze.epoch())
        found.append(dict(listed(root)))
    first, second = found
    different = sorted(name for name in first | second if first.get(name) != second.get(name))
    print("\n".join(different) or f"{len(first)} files, each the same both times")
    return 1 if different else 0


def weigh(folder: Path) -> int:
    """Return the bytes of all files below a folder, links left out."""
    return sum(
        path.stat().st_size
        for path in folder.rglob("*")
        if path.is_file() and not path.is_symlink()
    )


def report(root: Path, about: Description) -> None:
    """Print what each part takes, what is needed, and one digest of all contents."""
    internal = root / HOME / "_internal"
    parts = {
        "browser engine": [internal / "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
                           internal / "PySide6/Qt/resources", internal / "PySide6/Qt/translations",
                           internal / "PySide6/Qt/libexec"],
        "Qt": [internal / "PySide6", internal / "shiboken6"],
        "pictures": [internal / "PIL", internal / "pillow.libs"],
        "Python and libraries": [root / HOME],
        "desktop, manual, licences": [root / "usr" / "share"],
    }  # fmt: skip
    parts["fonts, dictionaries, demo, icons"] = [internal / "resources"]
    seen: set[Path] = set()
    order = ["browser engine", "Qt", "pictures", "fonts, dictionaries, demo, icons"]
    order += ["Python and libraries", "desktop, manual, licences"]
    for title in order:
        files = {file for part in parts[title] for file in _files(part)} - seen
        seen |= files
        print(f"{megabytes(sum(file.stat().st_size for file in files))}  {title}")
    print(f"{megabytes(about.installed_bytes)}  installed")
    print(f"needs: {', '.join(about.needs.debian)}")
    print(f"contents: {contents(root)}")


def _files(part: Path) -> set[Path]:
    found = part.rglob("*") if part.is_dir() else [part]
    return {path for path in found if path.is_file() and not path.is_symlink()}


def contents(root: Path) -> str:
    """Return a digest of all that is installed: names, rights, links and bytes."""
    lines = "".join(f"{name} {rest}\n" for name, rest in listed(root))
    return hashlib.sha256(lines.encode()).hexdigest()


def listed(root: Path) -> Iterable[tuple[str, str]]:
    """Yield every file that is installed, with its rights and a digest, or where it leads to."""
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink():
            yield name, f"-> {path.readlink()}"
        elif path.is_file():
            inside = hashlib.sha256(path.read_bytes()).hexdigest()
            yield name, f"{path.stat().st_mode:o} {inside}"


def megabytes(size: int) -> str:
    """Return a size as people compare it."""
    return f"{size / 1e6:7.1f} MB"


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Make packages for Linux.")
    parser.add_argument("--only", choices=packages.MAKERS, action="append", help="not all kinds")
    parser.add_argument("--version", default=version(), help=argparse.SUPPRESS)
    parser.add_argument(
        "--again", action="store_true", help="pack what was frozen last, without freezing anew"
    )
    packages.add_effort(parser, packages.USUAL)
    parser.add_argument("--twice", action="store_true", help="only see that it can be repeated")
    options = parser.parse_args()
    if options.twice:
        return check_twice(options.version)
    last = WORK / "frozen" / "workstation" if options.again else None
    kinds = options.only or packages.MAKERS
    build(kinds, number=options.version, frozen=last, effort=options.effort)
    return 0


if __name__ == "__main__":
    sys.exit(main())
