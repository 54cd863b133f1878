"""Pages elsewhere that somebody had checked: their titles, when, and what was found."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.clock import from_text, to_text
from workstation.domain.links import WebPage
from workstation.storage.rows import among, records
from workstation.storage.tables import web_page


class WebPages:
    """What is known of pages elsewhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, page: WebPage) -> None:
        """Keep what a check has found, in place of what one before has."""
        values = {
            "url": page.url,
            "title": page.title,
            "checked_at": to_text(page.checked_at),
            "status": page.status,
            "problem": page.problem,
        }
        self._connection.execute(
            insert(web_page)
            .values(values)
            .on_conflict_do_update(index_elements=["url"], set_=values)
        )

    def load(self, urls: Iterable[str]) -> dict[str, WebPage]:
        """Return what is known of these addresses."""
        result = self._connection.execute(select(web_page).where(among(web_page.c.url, urls)))
        return {
            row["url"]: WebPage(
                url=row["url"],
                title=row["title"],
                checked_at=from_text(row["checked_at"]),
                status=row["status"],
                problem=row["problem"],
            )
            for row in records(result)
        }
