"""Make a release: version, changelog section, packages, checksums, bill of materials.

python -m installing.release 1.2.3      write the version and the section, then build
python -m installing.release            build this version as it stands
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from installing import bill, freeze, licences, packages
from installing.__main__ import build, megabytes
from installing.places import DIST, NAME, TOP, version

_NUMBER = re.compile(r"^\d+\.\d+\.\d+$")
_HEADING = "## [Unreleased]"


class Refused(Exception):
    """There can be no release like this; the message says why."""


def numbers(text: str) -> tuple[int, ...]:
    """Return the parts of a version, for comparing."""
    if not _NUMBER.match(text):
        raise Refused(f"“{text}” is not a version such as 1.2.3.")
    return tuple(int(part) for part in text.split("."))


def with_section(changelog: str, number: str, day: str) -> str:
    """Give what is not released yet the version's name, and begin anew above it."""
    if f"## [{number}]" in changelog:
        raise Refused(f"The changelog has a section for {number} already.")
    if not section(changelog, "Unreleased").strip():
        raise Refused("The changelog says nothing about what is new.")
    return changelog.replace(_HEADING, f"{_HEADING}\n\n## [{number}] - {day}", 1)


def section(changelog: str, name: str) -> str:
    """Return what the changelog says about one version; empty where it has none."""
    found = re.search(
        rf"^## \[{re.escape(name)}\][^\n]*\n(.*?)(?=^## \[|\Z)", changelog, re.M | re.S
    )
    return found[1].strip() + "\n" if found else ""


def with_version(source: str, number: str) -> str:
    """Return the module that names the version, with this one in it."""
    return re.sub(r'^__version__ = ".*"$', f'__version__ = "{number}"', source, flags=re.MULTILINE)


def raise_version(number: str, day: str, top: Path = TOP) -> None:
    """Write the version and the changelog's section; nothing is written where one is refused."""
    module, changelog = top / "workstation" / "__init__.py", top / "CHANGELOG.md"
    if numbers(number) <= numbers(version(top)):
        raise Refused(f"{number} is not newer than {version(top)}.")
    text = with_section(changelog.read_text("utf-8"), number, day)
    changelog.write_text(text, "utf-8")
    module.write_text(with_version(module.read_text("utf-8"), number), "utf-8")


def checksums(files: list[Path]) -> str:
    """Return the digests of files, as `sha256sum --check` reads them."""
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    return "".join(lines)


def make(dist: Path = DIST, effort: int = packages.THOROUGH) -> list[Path]:
    """Build everything of this version and return the files."""
    number = version()
    made = build(packages.MAKERS, number=number, effort=effort)
    held = licences.read(licences.TARGET)
    materials = dist / f"{NAME}-{number}.cdx.json"
    bill.write(bill.document(held, number, freeze.epoch()), materials)
    notes = dist / f"{NAME}-{number}-changes.md"
    log = (TOP / "CHANGELOG.md").read_text("utf-8")
    notes.write_text(section(log, number) or section(log, "Unreleased"), "utf-8")
    texts = dist / f"{NAME}-{number}-licences.json"
    licences.write(held, texts)
    files = sorted([*made, materials, notes, texts])
    (dist / "SHA256SUMS").write_text(checksums(files), "ascii")
    return [*files, dist / "SHA256SUMS"]


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Make a release into dist/.")
    parser.add_argument("number", nargs="?", help="the new version, such as 1.2.3")
    packages.add_effort(parser, packages.THOROUGH)
    options = parser.parse_args()
    try:
        if options.number:
            raise_version(options.number, datetime.now(UTC).date().isoformat())
        files = make(effort=options.effort)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], check=True, cwd=DIST)
    for file in files:
        print(f"{megabytes(file.stat().st_size)}  dist/{file.name}")
    if options.number:
        print(f"Now commit it, and tag it v{options.number}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
