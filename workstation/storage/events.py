"""Workflow events: who moved which article, when and why."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select

from workstation.domain.clock import from_text
from workstation.domain.draft import CorrectionKind
from workstation.domain.ids import ArticleId
from workstation.domain.workflow import LoggedCorrection, Stage, StageEvent
from workstation.storage.house_mapping import event_from, event_values
from workstation.storage.rows import among, records
from workstation.storage.tables import article as article_table
from workstation.storage.tables import correction, stage_event


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

    def corrections(self) -> tuple[LoggedCorrection, ...]:
        """Return every correction and withdrawal of published articles, newest first."""
        named = (article_table.c.id, article_table.c.slug, article_table.c.headline)
        moves = self._connection.execute(
            select(*named, stage_event.c.target, stage_event.c.at, stage_event.c.by_name)
            .add_columns(stage_event.c.note)
            .join_from(stage_event, article_table, article_table.c.id == stage_event.c.article)
            .where(stage_event.c.target.in_((Stage.CORRECTED, Stage.WITHDRAWN)))
            .order_by(stage_event.c.number)
        ).all()
        told = self._connection.execute(
            select(*named, correction.c.date, correction.c.kind, correction.c.note)
            .join_from(correction, article_table, article_table.c.id == correction.c.article)
            .order_by(correction.c.position)
        ).all()
        # A correction on the page and the move that put it there say the same.
        by = {(row.id, row.note): row.by_name for row in moves if row.target == Stage.CORRECTED}
        found = [
            LoggedCorrection(
                article=ArticleId(row.id),
                slug=row.slug,
                headline=row.headline,
                at=from_text(row.date),
                stage=Stage.CORRECTED,
                kind=CorrectionKind(row.kind),
                by=by.get((row.id, row.note), ""),
                note=row.note,
            )
            for row in told
        ]
        known = {(row.id, row.note) for row in told}
        found += [
            LoggedCorrection(
                article=ArticleId(row.id),
                slug=row.slug,
                headline=row.headline,
                at=from_text(row.at),
                stage=Stage(row.target),
                by=row.by_name,
                note=row.note,
            )
            for row in moves
            if row.target == Stage.WITHDRAWN or (row.id, row.note) not in known
        ]
        return tuple(sorted(found, key=_when, reverse=True))


def _when(logged: LoggedCorrection) -> datetime:
    return logged.at
