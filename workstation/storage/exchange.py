"""What meetings with other newsrooms leave behind: open conflicts, people, titles of articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.canonical import canonical_json
from workstation.domain.clock import from_text, to_text
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.links import UnresolvedTarget
from workstation.storage.rows import records
from workstation.storage.sealing import Values, sealed
from workstation.storage.tables import absent_article, conflict, known_person


class Exchange:
    """What this newsroom remembers of others."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def conflicts(self, article: ArticleId) -> tuple[tuple[RevisionId, str, datetime], ...]:
        """Return the versions that wait to be decided on, where each came from, and when."""
        result = self._connection.execute(
            select(conflict)
            .where(conflict.c.article == article)
            .order_by(conflict.c.since, conflict.c.revision)
        )
        return tuple(
            (RevisionId(row["revision"]), row["newsroom"], from_text(row["since"]))
            for row in records(result)
        )

    def set_conflicts(
        self, article: ArticleId, leaves: Iterable[RevisionId], newsroom: str, at: datetime
    ) -> None:
        """Make these the versions that wait; those that wait already keep where they came from."""
        wanted = frozenset(leaves)
        present = {revision for revision, _newsroom, _since in self.conflicts(article)}
        for gone in sorted(present - wanted):
            self._connection.execute(
                delete(conflict).where(conflict.c.article == article, conflict.c.revision == gone)
            )
        for new in sorted(wanted - present):
            values: Values = {
                "article": article,
                "revision": new,
                "newsroom": newsroom,
                "since": to_text(at),
            }
            self._connection.execute(insert(conflict).values(**sealed("conflict", values)))

    def remember_absent(self, titles: Mapping[ArticleId, UnresolvedTarget]) -> None:
        """Take note of what articles of other newsrooms are called, and who wrote them."""
        for article, told in sorted(titles.items()):
            values: Values = {
                "id": article,
                "title": told.title,
                "bylines": canonical_json(told.bylines),
                "slug": told.slug,
            }
            statement = insert(absent_article).values(**sealed("absent_article", values))
            self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["id"],
                    set_={
                        name: statement.excluded[name]
                        for name in ("title", "bylines", "slug", "hash")
                    },
                )
            )

    def people(self) -> dict[str, str]:
        """Return who people of other newsrooms are here, by the names they have there."""
        rows = self._connection.execute(select(known_person.c.name, known_person.c.here))
        return {row[0]: row[1] for row in rows}

    def remember_person(self, name: str, here: str) -> None:
        """Take note of who somebody of another newsroom is here."""
        values: Values = {"name": name, "here": here}
        statement = insert(known_person).values(**sealed("known_person", values))
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["name"],
                set_={name: statement.excluded[name] for name in ("here", "hash")},
            )
        )
