"""Files that are whole on the disk, and names that are free."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Final

STAMP: Final = "%Y-%m-%dT%H%M%SZ"
"""How a moment stands in the name of a file."""


@contextmanager
def placed(file: Path) -> Iterator[Path]:
    """Give a path to write to; what is there at the end becomes the file, whole or not at all."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.unlink(missing_ok=True)
        yield part
        sync(part)
        part.replace(file)
        sync(file.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def set_aside(database: Path, now: datetime) -> Path | None:
    """Rename a database and its journal to `.damaged-…`; return its name, if it was there."""
    aside = free_name(database.with_name(f"{database.name}.damaged-{now.strftime(STAMP)}"))
    found = database.exists()
    # A journal of a database that is gone must not be applied to another one.
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            Path(f"{database}{suffix}").replace(f"{aside}{suffix}")
    return aside if found else None


def set_aside_folder(folder: Path, now: datetime) -> Path | None:
    """Rename a folder to `.before-…`; return its name, if it was there."""
    if not folder.exists():
        return None
    aside = free_name(folder.with_name(f"{folder.name}.before-{now.strftime(STAMP)}"))
    folder.replace(aside)
    return aside


def free_name(path: Path) -> Path:
    """Return the path, or the first of `name-2`, `name-3`… that nothing has."""
    count = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{count}{path.suffix}")
        count += 1
    return free


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk."""
    if path.is_dir() and os.name == "nt":
        return  # folders can't be opened there; NTFS keeps the order of renames by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
