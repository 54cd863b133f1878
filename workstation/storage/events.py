"""Workflow events: who moved which article, when and why."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, insert, select

from workstation.domain.ids import ArticleId
from workstation.domain.workflow import StageEvent
from workstation.storage.house_mapping import event_from, event_values
from workstation.storage.rows import among, records
from workstation.storage.tables import stage_event


class Events:
    """The workflow events of every article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, event: StageEvent) -> None:
        """Store an event; it can't be changed afterwards."""
        self._connection.execute(insert(stage_event).values(**event_values(event)))

    def add_unknown(self, events: Iterable[StageEvent]) -> int:
        """Store those events that are not here, in their order; return how many these are."""
        rows = [event_values(event) for event in events]
        found = self._connection.execute(
            select(stage_event.c.id).where(
                among(stage_event.c.id, [str(row["id"]) for row in rows])
            )
        )
        known = {row[0] for row in found}
        new = [row for row in rows if row["id"] not in known]
        if new:
            self._connection.execute(insert(stage_event), new)
        return len(new)

    def of(self, article: ArticleId) -> tuple[StageEvent, ...]:
        """Return what happened to an article, newest first."""
        result = self._connection.execute(
            select(stage_event)
            .where(stage_event.c.article == article)
            .order_by(stage_event.c.number.desc())
        )
        return tuple(map(event_from, records(result)))
