"""What stands on the board of stages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.domain.board import COLUMNS, BoardCard, BoardColumn
from workstation.domain.query import LibraryQuery
from workstation.domain.workflow import Stage

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

TOGETHER = {Stage.PUBLISHED: (Stage.PUBLISHED, Stage.CORRECTED)}
"""What was corrected is still published."""
MOST_WORK = 200
MOST_DONE = 20
"""The newest of what is out or put aside: an archive is for the list and the search."""


def columns(uow: UnitOfWork) -> tuple[BoardColumn, ...]:
    """Return the board, the newest articles of each column first."""
    counts = uow.listing.stages()
    found = []
    for column in COLUMNS:
        stages = TOGETHER.get(column, (column,))
        done = column in (Stage.PUBLISHED, Stage.SPIKED)
        query = LibraryQuery(stages=frozenset(stages))
        ids = uow.listing.ids(query, (), MOST_DONE if done else MOST_WORK)
        deadlines = uow.articles.deadlines(ids)
        before = uow.articles.before_spike(ids) if column is Stage.SPIKED else {}
        cards = tuple(
            BoardCard(summary, deadlines.get(summary.id), before.get(summary.id))
            for summary in uow.articles.summaries(ids)
        )
        count = sum(counts.get(stage, 0) for stage in stages)
        found.append(BoardColumn(column, count, cards))
    return tuple(found)
