"""The board of stages: a column for each, with the articles that are in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workstation.domain.article import ArticleSummary
from workstation.domain.workflow import Stage

COLUMNS = (
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.IN_REVIEW,
    Stage.CHANGES_REQUESTED,
    Stage.APPROVED,
    Stage.PUBLISHED,
    Stage.SPIKED,
)
"""From left to right."""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """An article on the board."""

    summary: ArticleSummary
    deadline: datetime | None = None
    back_to: Stage | None = None
    """Where it was before it was spiked, if it is."""


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A stage, how many articles are in it, and those that are shown."""

    stage: Stage
    count: int
    cards: tuple[BoardCard, ...]
