"""Takes what is sound out of a damaged database: every row whose hash says that it is whole.

For a newsroom whose journal is gone or incomplete, after its newest sound backup was restored.
Texts, links, figures and revisions come; where an article is in the workflow stays as the backup
has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from workstation.domain.canonical import sha256_text
from workstation.storage import driver
from workstation.storage.driver import number, sqlite
from workstation.storage.replay import begin_anew
from workstation.storage.schema import SCHEMA
from workstation.storage.sealing import joined_hash, row_hash
from workstation.storage.values import unpacked_text
from workstation.storage.verification import check_structure, sweep

Row = Mapping[str, object]

_PARTS = {"links": "related_link", "figures": "figure", "corrections": "correction"}
_NAMES = {"bylines": "byline", "tags": "tag"}
_STAYS = frozenset(
    ("number", "id", "stage", "stage_before_spike", "published_at", "assignee", "assignee_key")
) | frozenset(("created_at", "head", "revisions", "ticks", "scheduled_at", "scheduled_by"))
"""Columns of an article that its hash does not cover, and that the backup has."""
_SEARCHED = 10_000
"""Rows beyond those of the backup that are asked for, where the largest number can't be read."""


def salvage(damaged: Path, target: Path) -> int:
    """Bring what is sound and newer into a restored database; return how many articles came.

    All of it passes the checks afterwards, or nothing is changed.
    """
    with closing(driver.connect(target)) as into:
        try:
            with closing(driver.connect(damaged, mode="ro", query_only=True)) as source:
                if number(source, "PRAGMA user_version") != SCHEMA:
                    return 0
                into.execute("BEGIN IMMEDIATE")
                came = _bring(source, into)
        except (sqlite.DatabaseError, ValueError):
            came = 0
        if not came or check_structure(into) or next(sweep(into), None) is not None:
            if into.in_transaction:
                into.execute("ROLLBACK")
            return 0
        begin_anew(into)  # the lines of the journal are not what it goes on from
        into.execute("COMMIT")
        return came


def _bring(source: sqlite.Connection, into: sqlite.Connection) -> int:
    came = 0
    for article in _rows(source, into, "article"):
        into.execute("SAVEPOINT one")
        try:
            came += _bring_article(source, into, article)
        except (sqlite.DatabaseError, ValueError, TypeError, KeyError):
            into.execute("ROLLBACK TO one")
        into.execute("RELEASE one")
    for revision in _rows(source, into, "revision"):
        with suppress(sqlite.DatabaseError, ValueError, TypeError, KeyError):
            _bring_revision(into, revision)
    return came


def _rows(source: sqlite.Connection, into: sqlite.Connection, table: str) -> Iterator[Row]:
    """Yield the rows that can be read, one by one: what lies beside a damaged one is found."""
    last = number(into, f"SELECT coalesce(max(rowid), 0) FROM {table}")
    try:
        last = max(last, number(source, f"SELECT coalesce(max(rowid), 0) FROM {table}"))
    except sqlite.DatabaseError:
        last += _SEARCHED
    for place in range(1, last + 1):
        with suppress(sqlite.DatabaseError, ValueError):
            yield from _found(source, f"SELECT * FROM {table} WHERE rowid = ?", place)


def _found(source: sqlite.Connection, sql: str, value: object) -> list[Row]:
    cursor = source.execute(sql, (value,))
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor]


def _bring_article(source: sqlite.Connection, into: sqlite.Connection, article: Row) -> int:
    """Put an article in the place of an older one, with all that belongs to it."""
    if row_hash("article", article) != article["hash"]:
        return 0
    present = _found(into, "SELECT * FROM article WHERE id = ?", article["id"])
    if present and int(str(present[0]["version"])) >= int(str(article["version"])):
        return 0
    if present:
        changed = {name: value for name, value in article.items() if name not in _STAYS}
        sets = ", ".join(f"{name} = ?" for name in changed)
        into.execute(f"UPDATE article SET {sets} WHERE id = ?", (*changed.values(), article["id"]))
    else:
        new = {name: value for name, value in article.items() if name != "number"}
        _insert(into, "article", {**new, "stage": "draft", "head": None, "revisions": 0})
    for name, table in _PARTS.items():
        rows = _found(source, f"SELECT * FROM {table} WHERE article = ?", article["id"])
        rows.sort(key=lambda row: int(str(row["position"])))
        sound = all(row_hash(table, row) == row["hash"] for row in rows)
        if not sound or joined_hash(str(row["hash"]) for row in rows) != article[f"{name}_hash"]:
            raise ValueError(table)
        _replace(into, table, article["id"], rows)
    for column, table in _NAMES.items():
        rows = _found(source, f"SELECT * FROM {table} WHERE article = ?", article["id"])
        rows.sort(key=lambda row: int(str(row["position"])))
        if [row["name"] for row in rows] != json.loads(str(article[column])):
            raise ValueError(table)
        _replace(into, table, article["id"], rows)
    into.execute("INSERT OR IGNORE INTO dirty (article) VALUES (?)", (article["id"],))
    return 1


def _replace(into: sqlite.Connection, table: str, article: object, rows: list[Row]) -> None:
    into.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
    for row in rows:
        _insert(into, table, row)


def _insert(into: sqlite.Connection, table: str, row: Row) -> None:
    names = ", ".join(row)
    marks = ", ".join("?" * len(row))
    into.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(row.values()))


def _bring_revision(into: sqlite.Connection, revision: Row) -> None:
    """Add a revision that the backup has not got, and make it its article's newest if it is."""
    stored = revision["document"]
    document = unpacked_text(stored) if isinstance(stored, bytes) else ""
    if sha256_text(document) != revision["id"]:
        return
    if _found(into, "SELECT id FROM revision WHERE id = ?", revision["id"]):
        return
    said = json.loads(document)
    names = ("article", "author", "device", "at", "reason", "note", "stage")
    _insert(into, "revision", {**revision, **{name: said[name] for name in names}})
    for place, parent in enumerate(said["parents"]):
        row = {"revision": revision["id"], "position": place, "parent": parent}
        _insert(into, "revision_parent", row)
    into.execute(
        "UPDATE article SET head = ?1, revisions = ?2 WHERE id = ?3 AND revisions < ?2",
        (revision["id"], revision["number"], said["article"]),
    )
