"""Copies of pictures.db, every picture compared with its hash, that go with the backups."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import ExpectedError, NewsroomDamaged, NotANewsroom, NotFound
from workstation.storage import driver
from workstation.storage.blobs import has_table
from workstation.storage.driver import number, sqlite
from workstation.storage.durable import STAMP, free_name, placed
from workstation.storage.failures import translated
from workstation.storage.schema import BACKUPS, PICTURES, PICTURES_APPLICATION_ID

KEPT = 2
"""How many copies are kept at least: newer ones hold all that older ones did."""

_NAME = re.compile(r"pictures-(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A copy of the pictures among the backups."""

    file: Path
    at: datetime


def list_copies(backups: Path) -> tuple[PictureCopy, ...]:
    """Return the copies in a folder of backups, newest first."""
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for file in backups.iterdir():
            match = _NAME.fullmatch(file.name)
            if match:
                at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                found.append(PictureCopy(file, at))
    return tuple(sorted(found, key=lambda copy: (copy.at, copy.file.name), reverse=True))


def keep_copy(folder: Path, at: datetime) -> Path | None:
    """Return the newest copy of a newsroom's pictures, made now if pictures came since.

    None where there are no pictures. A copy that is not needed any more is removed.
    """
    if not (folder / PICTURES).exists():
        return None
    backups = folder / BACKUPS
    copies = list_copies(backups)
    present = names(folder / PICTURES)
    if copies and names(copies[0].file) == present:
        return copies[0].file
    file = free_name(backups / f"pictures-{at.strftime(STAMP)}.db")
    copy_pictures(folder, file)
    for old in copies[KEPT - 1 :]:
        if names(old.file) <= present:
            with suppress(OSError):
                old.file.unlink()
    return file


def copy_pictures(folder: Path, file: Path) -> None:
    """Write a checked copy of a newsroom's pictures to a file; whole or not at all.

    Pictures may come in meanwhile. Raises `NewsroomDamaged` rather than copy what has rotted.
    """
    with translated(folder), placed(file) as part:
        # It only reads the pictures, yet VACUUM INTO is refused where writing is.
        connection = driver.connect(folder / PICTURES)
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        finally:
            connection.close()
        _leave_out_renditions(part)
        verify_pictures(part)


def _leave_out_renditions(file: Path) -> None:
    """Shrink a copy by what can be drawn again."""
    connection = driver.connect(file)
    try:
        found = has_table(connection, "rendition")
        if found and connection.execute("SELECT 1 FROM rendition LIMIT 1").fetchone():
            connection.execute("DELETE FROM rendition")
            connection.execute("VACUUM")
    finally:
        connection.close()


def verify_pictures(file: Path) -> frozenset[str]:
    """Read a file of pictures, compare each with its hash, and return their ids.

    Raises `NotFound`, `NotANewsroom` or `NewsroomDamaged`.
    """
    if not file.is_file():
        raise NotFound("backup", str(file))
    with translated(file, opening=True):
        connection = driver.connect(file, mode="ro", query_only=True)
        try:
            if number(connection, "PRAGMA application_id") != PICTURES_APPLICATION_ID:
                raise NotANewsroom(file)
            found = _sound(connection)
            lost = [identity for identity in _names(connection) if identity not in found]
            if lost:
                raise NewsroomDamaged(file, f"picture {lost[0]}: the bytes are damaged")
            return found
        finally:
            connection.close()


def names(file: Path) -> frozenset[str]:
    """Return the ids of the pictures in a file, unread; none where it can't be read."""
    try:
        with translated(file, opening=True):
            connection = driver.connect(file, query_only=True)
            try:
                return frozenset(_names(connection))
            finally:
                connection.close()
    except ExpectedError:
        return frozenset()


def best_source(needed: frozenset[str], files: Iterable[Path]) -> tuple[Path | None, int]:
    """Return the first of the files that has the most of some pictures, and how many it lacks.

    A picture whose bytes are damaged counts as lacking.
    """
    best: Path | None = None
    fewest = len(needed)
    for file in files:
        missing = len(needed - _readable(file))
        if missing < fewest or (best is None and missing == fewest and not needed):
            best, fewest = file, missing
        if not fewest:
            break
    return best, fewest


def _readable(file: Path) -> frozenset[str]:
    try:
        with translated(file, opening=True):
            connection = driver.connect(file, query_only=True)
            try:
                if number(connection, "PRAGMA application_id") != PICTURES_APPLICATION_ID:
                    return frozenset()
                return _sound(connection)
            finally:
                connection.close()
    except ExpectedError:
        return frozenset()


def _names(connection: sqlite.Connection) -> list[str]:
    found = [row[0] for row in connection.execute("SELECT id FROM original")]
    if has_table(connection, "working_copy"):
        found += [row[0] for row in connection.execute("SELECT id FROM working_copy")]
    return sorted(set(found))


def _sound(connection: sqlite.Connection) -> frozenset[str]:
    rows = connection.execute("SELECT id, data FROM original")
    found = {identity for identity, data in rows if sha256_bytes(data) == identity}
    if has_table(connection, "working_copy"):
        copies = connection.execute("SELECT id, sha256, data FROM working_copy")
        found |= {row[0] for row in copies if sha256_bytes(row[2]) == row[1]}
    return frozenset(found)
