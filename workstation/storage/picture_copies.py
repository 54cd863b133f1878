"""Whole copies of pictures.db: in a zip, and among the backups of earlier versions."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import ExpectedError, NewsroomDamaged, NotANewsroom, NotFound
from workstation.domain.ids import PictureId
from workstation.storage import driver
from workstation.storage.blobs import Blobs, has_table
from workstation.storage.driver import number, sqlite
from workstation.storage.durable import placed
from workstation.storage.failures import translated
from workstation.storage.schema import PICTURES, PICTURES_APPLICATION_ID
from workstation.storage.stamped import StampedFile, stamped_files


def list_copies(backups: Path) -> tuple[StampedFile, ...]:
    """Return the copies in a folder of backups, newest first."""
    return stamped_files(backups, "pictures", "db")


def forget_copies(backups: Path, held: frozenset[str]) -> None:
    """Remove the copies of an earlier version of the program that hold nothing more than this."""
    for old in list_copies(backups):
        present = names(old.file)
        if present and present <= held:
            with suppress(OSError):
                old.file.unlink()


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


def readable(file: Path) -> frozenset[str]:
    """Return the ids of the pictures in a file whose bytes are sound; none if it can't be read."""
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


def carry(file: Path, wanted: frozenset[str] | None, blobs: Blobs) -> frozenset[str]:
    """Put the sound pictures of a file into a newsroom: those wanted, or all; return which."""
    found: set[str] = set()
    try:
        with translated(file, opening=True):
            connection = driver.connect(file, query_only=True)
            try:
                for identity in _names(connection):
                    if wanted is None or identity in wanted:
                        found |= _carried(connection, identity, blobs)
            finally:
                connection.close()
    except ExpectedError:
        return frozenset(found)
    return frozenset(found)


def _carried(connection: sqlite.Connection, identity: str, blobs: Blobs) -> frozenset[str]:
    small = connection.execute("SELECT data FROM thumbnail WHERE id = ?", (identity,)).fetchone()
    thumbnail = b"" if small is None else bytes(small[0])
    picture = PictureId(identity)
    query = "SELECT data FROM original WHERE id = ?"
    row = connection.execute(query, (identity,)).fetchone()
    if row is not None and sha256_bytes(row[0]) == identity:
        blobs.put_picture(picture, row[0], thumbnail)
        return frozenset((identity,))
    if not has_table(connection, "working_copy"):
        return frozenset()
    query = "SELECT data, sha256 FROM working_copy WHERE id = ?"
    row = connection.execute(query, (identity,)).fetchone()
    if row is None or sha256_bytes(row[0]) != row[1]:
        return frozenset()
    blobs.put_working_copy(picture, row[0], thumbnail)
    return frozenset((identity,))


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
