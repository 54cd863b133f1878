"""The save journal: what each transaction wrote, on the disk beside the database.

A newsroom's `journal` folder holds files of one line for each transaction. A line is on the disk
before its transaction commits. `newsroom.db` knows, in its table `journal`, which line it has
got to; a backup knows it too. So a backup and the lines after it make up a database that is gone.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, cast

from sqlalchemy import Connection, Engine, event

from workstation.domain.clock import Clock
from workstation.storage.durable import free_name, sync
from workstation.storage.journal_files import (
    Row,
    Statement,
    Wording,
    header_line,
    record_line,
    segment_name,
)
from workstation.storage.schema import JOURNAL, SCHEMA

LARGEST: Final = 32_000_000
"""Bytes after which another file is begun."""

DERIVED: Final = frozenset(
    ("article_fts", "title_fts", "article_term", "term_count", "counted_terms", "journal")
)
"""Tables that are made again from the others, or that the journal itself keeps."""

_WRITES = re.compile(
    r"\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|(DELETE)\s+FROM)\s+\"?(\w+)", re.IGNORECASE
)
_WRITTEN = "written"
"""Under this name a connection keeps what its transaction has written."""


class Journal:
    """Writes the lines; belongs to the thread that writes to the newsroom.

    It is a second place for what the database has: that a line can't be written (a full disk)
    fails no save. Then the journal has a gap, `gap` says so, and the next backup mends it.
    """

    gap: bool
    """A transaction is missing in it since the last backup."""

    def __init__(self, folder: Path, lineage: str, clock: Clock) -> None:
        self.gap = False
        self.lineage = lineage
        self._folder = folder / JOURNAL
        self._clock = clock
        self._file: int | None = None
        self._size = 0
        self._before: tuple[int, Wording] | None = None
        self._wording = Wording()
        self._turned = False

    @contextmanager
    def transaction(self, engine: Engine) -> Iterator[Connection]:
        """Begin a transaction of the database whose changes are in the journal when it ends."""
        try:
            with engine.begin() as connection:
                written: list[Statement] = []
                connection.info[_WRITTEN] = written
                try:
                    yield connection
                finally:
                    del connection.info[_WRITTEN]
                if written:
                    position = connection.exec_driver_sql(
                        "UPDATE journal SET position = position + 1 RETURNING position"
                    ).scalar_one()
                    self._append(position, written)
        except BaseException:
            self._retract()
            raise
        self._before = None

    def turn(self) -> None:
        """Let the next line begin another file; may be called from any thread."""
        self._turned = True

    def close(self) -> None:
        """Close the file; harmless when done before."""
        if self._file is not None:
            with suppress(OSError):
                os.close(self._file)
        self._file = None

    def _append(self, position: int, statements: Sequence[Statement]) -> None:
        try:
            if self._turned or self._size > LARGEST:
                self._turned = False
                self.close()
            if self._file is None:
                self._begin(position)
            self._before = (self._size, self._wording.copy())
            self._write(record_line(position, statements, self._wording))
        except OSError:
            self._retract()
            self.close()
            self.gap = True

    def _begin(self, start: int) -> None:
        self._folder.mkdir(exist_ok=True)
        path = free_name(self._folder / segment_name(self.lineage, start))
        self._file = os.open(
            path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL | _BINARY, 0o600
        )
        self._size = 0
        self._wording = Wording()
        self._before = None
        self._write(header_line(self.lineage, start, SCHEMA, self._clock.now()))
        sync(self._folder)

    def _write(self, line: bytes) -> None:
        if self._file is None:
            raise OSError(errno.EBADF, "the journal is closed")
        rest = memoryview(line)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        os.fsync(self._file)
        self._size += len(line)

    def _retract(self) -> None:
        """Take the last line back: its transaction was not committed.

        Where that fails the line stays; a later one of the same number is the one that counts.
        """
        before, self._before = self._before, None
        if before is None or self._file is None:
            return
        self._size, self._wording = before
        try:
            os.ftruncate(self._file, self._size)
        except OSError:
            self.close()


_BINARY = getattr(os, "O_BINARY", 0)


def listen(engine: Engine) -> None:
    """Let the connections of an engine keep what their transactions write."""

    def note(
        connection: Connection,
        _cursor: object,
        sql: str,
        parameters: object,
        _context: object,
        many: bool,
    ) -> None:
        written = connection.info.get(_WRITTEN)
        match = _WRITES.match(sql) if written is not None else None
        if written is None or match is None or _is_derived(match):
            return
        rows = cast("Sequence[Row]", parameters) if many else (cast("Row", parameters),)
        written.append(Statement(sql, tuple(map(tuple, rows))))

    event.listen(engine, "before_cursor_execute", note)


def _is_derived(match: re.Match[str]) -> bool:
    # A mark that an article has to be indexed is kept; that it was taken away is not.
    return match[2] in DERIVED or (match[2] == "dirty" and match[1] is not None)
