"""Pictures among the backups: each once, in a file named by the hash of its bytes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import NewsroomDamaged
from workstation.storage import driver
from workstation.storage.blobs import Blobs
from workstation.storage.driver import sqlite
from workstation.storage.durable import sync
from workstation.storage.failures import translated
from workstation.storage.schema import PICTURES

STORE = "pictures"
_SMALL = ".small"
"""Ends the name of a picture's small version; it can be told by nothing else."""


class PictureStore:
    """The folder of pictures that all backups beside it share; nothing in it is ever changed."""

    def __init__(self, backups: Path) -> None:
        self.folder = backups / STORE

    def names(self) -> frozenset[str]:
        """Return the ids of the pictures that are there, unread."""
        found: set[str] = set()
        with suppress(FileNotFoundError):
            for shelf in self.folder.iterdir():
                if shelf.is_dir():
                    found.update(file.name for file in shelf.iterdir() if len(file.name) == 64)
        return frozenset(found)

    def read(self, picture: str) -> bytes | None:
        """Return a picture's bytes; None if they are not there or not as they were stored."""
        with suppress(OSError):
            data = self._file(picture).read_bytes()
            return data if sha256_bytes(data) == picture else None
        return None

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

    def carry(self, wanted: frozenset[str], blobs: Blobs) -> frozenset[str]:
        """Put the sound ones of the pictures that are wanted into a newsroom; return which."""
        found = set()
        for picture in wanted:
            data = self.read(picture)
            if data is None:
                continue
            name = blobs.put(data)
            found.add(picture)
            small = self.small(picture)
            if small is not None:
                blobs.put_thumbnail(name, small)
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
        there = store.names()
        ids = [row[0] for row in connection.execute("SELECT id FROM original ORDER BY id")]
        store.add(_pictures(connection, [one for one in ids if one not in there]))
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
