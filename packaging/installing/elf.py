"""What programs and libraries of Linux need, asked of binutils."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

MAGIC = b"\x7fELF"
_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")

_PATH = re.compile(r"\((?:RPATH|RUNPATH)\).*\[(.+)\]")


def binaries(folder: Path) -> list[Path]:
    """Return every program and library below a folder, links left out, in order."""
    return sorted(path for path in folder.rglob("*") if _is_binary(path))


def _is_binary(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def needed(files: Sequence[Path]) -> Mapping[Path, tuple[str, ...]]:
    """Return the names of the libraries that each file names as needed."""
    found: dict[Path, list[str]] = {path: [] for path in files}
    report = subprocess.run(
        ["readelf", "--wide", "--dynamic", *map(str, files), "/dev/null"],
        check=False,  # it complains of the last, which is there so that it always names the file
        capture_output=True,
        text=True,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    current: list[str] = []
    for line in report.stdout.splitlines():
        if line.startswith("File: "):
            current = found.setdefault(Path(line.removeprefix("File: ")), [])
        elif match := _NEEDED.search(line):
            current.append(match[1])
    return {path: tuple(names) for path, names in found.items()}


def strip(files: Iterable[Path]) -> None:
    """Take out what only debuggers and linkers read, and search paths of the building machine.

    A library that was given a search path beside itself after it was linked may come out broken
    of this, and is left as it is.
    """
    paths = [str(path) for path in files if not _is_altered(path)]
    if paths:
        subprocess.run(["strip", "--strip-unneeded", *paths], check=True)
        subprocess.run(["chrpath", "--delete", *paths], check=False, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)  # fmt: skip


def _is_altered(path: Path) -> bool:
    return any("$ORIGIN" in place for place in search_paths(path))


def search_paths(path: Path) -> tuple[str, ...]:
    """Return the folders in which a program or library looks for others before all else."""
    report = subprocess.run(
        ["readelf", "--wide", "--dynamic", str(path)], check=True, capture_output=True, text=True
    )
    return tuple(place for found in _PATH.findall(report.stdout) for place in found.split(":"))
