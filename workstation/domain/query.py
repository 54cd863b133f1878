"""What a list of articles is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from workstation.domain.article import ArticleSummary
from workstation.domain.workflow import Stage


class Order(StrEnum):
    """How a list of articles is sorted."""

    NEWEST = "newest"
    OLDEST = "oldest"
    HEADLINE = "headline"
    RELEVANCE = "relevance"
    LINKED = "linked"
    """Those that most articles link to come first."""
    DEADLINE = "deadline"
    """What is due first comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryQuery:
    """Which articles a list shows; empty fields restrict nothing."""

    words: str = ""
    """Full text to look for, without the filters."""
    stages: frozenset[Stage] = frozenset()
    section: str = ""
    byline: str = ""
    assignee: str = ""
    notes_for: str = ""
    """Open notes wait for this person: they are mentioned, or wrote the article."""
    waited_for_by: str = ""
    """This person waits for others: their story is with editors, or they asked for changes."""
    tag: str = ""
    has: frozenset[str] = frozenset()
    """`picture`, `link`, `embargo`, `conflict`, `out`, `deadline`."""
    missing: frozenset[str] = frozenset()
    """`alt`, `credit`, `caption`, `byline`, `lead`."""
    links: frozenset[str] = frozenset()
    """`orphan`, `dead-end`, `broken`, `stale`, `series-gap`."""
    before: date | None = None
    after: date | None = None
    order: Order = Order.NEWEST


@dataclass(frozen=True, slots=True)
class DeskCounts:
    """The numbers beside the entries of the desk list."""

    stages: Mapping[Stage, int] = field(default_factory=dict)
    sections: Mapping[str, int] = field(default_factory=dict)
    saved: Mapping[str, int] = field(default_factory=dict)
    """By the name of the saved search."""
    assigned: int = 0
    conflicts: int = 0
    """Articles about which somebody has to decide (`has:conflict`)."""
    out: int = 0
    """Articles that are with somebody (`has:out`)."""
    noted: int = 0
    """Articles with notes for the acting person."""
    waiting: int = 0
    """Articles in which the acting person waits for others."""
    due: int = 0
    """Articles that have to be ready by a time, and are not out yet (`has:deadline`)."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An article that a search found; a higher score is a better match."""

    summary: ArticleSummary
    score: float
    excerpt: str
    """Plain text, the found words between U+2068 and U+2069."""


@dataclass(frozen=True, slots=True)
class RelatedHit:
    """An article proposed as related, with what it shares."""

    summary: ArticleSummary
    score: float
    """From 0 to 1."""
    reasons: tuple[str, ...]
    """The shared names and words, most telling first."""
    fits: int | None = None
    """The paragraph, counted from 1, after which a link to it would stand best."""


class MentionKind(StrEnum):
    """What of another article a text names without linking it."""

    HEADLINE = "headline"
    SERIES = "series"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where the body names what another article is about, and no link leads there."""

    summary: ArticleSummary
    kind: MentionKind
    start: int
    end: int
    text: str
    paragraph: int
    """The paragraph it is in, counted from 1."""


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the newsroom proposes for an article."""

    hits: tuple[RelatedHit, ...] = ()
    mentions: tuple[Mention, ...] = ()
    articles: int = 0
    """How many articles were looked through."""
    milliseconds: float = 0.0
    """How long that took."""
