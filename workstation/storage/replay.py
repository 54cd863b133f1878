"""Brings a database forward by the lines of the journal that it has not got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.ids import new_uuid
from workstation.storage.driver import sqlite
from workstation.storage.journal_files import (
    Segment,
    Statement,
    last_position,
    list_segments,
    records,
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is in which journal."""

    lineage: str
    position: int


def place_of(connection: sqlite.Connection) -> Place:
    """Return where a database is."""
    lineage, position = connection.execute("SELECT lineage, position FROM journal").fetchone()
    return Place(lineage, position)


def has_place(connection: sqlite.Connection) -> bool:
    """Say whether a database is of a time that had a journal."""
    found = connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'journal'")
    return bool(found.fetchone()[0])


def begin_anew(connection: sqlite.Connection) -> None:
    """Let a database go its own way from here: what the journal has does not belong to it."""
    connection.execute("UPDATE journal SET lineage = ?", (new_uuid(),))


def bring_forward(connection: sqlite.Connection, folder: Path) -> int:
    """Write what the journal has and the database has not; return how many transactions.

    Where a line between is missing it stops, and the database goes its own way from there.
    """
    place = place_of(connection)
    segments = [each for each in list_segments(folder) if each.lineage == place.lineage]
    newest = max(map(_last, segments), default=0)
    if newest <= place.position:
        return 0
    position = place.position
    for number, statements in _following(segments, position):
        if not _apply(connection, number, statements):
            break
        position = number
    if position < newest:
        begin_anew(connection)
    return position - place.position


def _following(segments: list[Segment], position: int) -> Iterator[tuple[int, list[Statement]]]:
    """Yield the transactions after a position as long as none is missing.

    Of two lines with one number the later one counts: the first one's commit had failed. So has
    that of a line whose number is the first one of the next file.
    """
    ends = [segment.start for segment in segments[1:]]
    for segment, end in zip(segments, [*ends, None], strict=True):
        if end is not None and end <= position + 1:
            continue
        found = dict(records(segment))
        while position + 1 in found and (end is None or position + 1 < end):
            position += 1
            yield position, found[position]


def _apply(connection: sqlite.Connection, number: int, statements: list[Statement]) -> bool:
    """Write one transaction; False if the database does not take it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for statement in statements:
            connection.executemany(statement.sql, statement.rows)
        connection.execute("UPDATE journal SET position = ?", (number,))
        connection.execute("COMMIT")
    except (sqlite.IntegrityError, sqlite.OperationalError, sqlite.ProgrammingError) as error:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        if isinstance(error, sqlite.OperationalError) and _of_the_disk(error):
            raise
        return False
    return True


def _of_the_disk(error: sqlite.OperationalError) -> bool:
    code = error.sqlite_errorcode & 0xFF
    return code in (sqlite.SQLITE_FULL, sqlite.SQLITE_IOERR, sqlite.SQLITE_READONLY)


def _last(segment: Segment) -> int:
    try:
        return last_position(segment)
    except OSError:
        return 0
