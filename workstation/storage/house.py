"""The newsroom's own rows: name, sections, people, saved searches."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.newsroom import Newsroom
from workstation.storage.house_mapping import newsroom_from, newsroom_rows
from workstation.storage.rows import records
from workstation.storage.sealing import sealed
from workstation.storage.tables import (
    contributor,
    journal,
    metadata,
    saved_search,
    section,
    setting,
)


class House:
    """The settings and lists of the newsroom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def load(self) -> Newsroom:
        """Return the newsroom."""
        settings = {
            row[0]: row[1]
            for row in self._connection.execute(select(setting.c.name, setting.c.value))
        }
        sections, people, searches = (
            records(self._connection.execute(select(table).order_by(table.c.position)))
            for table in (section, contributor, saved_search)
        )
        return newsroom_from(settings, sections, people, searches)

    def save(self, newsroom: Newsroom) -> None:
        """Replace the newsroom's settings and lists."""
        for name, rows in newsroom_rows(newsroom).items():
            table = metadata.tables[name]
            if name == "setting":
                for row in rows:
                    self._set(str(row["name"]), str(row["value"]))
                continue
            self._connection.execute(delete(table))
            if rows:
                self._connection.execute(insert(table), rows)

    def identity(self) -> str:
        """Return the id this newsroom was made with; a copy of the folder has the same."""
        found = self._connection.scalar(select(setting.c.value).where(setting.c.name == "identity"))
        return found or ""

    def lineage(self) -> str:
        """Return the id that the database shares with the lines of its journal."""
        return str(self._connection.execute(select(journal.c.lineage)).scalar_one())

    def set_identity(self, identity: str) -> None:
        """Give a new newsroom its id."""
        self._set("identity", identity)

    def _set(self, name: str, value: str) -> None:
        statement = insert(setting).values(sealed("setting", {"name": name, "value": value}))
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["name"],
                set_={"value": statement.excluded.value, "hash": statement.excluded.hash},
            )
        )
