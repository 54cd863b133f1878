"""Pages as readers got them: stored, made once, never changed afterwards."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, EventId
from workstation.domain.kept_pages import KeptPage
from workstation.storage.tables import kept_page as _page
from workstation.storage.values import packed_text, unpacked_text


class KeptPages:
    """The kept pages of every article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, page: KeptPage) -> None:
        """Store what a page is made of."""
        self._connection.execute(
            insert(_page).values(
                event=page.event,
                article=page.article,
                made=int(page.made),
                document=packed_text(page.document),
                hash=page.hash,
            )
        )

    def make(self, page: KeptPage) -> bool:
        """Store the page itself in the place of what it is made of; False if that was done."""
        done = self._connection.execute(
            update(_page)
            .where(_page.c.event == page.event, _page.c.made == 0)
            .values(made=1, document=packed_text(page.document), hash=page.hash)
        )
        return bool(done.rowcount)

    def get(self, event: EventId) -> KeptPage:
        """Return what is kept for a move; raises `NotFound`."""
        row = self._connection.execute(select(_page).where(_page.c.event == event)).one_or_none()
        if row is None:
            raise NotFound("page", event)
        document = unpacked_text(row.document)
        return KeptPage(EventId(row.event), ArticleId(row.article), document, bool(row.made))

    def of(self, article: ArticleId) -> frozenset[EventId]:
        """Return the moves of an article of which the page is kept."""
        rows = self._connection.execute(select(_page.c.event).where(_page.c.article == article))
        return frozenset(EventId(row[0]) for row in rows)

    def waiting(self) -> tuple[EventId, ...]:
        """Return the pages that have to be made yet, the oldest first."""
        rows = self._connection.execute(
            select(_page.c.event).where(_page.c.made == 0).order_by(_page.c.event)
        )
        return tuple(EventId(row[0]) for row in rows)
