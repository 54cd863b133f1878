"""What the window shows first, read with plain SQLite because SQLAlchemy takes long to load."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from workstation.domain.article import ArticleBundle, References
from workstation.domain.canonical import folded
from workstation.domain.first_screen import FirstScreen
from workstation.domain.ids import ArticleId
from workstation.domain.links import ArticleTarget, UnresolvedTarget
from workstation.domain.newsroom import Newsroom
from workstation.domain.query import DeskCounts
from workstation.domain.workflow import Stage
from workstation.storage import driver
from workstation.storage.driver import number, sqlite
from workstation.storage.house_mapping import newsroom_from, picture_from
from workstation.storage.mapping import SUMMARY_COLUMNS, absent_from, article_from, summary_from
from workstation.storage.schema import APPLICATION_ID, DATABASE, REVISION, SCHEMA
from workstation.storage.sealing import Record
from workstation.storage.values import json_list

_SUMMARY = f"SELECT {', '.join(SUMMARY_COLUMNS)} FROM article"


def read_first_screen(folder: Path, article: ArticleId | None, limit: int) -> FirstScreen | None:
    """Read the newest articles and one whole article: the given one, else the newest.

    Returns None whenever anything is out of the ordinary; opening the newsroom then says what.
    It takes no lock and writes nothing.
    """
    if not (folder / DATABASE).is_file():
        return None
    try:
        with closing(driver.connect(folder / DATABASE, query_only=True)) as connection:
            connection.execute("BEGIN")
            return _read(connection, article, limit) if _at_head(connection) else None
    except (sqlite.Error, OSError, ValueError, KeyError, TypeError):
        # What is wrong is found out, and told, by opening the store.
        return None


def _at_head(connection: sqlite.Connection) -> bool:
    return (
        number(connection, "PRAGMA application_id") == APPLICATION_ID
        and number(connection, "PRAGMA user_version") == SCHEMA
        and _rows(connection, "SELECT version_num FROM alembic_version")
        == [{"version_num": REVISION}]
    )


def _read(connection: sqlite.Connection, article: ArticleId | None, limit: int) -> FirstScreen:
    rows = tuple(
        map(
            summary_from,
            _rows(connection, f"{_SUMMARY} ORDER BY modified_at DESC, id DESC LIMIT ?", limit),
        )
    )
    bundle = None if article is None else _bundle(connection, article)
    if bundle is None and rows:
        bundle = _bundle(connection, rows[0].id)
    newsroom = _newsroom(connection)
    return FirstScreen(
        newsroom=newsroom, rows=rows, counts=_counts(connection, newsroom), bundle=bundle
    )


def _newsroom(connection: sqlite.Connection) -> Newsroom:
    settings = _rows(connection, "SELECT name, value FROM setting")
    return newsroom_from(
        {row["name"]: row["value"] for row in settings},
        *(
            _rows(connection, f"SELECT * FROM {table} ORDER BY position")
            for table in ("section", "contributor", "saved_search")
        ),
    )


def _counts(connection: sqlite.Connection, newsroom: Newsroom) -> DeskCounts:
    stages = _rows(connection, "SELECT stage, count(*) AS count FROM article GROUP BY stage")
    sections = _rows(
        connection,
        "SELECT section_key, count(*) AS count FROM article GROUP BY section_key",
    )
    by_key = {row["section_key"]: row["count"] for row in sections}
    return DeskCounts(
        stages={Stage(row["stage"]): row["count"] for row in stages},
        sections={
            section.name: by_key.get(folded(section.name), 0) for section in newsroom.sections
        },
        conflicts=number(connection, "SELECT count(*) FROM article WHERE conflicts > 0"),
        out=number(connection, "SELECT count(*) FROM article WHERE out_since IS NOT NULL"),
    )


def _bundle(connection: sqlite.Connection, article: ArticleId) -> ArticleBundle | None:
    for row in _rows(connection, "SELECT * FROM article WHERE id = ?", article):
        parts = (
            _rows(connection, f"SELECT * FROM {table} WHERE article = ? ORDER BY position", article)
            for table in ("related_link", "figure", "correction")
        )
        found = article_from(row, *parts)
        targets = [
            link.target.id for link in found.draft.links if isinstance(link.target, ArticleTarget)
        ]
        pictures = [figure.picture for figure in found.draft.figures]
        among = "WHERE id IN (SELECT value FROM json_each(?))"
        summaries = map(summary_from, _rows(connection, f"{_SUMMARY} {among}", json_list(targets)))
        known = map(
            picture_from, _rows(connection, f"SELECT * FROM picture {among}", json_list(pictures))
        )
        return ArticleBundle(
            found,
            References(
                {summary.id: summary for summary in summaries},
                {picture.id: picture for picture in known},
                _absent(connection, targets),
            ),
        )
    return None


def _absent(
    connection: sqlite.Connection, targets: list[ArticleId]
) -> dict[ArticleId, UnresolvedTarget]:
    rows = _rows(
        connection,
        "SELECT * FROM absent_article WHERE id IN (SELECT value FROM json_each(?))"
        " AND id NOT IN (SELECT id FROM article)",
        json_list(targets),
    )
    return absent_from(rows)


def _rows(connection: sqlite.Connection, sql: str, *parameters: str | int) -> list[Record]:
    cursor = connection.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, values, strict=True)) for values in cursor]
