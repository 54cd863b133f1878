"""What becomes of an article when it is published: what others show of it, what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.use_cases import pages
from workstation.domain.article import ArticleSummary
from workstation.domain.framing import Framing
from workstation.domain.ids import PictureId
from workstation.domain.page import Absence, PageFigure
from workstation.domain.pictures import Picture, Role, framing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """An article as networks and search engines get it, and as readers will miss it."""

    site: str
    address: str
    """The page's own, or empty while the newsroom has none."""
    section: str
    title: str
    """The title for search engines, or the headline."""
    description: str
    published_at: datetime | None
    picture: PictureId | None
    framing: Framing
    """How the article frames its picture; networks' shapes are cut around the same point."""
    width: int
    """Pixels of the original, upright."""
    height: int
    alt: str
    absences: tuple[Absence, ...]
    embargo: datetime | None
    """When it ends; None where there is none, or it has ended."""


def publication(article: OpenArticle, desk: Desk) -> Publication:
    """Look at an article as it would be published now."""
    draft = article.snapshot()
    now = desk.clock.now()
    page = pages.compose(
        article.article,
        draft,
        article.references,
        desk.newsroom,
        picture_url=_identity,
        article_url=_slug,
        today=now.date(),
    )
    shared = _shared(page.figures)
    picture = article.references.pictures.get(PictureId(shared.url)) if shared else None
    figure = next((one for one in draft.figures if shared and one.key == shared.key), None)
    absences = pages.absences(article.article, draft, article.references, today=now.date())
    return Publication(
        site=page.newsroom,
        address=page.address,
        section=page.section,
        title=page.seo_title or page.headline,
        description=page.seo_description or page.standfirst,
        published_at=page.published_at,
        picture=picture.id if picture else None,
        framing=framing_of(figure, picture) if figure else Framing(),
        width=picture.width if picture else 0,
        height=picture.height if picture else 0,
        alt=shared.alt if shared else "",
        absences=absences,
        embargo=draft.embargo if draft.embargo and draft.embargo > now else None,
    )


def _shared(figures: tuple[PageFigure, ...]) -> PageFigure | None:
    """Return the figure that stands for the article: its lead, or its first."""
    lead = (figure for figure in figures if figure.role is Role.LEAD)
    return next(lead, next(iter(figures), None))


def _identity(picture: Picture) -> str:
    return picture.id


def _slug(summary: ArticleSummary) -> str:
    return summary.slug
