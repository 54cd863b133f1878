"""Notices: what the desk has to tell a person; the words are made in the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from workstation.domain.ids import ArticleId
from workstation.domain.workflow import Stage


class NoticeKind(Enum):
    """What happened."""

    FAILED = auto()
    """Something did not work: see `error`."""
    UNEXPECTED = auto()
    """Something went wrong that nobody thought of; the log has it."""
    MOVED = auto()
    """An article has another stage: see `stage`."""
    EXPORTED = auto()
    """A file was written: see `path` and `left_out`."""
    IMPORTED = auto()
    """Pictures came in: see `count` and `refused`."""
    ARTICLES_IMPORTED = auto()
    """Articles came in: see `count` and `refused`."""
    BACKED_UP = auto()
    """A backup was written: see `path`."""
    NOT_PUBLISHED = auto()
    """An article could not be published at its set time: see `reason`."""
    VERSION_KEPT = auto()
    RESTORED = auto()


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing to tell."""

    kind: NoticeKind
    error: Exception | None = None
    article: ArticleId | None = None
    headline: str = ""
    stage: Stage | None = None
    path: Path | None = None
    count: int = 0
    reason: str = ""
    """Why something was not done, in a sentence."""
    refused: tuple[Exception, ...] = field(default=())
    left_out: tuple[str, ...] = field(default=())
    """What a format could not take along, in words."""


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to look at: an article, a field of its draft, and a stretch of that field."""

    article: ArticleId
    field: str = "body"
    """A field of `Draft`, or `figures.KEY`, `links.KEY`."""
    start: int = 0
    end: int = 0
