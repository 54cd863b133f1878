"""Finds what has rotted: every row of people's text is compared with the hash it carries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from workstation.domain.canonical import sha256_text
from workstation.domain.ids import PictureId
from workstation.domain.kept_pages import kept_page_hash
from workstation.storage.driver import sqlite
from workstation.storage.sealing import HASHED_TABLES, joined_hash, row_hash
from workstation.storage.values import unpacked_text

_PARTS = {"links": "related_link", "figures": "figure", "corrections": "correction"}
_REVISION = ("article", "author", "device", "at", "reason", "note", "stage")
"""What of a revision's document stands in columns as well."""
_NAMES = {"bylines": "byline", "tags": "tag"}


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written."""

    table: str
    row: str
    detail: str


def check_structure(connection: sqlite.Connection) -> str:
    """Return what SQLite's own quick check complains of; empty when it is content."""
    complaints = [row[0] for row in connection.execute("PRAGMA quick_check(3)")]
    if complaints != ["ok"]:
        return "; ".join(complaints)
    broken = connection.execute("PRAGMA foreign_key_check").fetchmany(3)
    return "; ".join(f"a row of “{row[0]}” belongs to nothing" for row in broken)


def sweep(connection: sqlite.Connection) -> Iterator[Damage]:
    """Yield all damage to what people wrote; reads the whole database."""
    return (damage for damage in looks(connection) if damage is not None)


def looks(connection: sqlite.Connection) -> Iterator[Damage | None]:
    """Do as `sweep`, and yield None for each row that is sound, so that it can be done in parts.

    What can't be read at all is damage as well, and no error.
    """
    # A flipped bit may leave what is no UTF-8; its hash tells.
    before, connection.text_factory = connection.text_factory, _as_it_is
    try:
        for part in (
            _changed_rows,
            _changed_revisions,
            _changed_pages,
            _missing_parts,
            _changed_names,
            _broken_structure,
        ):
            try:
                yield from part(connection)
            except (sqlite.DatabaseError, ValueError, TypeError, KeyError) as error:
                yield Damage("database", part.__name__.strip("_"), f"can’t be read ({error})")
    finally:
        connection.text_factory = before


def _as_it_is(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _broken_structure(connection: sqlite.Connection) -> Iterator[Damage | None]:
    """Compare indexes with their tables, which the quick check leaves out."""
    for (complaint,) in connection.execute("PRAGMA integrity_check(1)"):
        yield None if complaint == "ok" else Damage("database", "structure", complaint)


def picture_ids(connection: sqlite.Connection) -> tuple[PictureId, ...]:
    """Return the pictures that the newsroom knows of."""
    return tuple(PictureId(row[0]) for row in connection.execute("SELECT id FROM picture"))


def _changed_rows(connection: sqlite.Connection) -> Iterator[Damage | None]:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
    for table in HASHED_TABLES:
        if table not in tables:
            continue  # the newsroom is older: it is looked over before it is brought up to date
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        for values in cursor:
            row = dict(zip(columns, values, strict=True))
            if row_hash(table, row) == row["hash"]:
                yield None
            else:
                name = row.get("id") or row.get("name") or row.get("article")
                yield Damage(table, str(name), "the text is not what was stored")


def _changed_revisions(connection: sqlite.Connection) -> Iterator[Damage | None]:
    cursor = connection.execute(
        """
        SELECT id, document,
            (SELECT json_group_array(parent ORDER BY position)
            FROM revision_parent WHERE revision = revision.id),
            article, author, device, at, reason, note, stage
        FROM revision NOT INDEXED
        """
    )
    for identity, stored, parents, *columns in cursor:
        yield None
        document = _unpacked(stored)
        if sha256_text(document) != identity:
            yield Damage("revision", identity, "the text is not what was stored")
            continue
        value = json.loads(document)
        said = [value[name] for name in _REVISION]
        if said != columns or value["parents"] != json.loads(parents):
            yield Damage("revision", identity, "it does not belong where it stands")
    lost = connection.execute(
        """
        SELECT id FROM article AS it
        WHERE head IS NULL AND revisions > 0 OR head IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM revision WHERE id = it.head AND article = it.id)
        """
    )
    for row in lost:
        yield Damage("article", row[0], "its newest revision is missing")


def _changed_pages(connection: sqlite.Connection) -> Iterator[Damage | None]:
    table = "SELECT 1 FROM sqlite_schema WHERE name = 'kept_page'"
    if connection.execute(table).fetchone() is None:
        return  # the newsroom is older
    cursor = connection.execute("SELECT event, article, made, document, hash FROM kept_page")
    for event, article, made, stored, expected in cursor:
        if kept_page_hash(event, article, _unpacked(stored), made=made) == expected:
            yield None
        else:
            yield Damage("kept_page", event, "the page is not what was published")


def _unpacked(stored: bytes | str) -> str:
    if isinstance(stored, str):
        return stored  # a newsroom of the first schema, before it is brought up to date
    with suppress(ValueError):
        return unpacked_text(stored)
    return ""


def _missing_parts(connection: sqlite.Connection) -> Iterator[Damage | None]:
    for name, table in _PARTS.items():
        cursor = connection.execute(
            f"""
            SELECT id, {name}_hash,
                (SELECT json_group_array(hash ORDER BY position)
                FROM {table} WHERE article = article.id)
            FROM article
            """
        )
        for article, expected, hashes in cursor:
            if joined_hash(json.loads(hashes)) != expected:
                yield Damage("article", article, f"its {name} are not all there")


def _changed_names(connection: sqlite.Connection) -> Iterator[Damage | None]:
    for column, table in _NAMES.items():
        cursor = connection.execute(
            f"""
            SELECT id, {column},
                (SELECT json_group_array(name ORDER BY position)
                FROM {table} WHERE article = article.id)
            FROM article
            """
        )
        for article, expected, names in cursor:
            if json.loads(names) != json.loads(expected):
                yield Damage("article", article, f"it is not found by its {column}")
