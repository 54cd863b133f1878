"""The page an article makes: every link, picture and house text resolved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.draft import Draft
from workstation.domain.framing import Cut
from workstation.domain.links import ArticleTarget, RelatedLink, WebTarget
from workstation.domain.newsroom import Newsroom
from workstation.domain.page import Page, PageFigure, PageLink, PageVariant
from workstation.domain.pictures import Figure, Picture, cut_of, framing_of, texts_of

Variants: TypeAlias = Callable[[Picture, Cut], tuple[PageVariant, ...]]
"""The sizes in which a part of a picture can be had, the narrowest first."""


def _no_variants(_picture: Picture, _cut: Cut) -> tuple[PageVariant, ...]:
    return ()


NO_VARIANTS: Variants = _no_variants


def compose(
    article: Article,
    draft: Draft,
    references: References,
    newsroom: Newsroom,
    *,
    picture_url: Callable[[Picture], str],
    article_url: Callable[[ArticleSummary], str],
    today: date,
    variants: Variants = NO_VARIANTS,
) -> Page:
    """Return the page as readers would get it today.

    Links that are not live and pictures that may not be shown are left out. `variants` gives the
    sizes in which what is shown of a picture can be had. A story that is
    not published yet bears the date it could be: its embargo's, or today's.
    """
    section = newsroom.section(draft.section)
    collectives = {person.name for person in newsroom.people if person.collective}
    return Page(
        newsroom=newsroom.name,
        tagline=newsroom.tagline,
        section=draft.section,
        section_colour=section.colour if section else "",
        kicker=draft.kicker,
        headline=draft.headline,
        standfirst=draft.standfirst,
        bylines=draft.bylines,
        collectives=frozenset(collectives & set(draft.bylines)),
        dateline=draft.dateline,
        published_at=_published_at(article, draft, today),
        modified_at=_modified_at(article),
        language=draft.language,
        body=draft.body,
        figures=tuple(_figures(draft, references, picture_url, variants, today)),
        links=tuple(_links(article, draft, references, article_url)),
        corrections=draft.corrections,
        newsletter=newsroom.newsletter if draft.newsletter is None else draft.newsletter,
        tags=draft.tags,
        seo_title=draft.seo_title,
        seo_description=draft.seo_description,
        address=_address(draft, newsroom),
        today=today,
    )


def _published_at(article: Article, draft: Draft, today: date) -> datetime:
    if article.published_at is not None:
        return article.published_at
    start_of_today = datetime.combine(today, time(), tzinfo=UTC)
    return max(draft.embargo, start_of_today) if draft.embargo else start_of_today


def _modified_at(article: Article) -> datetime | None:
    """Return when the published story was changed, if it was."""
    published, modified = article.published_at, article.modified_at
    if not article.stage.live or published is None or modified is None:
        return None
    return modified if modified > published else None


def _address(draft: Draft, newsroom: Newsroom) -> str:
    if not newsroom.address or not draft.slug:
        return ""
    return f"{newsroom.address.rstrip('/')}/{draft.slug}"


def _figures(
    draft: Draft,
    references: References,
    picture_url: Callable[[Picture], str],
    variants: Variants,
    today: date,
) -> list[PageFigure]:
    shown = []
    for figure in draft.figures:
        picture = references.pictures.get(figure.picture)
        if picture is not None and picture.suits(today, figure.override):
            shown.append(_figure(figure, picture, picture_url(picture), variants))
    return shown


def _figure(figure: Figure, picture: Picture, url: str, variants: Variants) -> PageFigure:
    texts = texts_of(figure, picture)
    cut = cut_of(figure, picture)
    width, height = cut.size(picture.width, picture.height)
    sizes = variants(picture, cut)
    return PageFigure(
        key=figure.key,
        role=figure.role,
        url=sizes[-1].url if sizes else url,
        width=width,
        height=height,
        alt=texts.alt,
        caption=texts.caption,
        credit=texts.credit or texts.source,
        long_description=texts.long_description,
        variants=sizes,
        focus=_focus(figure, picture, cut),
        cut=cut,
        creator=picture.creator,
    )


def _focus(figure: Figure, picture: Picture, cut: Cut) -> str:
    """Return where the focus lies on what is shown; empty for the middle."""
    focus = framing_of(figure, picture).focus
    if focus is None:
        return ""
    crop = cut.crop
    across = (focus[0] - crop.left) / crop.width * 100
    down = (focus[1] - crop.top) / crop.height * 100
    return f"{min(max(across, 0), 100):.0f}% {min(max(down, 0), 100):.0f}%"


def _links(
    article: Article,
    draft: Draft,
    references: References,
    article_url: Callable[[ArticleSummary], str],
) -> list[PageLink]:
    resolved = (_link(article, link, references, article_url) for link in draft.links)
    return [link for link in resolved if link is not None and link.title]


def _link(
    article: Article,
    link: RelatedLink,
    references: References,
    article_url: Callable[[ArticleSummary], str],
) -> PageLink | None:
    """Resolve a link; None when it leads nowhere a reader can go."""
    target = link.target
    url = ""
    bylines: tuple[str, ...] = ()
    if isinstance(target, ArticleTarget):
        summary = references.articles.get(target.id)
        if summary is None or not summary.stage.live or target.id == article.id:
            return None
        title, bylines, url = summary.headline, summary.bylines, article_url(summary)
    elif isinstance(target, WebTarget):
        title, url = target.title or target.url, target.url
    else:
        title, bylines = target.title, target.bylines
    return PageLink(
        key=link.key,
        kind=link.kind,
        placement=link.placement,
        title=link.label or title,
        bylines=bylines,
        url=url,
    )
