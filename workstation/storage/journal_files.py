"""The files of the save journal: their names, their lines, and which are still needed."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias, cast

from workstation.domain.canonical import Json, canonical_json, sha256_text
from workstation.domain.clock import from_text, to_text
from workstation.storage.schema import JOURNAL
from workstation.storage.splices import LONG, Spliced, Texts

Value: TypeAlias = "str | int | float | bytes | memoryview | None"
Row: TypeAlias = "tuple[Value, ...]"

FORMAT: Final = 1
FOREIGN_DAYS: Final = 14
"""How long the files stay that belong to a database which was replaced."""
MOST_BYTES: Final = 500_000_000
"""Beyond, the oldest files go even if no backup has what is in them."""

_NAME = re.compile(r"(\d{12})-([0-9a-f]{8})(?:-(\d+))?\.ndjson")
_LAST_PART = 65_536


@dataclass(frozen=True, slots=True)
class Statement:
    """One change to the database."""

    sql: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the journal; its lines belong to the transactions from `start` on."""

    file: Path
    lineage: str
    start: int
    schema: int
    at: datetime


@dataclass(slots=True)
class Wording:
    """What reader and writer of a file both know by now: SQL and long texts by their numbers."""

    texts: Texts = field(default_factory=Texts)
    sql: list[str] = field(default_factory=list)

    def copy(self) -> Wording:
        """Return the same, for going back to it."""
        return Wording(self.texts.copy(), self.sql.copy())

    def written(self, statement: Statement) -> Json:
        """Return a statement as a line has it."""
        if statement.sql in self.sql:
            sql: Json = self.sql.index(statement.sql)
        else:
            self.sql.append(statement.sql)
            sql = statement.sql
        return [sql, [[self._written(value) for value in row] for row in statement.rows]]

    def read(self, value: Sequence[Json]) -> Statement:
        """Return the statement that was written so."""
        sql, rows = value
        if isinstance(sql, str):
            self.sql.append(sql)
        else:
            sql = self.sql[cast("int", sql)]
        return Statement(
            sql,
            tuple(
                tuple(self._read(each) for each in cast("Sequence[Json]", row))
                for row in cast("Sequence[Json]", rows)
            ),
        )

    def _written(self, value: Value) -> Json:
        if isinstance(value, str) and len(value) >= LONG:
            return self.texts.written(value)
        if isinstance(value, bytes | memoryview):
            return {"bytes": base64.b64encode(value).decode("ascii")}
        return value

    def _read(self, value: Json) -> Value:
        if not isinstance(value, dict):
            return cast("Value", value)
        if "bytes" in value:
            return base64.b64decode(value["bytes"])
        return self.texts.read(cast("Spliced", value))


def header_line(lineage: str, start: int, schema: int, at: datetime) -> bytes:
    """Return the first line of a file."""
    return _line(
        start - 1,
        {"format": FORMAT, "lineage": lineage, "schema": schema, "at": to_text(at)},
    )


def record_line(position: int, statements: Sequence[Statement], wording: Wording) -> bytes:
    """Return the line of one transaction."""
    return _line(position, [wording.written(statement) for statement in statements])


def _line(position: int, value: Json) -> bytes:
    content = canonical_json(value)
    return f"{position} {sha256_text(content)} {content}\n".encode()


def list_segments(folder: Path) -> list[Segment]:
    """Return the files of a newsroom's journal whose first line is sound, by their start."""
    found = []
    with suppress(OSError):
        for file in (folder / JOURNAL).iterdir():
            match = _NAME.fullmatch(file.name)
            segment = _segment(file) if match else None
            if segment is not None and match is not None:
                found.append((segment.start, int(match[3] or 1), segment))
    return [segment for *_order, segment in sorted(found, key=lambda each: each[:2])]


def segment_name(lineage: str, start: int) -> str:
    """Return what a file is called."""
    return f"{start:012}-{lineage.replace('-', '')[-8:]}.ndjson"


def _segment(file: Path) -> Segment | None:
    try:
        with file.open("rb") as lines:
            parsed = _parsed(lines.readline())
        if parsed is None:
            return None
        position, head = parsed
        if not isinstance(head, dict) or head["format"] != FORMAT:
            return None
        at = from_text(str(head["at"]))
        return Segment(file, str(head["lineage"]), position + 1, int(head["schema"]), at)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def records(segment: Segment) -> Iterator[tuple[int, list[Statement]]]:
    """Yield the transactions of a file in order, up to the first line that is not sound."""
    wording = Wording()
    with suppress(OSError), segment.file.open("rb") as lines:
        next(lines, None)
        for line in lines:
            parsed = _parsed(line)
            if parsed is None:
                return
            position, value = parsed
            yield position, [wording.read(cast("Sequence[Json]", each)) for each in value]


def _parsed(line: bytes) -> tuple[int, dict[str, str | int] | list[Json]] | None:
    """Read a line; None if it was cut off or is not as it was written."""
    try:
        position, digest, content = line.decode("utf-8").split(" ", 2)
        if not content.endswith("\n") or sha256_text(content[:-1]) != digest:
            return None
        return int(position), json.loads(content)
    except ValueError:
        return None


def last_position(segment: Segment) -> int:
    """Return the number of a file's last whole line, without reading the rest."""
    with segment.file.open("rb") as file:
        end = file.seek(0, 2)
        part = _LAST_PART
        while True:
            start = max(0, end - part)
            file.seek(start)
            lines = file.read(end - start).split(b"\n")[:-1]
            if start and len(lines) < 2:
                part *= 8
                continue
            number = lines[-1].partition(b" ")[0] if lines else b""
            return int(number) if number.isdigit() else segment.start - 1


def prune(folder: Path, lineage: str, positions: Sequence[int], now: datetime) -> None:
    """Remove the files that two backups have, the newest first; and what is too old or too much.

    `positions` are those of the backups of this lineage. The newest file always stays.
    """
    segments = list_segments(folder)
    own = [segment for segment in segments if segment.lineage == lineage]
    removed = [
        segment
        for segment in segments
        if segment.lineage != lineage and now - segment.at > timedelta(days=FOREIGN_DAYS)
    ]
    if len(positions) > 1:
        safe = sorted(positions, reverse=True)[1]
        for segment, following in pairwise(own):
            if following.start <= safe + 1:
                removed.append(segment)
    left = [segment for segment in segments if segment not in removed]
    sizes = {segment.file: _size(segment.file) for segment in left}
    while len(left) > 1 and sum(sizes.values()) > MOST_BYTES:
        oldest = min(left[:-1], key=lambda segment: segment.at)
        left.remove(oldest)
        sizes.pop(oldest.file)
        removed.append(oldest)
    for segment in removed:
        with suppress(OSError):
            segment.file.unlink()


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
