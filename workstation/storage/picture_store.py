"""Pictures among the backups: each once, in a file named by the hash of its bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import NewsroomDamaged
from workstation.domain.ids import PictureId
from workstation.storage import driver
from workstation.storage.blobs import Blobs, has_table
from workstation.storage.driver import sqlite
from workstation.storage.durable import sync
from workstation.storage.failures import translated
from workstation.storage.schema import PICTURES

STORE = "pictures"
_SMALL = ".small"
"""Ends the name of a picture's small version; it can be told by nothing else."""
_COPY = ".copy"
"""Ends the name of a working copy, whose original is in another newsroom: its hash, its bytes."""
_HASH = 64


class PictureStore:
    """The folder of pictures that all backups beside it share; nothing in it is ever changed."""

    def __init__(self, backups: Path) -> None:
        self.folder = backups / STORE

    def names(self) -> frozenset[str]:
        """Return the ids of the pictures that are there, unread."""
        return self.originals() | self.copies()

    def originals(self) -> frozenset[str]:
        """Return the ids of the pictures whose originals are there, unread."""
        return frozenset(name for name in self._files() if len(name) == _HASH)

    def copies(self) -> frozenset[str]:
        """Return the ids of the pictures of which working copies are there, unread."""
        return frozenset(name[:_HASH] for name in self._files() if name.endswith(_COPY))

    def read(self, picture: str) -> bytes | None:
        """Return a picture's bytes; None if they are not there or not as they were stored."""
        original = self._original(picture)
        return self._copy(picture) if original is None else original

    def _files(self) -> Iterator[str]:
        with suppress(FileNotFoundError):
            for shelf in self.folder.iterdir():
                if shelf.is_dir():
                    yield from (file.name for file in shelf.iterdir())

    def _original(self, picture: str) -> bytes | None:
        with suppress(OSError):
            data = self._file(picture).read_bytes()
            return data if sha256_bytes(data) == picture else None
        return None

    def _copy(self, picture: str) -> bytes | None:
        with suppress(OSError):
            stored = self._file(picture, _COPY).read_bytes()
            data = stored[_HASH:]
            return data if sha256_bytes(data).encode("ascii") == stored[:_HASH] else None
        return None

    def copy_digest(self, picture: str) -> str:
        """Return the hash of the working copy that is there of a picture; empty without one."""
        with suppress(OSError), self._file(picture, _COPY).open("rb") as stored:
            return stored.read(_HASH).decode("ascii", "replace")
        return ""

    def small(self, picture: str) -> bytes | None:
        """Return a picture's small version, or None if there is none."""
        with suppress(OSError):
            return self._file(picture, _SMALL).read_bytes()
        return None

    def sound(self, pictures: Iterable[str]) -> frozenset[str]:
        """Return those of the pictures that are there, and as they were stored; reads them all."""
        return frozenset(picture for picture in pictures if self.read(picture) is not None)

    def add(self, pictures: Iterable[tuple[str, bytes, bytes | None]]) -> int:
        """Store pictures with their small versions; return how many.

        What is not as its name says is left out, and `NewsroomDamaged` raised after the others.
        """
        shelves: set[Path] = set()
        count, rotten = 0, ""
        for picture, data, small in pictures:
            if sha256_bytes(data) != picture:
                rotten = rotten or picture
                continue
            file = self._file(picture)
            file.parent.mkdir(parents=True, exist_ok=True)
            if small is not None:
                _write(self._file(picture, _SMALL), small)
            _write(file, data)
            shelves.add(file.parent)
            count += 1
        for shelf in shelves:
            sync(shelf)
        if shelves:
            sync(self.folder)
        if rotten:
            raise NewsroomDamaged(self.folder, f"picture {rotten}: the bytes are damaged")
        return count

    def add_copies(self, copies: Iterable[tuple[str, str, bytes, bytes | None]]) -> None:
        """Store working copies: the picture's id, the copy's hash, its bytes, its small version."""
        for picture, digest, data, small in copies:
            file = self._file(picture, _COPY)
            file.parent.mkdir(parents=True, exist_ok=True)
            if small is not None:
                _write(self._file(picture, _SMALL), small)
            _write(file, digest.encode("ascii") + data)
            sync(file.parent)

    def carry(self, wanted: frozenset[str], blobs: Blobs) -> frozenset[str]:
        """Put the sound ones of the pictures that are wanted into a newsroom; return which."""
        found = set()
        for picture in wanted:
            small = self.small(picture) or b""
            original = self._original(picture)
            copy = self._copy(picture) if original is None else None
            if original is not None:
                blobs.put_picture(PictureId(picture), original, small)
            elif copy is not None:
                blobs.put_working_copy(PictureId(picture), copy, small)
            else:
                continue
            found.add(picture)
        return frozenset(found)

    def _file(self, picture: str, suffix: str = "") -> Path:
        return self.folder / picture[:2] / f"{picture}{suffix}"


def keep_pictures(newsroom: Path, backups: Path) -> PictureStore | None:
    """Bring the store up to all pictures of a newsroom; None where it has none.

    Pictures may come in meanwhile.
    """
    source = newsroom / PICTURES
    if not source.exists():
        return None
    store = PictureStore(backups)
    with translated(newsroom), closing(driver.connect(source, query_only=True)) as connection:
        there = store.originals()
        ids = [row[0] for row in connection.execute("SELECT id FROM original ORDER BY id")]
        store.add(_pictures(connection, [one for one in ids if one not in there]))
        if has_table(connection, "working_copy"):
            store.add_copies(_copies(connection, store))
    return store


def _pictures(
    connection: sqlite.Connection, ids: Iterable[str]
) -> Iterator[tuple[str, bytes, bytes | None]]:
    query = """
        SELECT original.data, thumbnail.data FROM original
        LEFT JOIN thumbnail USING (id) WHERE original.id = ?
        """
    for picture in ids:
        row = connection.execute(query, (picture,)).fetchone()
        if row is not None:
            yield picture, bytes(row[0]), None if row[1] is None else bytes(row[1])


def _copies(
    connection: sqlite.Connection, store: PictureStore
) -> Iterator[tuple[str, str, bytes, bytes | None]]:
    """Return the copies that the store has not got: of a picture it may have a smaller one."""
    query = """
        SELECT working_copy.sha256, working_copy.data, thumbnail.data FROM working_copy
        LEFT JOIN thumbnail USING (id) WHERE working_copy.id = ?
        """
    digests = connection.execute("SELECT id, sha256 FROM working_copy ORDER BY id").fetchall()
    for picture in [row[0] for row in digests if store.copy_digest(row[0]) != row[1]]:
        row = connection.execute(query, (picture,)).fetchone()
        if row is not None:
            yield picture, row[0], bytes(row[1]), None if row[2] is None else bytes(row[2])


def _write(file: Path, data: bytes) -> None:
    part = file.with_name(f"{file.name}.part")
    try:
        with part.open("wb") as target:
            target.write(data)
            target.flush()
            os.fsync(target.fileno())
        part.replace(file)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
