"""The ordered rows that belong to an article: only those that changed are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Connection, Table, delete, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.ids import ArticleId
from workstation.storage.sealing import Values
from workstation.storage.tables import byline, tag


def write_rows(
    connection: Connection,
    table: Table,
    article: ArticleId,
    rows: Sequence[Values],
    *,
    key: str,
    kept: Mapping[str, ColumnElement[str]] | None = None,
) -> list[Values]:
    """Make the article's rows those given, and return the rows that were new or different.

    Rows are told apart by the column `key`, and compared by position and hash. `kept` says what
    a column becomes on an update where that is not simply the new value.
    """
    present = {
        row[0]: (row[1], row[2])
        for row in connection.execute(
            select(table.c[key], table.c.position, table.c.hash).where(table.c.article == article)
        )
    }
    gone = [name for name in present if name not in {row[key] for row in rows}]
    if gone:
        connection.execute(delete(table).where(table.c.article == article, table.c[key].in_(gone)))
    changed = [row for row in rows if present.get(row[key]) != (row["position"], row["hash"])]
    if changed:
        statement = insert(table)
        connection.execute(
            statement.on_conflict_do_update(
                index_elements=["article", key],
                set_={
                    column.name: (kept or {}).get(column.name, statement.excluded[column.name])
                    for column in table.c
                    if column.name not in ("article", key)
                },
            ),
            changed,
        )
    return changed


def write_names(
    connection: Connection, table: Table, article: ArticleId, rows: Sequence[Values]
) -> None:
    """Make these the names by which an article is found in the table of bylines or tags."""
    if table not in (byline, tag):
        message = f"{table.name} is not a table of names"
        raise ValueError(message)
    connection.execute(delete(table).where(table.c.article == article))
    if rows:
        connection.execute(insert(table), list(rows))
