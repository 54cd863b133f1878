"""A page before it is rendered: every text and link resolved, nothing left to look up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from workstation.domain.draft import Correction
from workstation.domain.framing import Cut
from workstation.domain.links import LinkKind, Placement
from workstation.domain.pictures import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLink:
    """A related link as the reader gets it; links that are not live are not on a page."""

    key: str
    kind: LinkKind
    placement: Placement
    title: str
    bylines: tuple[str, ...] = ()
    url: str = ""
    """Empty for a story that is not in the newsroom: its title stands without a link."""


@dataclass(frozen=True, slots=True)
class PageVariant:
    """One size of a figure's picture, for the reader's browser to choose from."""

    url: str
    width: int
    media_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFigure:
    """A figure as the reader gets it; one whose rights have ended is not on a page."""

    key: str
    role: Role
    url: str
    width: int
    """Of what is shown, cut and turned; so is the height."""
    height: int
    alt: str
    caption: str = ""
    """Text with emphasis and links only (inline Markdown)."""
    credit: str = ""
    long_description: str = ""
    variants: tuple[PageVariant, ...] = ()
    """The narrowest first; none where there is one size only."""
    focus: str = ""
    """The point that must stay in view where a template cuts, as in CSS: `50% 30%`."""
    cut: Cut = field(default_factory=Cut)
    """What is shown of the original."""
    creator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One article's page; `body` is Markdown, all else is plain text."""

    newsroom: str
    tagline: str = ""
    section: str = ""
    section_colour: str = ""
    kicker: str = ""
    headline: str
    standfirst: str = ""
    bylines: tuple[str, ...] = ()
    collectives: frozenset[str] = frozenset()
    """The bylines that are not a person's name."""
    dateline: str = ""
    published_at: datetime | None = None
    modified_at: datetime | None = None
    language: str = "en-GB"
    body: str = ""
    figures: tuple[PageFigure, ...] = ()
    links: tuple[PageLink, ...] = ()
    corrections: tuple[Correction, ...] = ()
    newsletter: str = ""
    tags: tuple[str, ...] = ()
    seo_title: str = ""
    seo_description: str = ""
    address: str = ""
    """The page's own address, or empty while it has none."""
    withdrawn: bool = False
    """The story has been taken back; readers are told so above its text."""
    today: date | None = None
    """Dates of this day's year are shown without the year; None shows it with every date."""


class Why(StrEnum):
    """Why readers do not get what an article holds."""

    HELD = "held"
    """The link's target is not published; it appears when that is, as somebody decided."""
    TOGETHER = "together"
    """The link's target is to be published with the article, and is not approved yet."""
    UNDECIDED = "undecided"
    """The link's target is not published, and nobody has decided what becomes of the link."""
    SPIKED = "spiked"
    """The link's target is spiked."""
    WITHDRAWN = "withdrawn"
    """The link's target is no longer published."""
    GONE = "gone"
    """The link's target, or the picture, is not in the newsroom."""
    RIGHTS_ENDED = "rights ended"
    RIGHTS_NOT_YET = "rights not yet"


@dataclass(frozen=True, slots=True)
class Absence:
    """A link or figure of an article that is not on its page."""

    field: str
    """`links.KEY` or `figures.KEY`."""
    title: str
    why: Why
    day: date | None = None
    """The last or the first day on which the picture may be shown."""
