"""pictures.db: the bytes of originals, each written once, and what is drawn from them."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.canonical import sha256_bytes
from workstation.domain.errors import NotANewsroom
from workstation.domain.ids import PictureId
from workstation.storage import driver
from workstation.storage.driver import number, sqlite
from workstation.storage.failures import translated
from workstation.storage.guard import check_thread
from workstation.storage.schema import PICTURES, PICTURES_APPLICATION_ID

RENDITIONS_TABLE = """
    CREATE TABLE IF NOT EXISTS rendition (
        number INTEGER PRIMARY KEY,
        picture TEXT NOT NULL CHECK (length(picture) = 64),
        recipe TEXT NOT NULL,
        data BLOB NOT NULL,
        UNIQUE (picture, recipe)
    ) STRICT
    """
"""Drawn from originals, and forgotten when there are too many: not part of backups."""
COPIES_TABLE = """
    CREATE TABLE IF NOT EXISTS working_copy (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        data BLOB NOT NULL
    ) STRICT
    """
"""What came of pictures whose originals are in another newsroom, by the originals' ids."""
RENDITIONS_LIMIT = 256 * 1024 * 1024
"""Bytes of renditions that are kept."""
_FORGOTTEN_AT_ONCE = 20
_PAGE_SIZE = 32_768
"""Bytes: pictures are long, and a page is what SQLite writes at a time. Older files have 4096."""
_WAITING = 16 * 1024 * 1024
"""Bytes in the log after which they are put into their place: not with every photograph."""

_SCHEMA = (
    f"PRAGMA page_size = {_PAGE_SIZE}",
    """
    CREATE TABLE original (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE thumbnail (
        id TEXT PRIMARY KEY CHECK (length(id) = 64),
        data BLOB NOT NULL
    ) STRICT
    """,
    RENDITIONS_TABLE,
    COPIES_TABLE,
    f"PRAGMA application_id = {PICTURES_APPLICATION_ID}",
    "PRAGMA user_version = 1",
)


@dataclass(frozen=True, slots=True)
class _Put:
    """How the bytes of a picture are stored, and its small version, which may be empty."""

    statement: str
    values: tuple[str | bytes, ...]
    picture: PictureId
    thumbnail: bytes


