"""An article: its draft, and what the newsroom knows about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, PictureId, RevisionId
from workstation.domain.links import UnresolvedTarget
from workstation.domain.pictures import Picture
from workstation.domain.workflow import Stage, TickMark

if TYPE_CHECKING:
    from workstation.domain.packets import OutMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A draft with its identity and its place in the workflow."""

    id: ArticleId
    draft: Draft
    stage: Stage = Stage.DRAFT
    stage_before_spike: Stage | None = None
    published_at: datetime | None = None
    assignee: str = ""
    version: int = 0
    """Rises with each save; a save that names another version is refused."""
    head: RevisionId | None = None
    """The newest revision."""
    revisions: int = 0
    """How many revisions there are; the newest is shown as «Rev n»."""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    ticks: tuple[TickMark, ...] = ()
    """Those that somebody has set; the others are not needed."""
    scheduled_at: datetime | None = None
    """When the program is to publish it by itself; only while it is approved."""
    scheduled_by: str = ""
    out: OutMark | None = None
    """With whom it is, and since when."""
    conflicts: int = 0
    """Other versions that came from elsewhere and wait for somebody to decide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleSummary:
    """What a list, a card or a link shows of an article."""

    id: ArticleId
    slug: str
    headline: str
    section: str = ""
    stage: Stage = Stage.DRAFT
    bylines: tuple[str, ...] = ()
    words: int = 0
    modified_at: datetime | None = None
    published_at: datetime | None = None
    embargo: datetime | None = None
    assignee: str = ""
    language: str = "en-GB"
    out_with: str = ""
    """Who has it; empty while it is not out."""
    out_since: datetime | None = None
    conflicts: int = 0
    """Other versions of it that wait for somebody to decide."""


@dataclass(frozen=True, slots=True)
class References:
    """What the links and figures of an article point at, as far as the newsroom has it."""

    articles: Mapping[ArticleId, ArticleSummary] = field(
        default_factory=lambda: MappingProxyType({})
    )
    pictures: Mapping[PictureId, Picture] = field(default_factory=lambda: MappingProxyType({}))
    absent: Mapping[ArticleId, UnresolvedTarget] = field(
        default_factory=lambda: MappingProxyType({})
    )
    """Articles of other newsrooms that links point at: their titles and authors."""

    def with_article(self, summary: ArticleSummary) -> References:
        """Return references that know one article more (or better)."""
        return replace(self, articles={**self.articles, summary.id: summary})

    def with_picture(self, picture: Picture) -> References:
        """Return references that know one picture more (or better)."""
        return replace(self, pictures={**self.pictures, picture.id: picture})


@dataclass(frozen=True, slots=True)
class ArticleBundle:
    """An article with all that is needed to show it; no image bytes."""

    article: Article
    references: References