class Blobs:
    """The bytes of pictures by their hash; every thread gets a connection of its own."""

    def __init__(self, folder: Path, *, query_only: bool = False) -> None:
        self._folder = folder
        self._path = folder / PICTURES
        self._query_only = query_only
        self._local = threading.local()
        self._lock = threading.Lock()
        self._connections: list[sqlite.Connection] = []
        self._closed = False
        self._rendered: int | None = None

    def put(self, data: bytes) -> PictureId:
        """Store an original, unless it is there, and return its id."""
        picture = PictureId(sha256_bytes(data))
        if not self._has(picture):
            self._insert("original", picture, data)
        return picture

    def put_picture(self, picture: PictureId, data: bytes, thumbnail: bytes) -> None:
        """Store an original under its id with its small version, if there is one."""
        self.put_pictures([(picture, data, thumbnail)])

    def put_pictures(self, pictures: Iterable[tuple[PictureId, bytes, bytes]]) -> None:
        """Store originals under their ids, each with its small version: all of them or none."""
        statement = "INSERT OR IGNORE INTO original (id, data) VALUES (?, ?)"
        self._put_with_thumbnails(
            (_Put(statement, (picture, data), picture, small) for picture, data, small in pictures)
        )

    def put_working_copy(self, picture: PictureId, data: bytes, thumbnail: bytes) -> None:
        """Store what stands in for an original that is elsewhere, with its small version.

        One that was here before gives way to it.
        """
        statement = "INSERT OR REPLACE INTO working_copy (id, sha256, data) VALUES (?, ?, ?)"
        values = (picture, sha256_bytes(data), data)
        self._put_with_thumbnails([_Put(statement, values, picture, thumbnail)])

    def _put_with_thumbnails(self, puts: Iterable[_Put]) -> None:
        with translated(self._folder):
            connection = self._connection(make=True)
            if connection is None:
                message = "these pictures were opened for reading"
                raise RuntimeError(message)
            with self._lock:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    connection.execute(COPIES_TABLE)
                    for put in puts:
                        connection.execute(put.statement, put.values)
                        if put.thumbnail:
                            connection.execute(
                                "INSERT OR REPLACE INTO thumbnail (id, data) VALUES (?, ?)",
                                (put.picture, put.thumbnail),
                            )
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:  # a full disk may have ended it already
                        connection.execute("ROLLBACK")
                    raise

    def read(self, picture: PictureId) -> bytes | None:
        """Return the bytes of a picture, or None if it is not there.

        Its working copy stands in where the original is elsewhere.
        """
        found = self._read("original", picture)
        return self._working_copy(picture) if found is None else found

    def has_original(self, picture: PictureId) -> bool:
        """Say whether the very bytes of a picture are here."""
        return self._has(picture)

    def _working_copy(self, picture: PictureId) -> bytes | None:
        with translated(self._folder):
            connection = self._connection()
            if connection is None or not has_table(connection, "working_copy"):
                return None
        return self._read("working_copy", picture)

    def put_thumbnail(self, picture: PictureId, jpeg: bytes) -> None:
        """Store a small version of a picture, in place of the one before."""
        self._insert("thumbnail", picture, jpeg)

    def thumbnail(self, picture: PictureId) -> bytes | None:
        """Return the small version of a picture, or None if there is none."""
        return self._read("thumbnail", picture)

    def rendition(self, picture: PictureId, recipe: str) -> bytes | None:
        """Return what was drawn of a picture by a recipe, or None if it has to be drawn."""
        with translated(self._folder):
            connection = self._connection()
            if connection is None or not has_table(connection, "rendition"):
                return None
            row = connection.execute(
                "SELECT data FROM rendition WHERE picture = ? AND recipe = ?", (picture, recipe)
            ).fetchone()
            return None if row is None else bytes(row[0])

    def renditions(self, picture: PictureId) -> frozenset[str]:
        """Return the recipes by which a picture has been drawn."""
        with translated(self._folder):
            connection = self._connection()
            if connection is None or not has_table(connection, "rendition"):
                return frozenset()
            query = "SELECT recipe FROM rendition WHERE picture = ?"
            return frozenset(row[0] for row in connection.execute(query, (picture,)))

    def put_renditions(self, picture: PictureId, drawn: Mapping[str, bytes]) -> None:
        """Keep what was drawn of a picture, by recipe; the oldest give way to it."""
        with translated(self._folder):
            connection = self._connection(make=True)
            if connection is None:
                return  # opened for reading: it is drawn again next time
            with self._lock:
                connection.execute("BEGIN IMMEDIATE")
                try:
                    connection.execute(RENDITIONS_TABLE)
                    connection.executemany(
                        "INSERT OR REPLACE INTO rendition (picture, recipe, data) VALUES (?, ?, ?)",
                        [(picture, recipe, data) for recipe, data in drawn.items()],
                    )
                    self._forget_renditions(connection, sum(map(len, drawn.values())))
                    connection.execute("COMMIT")
                except BaseException:
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                    raise

    def _forget_renditions(self, connection: sqlite.Connection, added: int) -> None:
        """Forget the oldest renditions while there are too many bytes of them."""
        if self._rendered is None:
            self._rendered = number(connection, "SELECT sum(length(data)) FROM rendition")
        else:
            self._rendered += added
        while self._rendered > RENDITIONS_LIMIT:
            gone = connection.execute(
                "DELETE FROM rendition WHERE number IN"
                " (SELECT number FROM rendition ORDER BY number LIMIT ?) RETURNING length(data)",
                (_FORGOTTEN_AT_ONCE,),
            ).fetchall()
            if not gone:
                self._rendered = 0
                return
            self._rendered -= sum(row[0] for row in gone)

    def damaged(self) -> Iterator[PictureId]:
        """Read every original and yield those whose bytes are not what was stored."""
        for picture in sorted(self._ids("original")):
            data = self._read("original", picture)
            if data is not None and sha256_bytes(data) != picture:
                yield picture
        for picture, expected in sorted(self._copies().items()):
            data = self._read("working_copy", picture)
            if data is not None and sha256_bytes(data) != expected:
                yield picture

    def missing(self, pictures: Iterable[PictureId]) -> tuple[PictureId, ...]:
        """Return those of the pictures of which neither original nor working copy is there."""
        wanted = tuple(pictures)
        there = self._ids("original") | self._copies().keys()
        return tuple(picture for picture in wanted if picture not in there)

    def close(self) -> None:
        """Close the connections of all threads; none may be at work."""
        with self._lock:
            self._closed = True
            for connection in self._connections:
                connection.close()
            self._connections.clear()

    def _ids(self, table: str) -> frozenset[PictureId]:
        with translated(self._folder):
            connection = self._connection()
            if connection is None:
                return frozenset()
            rows = connection.execute(f"SELECT id FROM {table}")
            return frozenset(PictureId(row[0]) for row in rows)

    def _copies(self) -> dict[PictureId, str]:
        with translated(self._folder):
            connection = self._connection()
            if connection is None or not has_table(connection, "working_copy"):
                return {}
            rows = connection.execute("SELECT id, sha256 FROM working_copy")
            return {PictureId(row[0]): row[1] for row in rows}

    def _has(self, picture: PictureId) -> bool:
        with translated(self._folder):
            connection = self._connection()
            return connection is not None and bool(
                number(
                    connection,
                    # The id has been computed here: 64 hexadecimal digits.
                    f"SELECT EXISTS (SELECT 1 FROM original WHERE id = '{picture}')",
                )
            )

    def _read(self, table: str, picture: PictureId) -> bytes | None:
        with translated(self._folder):
            connection = self._connection()
            if connection is None:
                return None
            row = connection.execute(
                f"SELECT data FROM {table} WHERE id = ?", (picture,)
            ).fetchone()
            return None if row is None else bytes(row[0])

    def _insert(self, table: str, picture: PictureId, data: bytes) -> None:
        with translated(self._folder):
            connection = self._connection(make=True)
            if connection is None:
                message = "these pictures were opened for reading"
                raise RuntimeError(message)
            # One writer at a time, so that none of our own threads waits in SQLite.
            with self._lock:
                connection.execute(
                    f"INSERT OR REPLACE INTO {table} (id, data) VALUES (?, ?)", (picture, data)
                )

    def _connection(self, *, make: bool = False) -> sqlite.Connection | None:
        """Return this thread's connection, or None where there are no pictures yet."""
        check_thread()
        if self._closed:
            message = "the newsroom is closed"
            raise RuntimeError(message)
        found: sqlite.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            with self._lock:
                found = self._open(make=make)
            self._local.connection = found
        return found

    def _open(self, *, make: bool) -> sqlite.Connection | None:
        if not self._path.exists():
            if self._query_only or not make:
                return None
            self._create()
        connection = driver.connect(self._path, query_only=self._query_only)
        try:
            if number(connection, "PRAGMA application_id") != PICTURES_APPLICATION_ID:
                raise NotANewsroom(self._folder)
            if not self._query_only:
                pages = _WAITING // number(connection, "PRAGMA page_size")
                connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")
        except BaseException:
            connection.close()
            raise
        self._connections.append(connection)
        return connection

    def _create(self) -> None:
        # Whole or not at all, so that a kill leaves no half-made file.
        fresh = self._path.with_name(f"{PICTURES}.new")
        fresh.unlink(missing_ok=True)
        connection = driver.connect(fresh, mode="rwc")
        try:
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        fresh.replace(self._path)


def has_table(connection: sqlite.Connection, name: str) -> bool:
    """Say whether a file of pictures has a table that older ones have not."""
    query = f"SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = '{name}')"
    return bool(number(connection, query))
