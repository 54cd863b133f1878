"""The page an article makes: every link, picture and house text resolved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeAlias

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.draft import Draft
from workstation.domain.framing import Cut
from workstation.domain.links import ArticleTarget, RelatedLink, Unready, WebTarget
from workstation.domain.newsroom import Newsroom
from workstation.domain.page import Absence, Page, PageFigure, PageLink, PageVariant, Why
from workstation.domain.pictures import Figure, Picture, cut_of, framing_of, texts_of
from workstation.domain.workflow import Stage

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
    """Return the page as readers would get it today, or on the day its embargo ends.

    Links that are not live and pictures that may not be shown are left out. `variants` gives the
    sizes in which what is shown of a picture can be had. A story that is
    not published yet bears the date it could be: its embargo's, or today's.
    """
    day = publication_day(article, draft, today)
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
        figures=tuple(_figures(draft, references, picture_url, variants, day)),
        links=tuple(_links(article, draft, references, article_url)),
        corrections=draft.corrections,
        newsletter=newsroom.newsletter if draft.newsletter is None else draft.newsletter,
        tags=draft.tags,
        seo_title=draft.seo_title,
        seo_description=draft.seo_description,
        address=_address(draft, newsroom),
        withdrawn=article.stage is Stage.WITHDRAWN,
        today=today,
    )


def publication_day(article: Article, draft: Draft, today: date) -> date:
    """Return the day on which readers see the story next: today, unless an embargo lasts."""
    if article.stage.live or draft.embargo is None:
        return today
    return max(today, draft.embargo.date())


def absences(
    article: Article, draft: Draft, references: References, *, today: date
) -> tuple[Absence, ...]:
    """Return what of an article `compose` leaves out, in its order."""
    day = publication_day(article, draft, today)
    links = (_absent_link(article, link, references) for link in draft.links)
    figures = (_absent_figure(figure, references, day) for figure in draft.figures)
    return tuple(found for found in (*links, *figures) if found is not None)


def _absent_link(article: Article, link: RelatedLink, references: References) -> Absence | None:
    if not isinstance(link.target, ArticleTarget):
        return None
    summary = references.articles.get(link.target.id)
    if summary is None and link.target.id in references.absent:
        return None
    field, title = f"links.{link.key}", link.label or (summary.headline if summary else link.key)
    if summary is None or link.target.id == article.id:
        return Absence(field, title, Why.GONE)
    if _shown(article, link, summary):
        return None
    return Absence(field, title, _why_unready(article, link, summary.stage))


def _why_unready(article: Article, link: RelatedLink, target: Stage) -> Why:
    """Return why a link to an article that readers can't open is not on the page."""
    if target is Stage.SPIKED:
        return Why.SPIKED
    if target is Stage.WITHDRAWN:
        return Why.WITHDRAWN
    if link.unready is Unready.UNDECIDED:
        return Why.UNDECIDED
    together = link.unready is Unready.TOGETHER and not article.stage.live
    return Why.TOGETHER if together else Why.HELD


def _absent_figure(figure: Figure, references: References, day: date) -> Absence | None:
    picture = references.pictures.get(figure.picture)
    field = f"figures.{figure.key}"
    if picture is None:
        return Absence(field, figure.key, Why.GONE)
    title = texts_of(figure, picture).caption or picture.file_name
    if picture.suits(day, figure.override):
        return None
    if picture.rights.expired(day):
        return Absence(field, title, Why.RIGHTS_ENDED, picture.rights.until)
    return Absence(field, title, Why.RIGHTS_NOT_YET, picture.rights.start)


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


def _shown(article: Article, link: RelatedLink, target: ArticleSummary) -> bool:
    """Say whether readers of the article can go there once it is published."""
    if link.unready is Unready.TOGETHER and not article.stage.live:
        return target.stage.live or target.stage is Stage.APPROVED
    return target.stage.live


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
    if isinstance(target, ArticleTarget) and target.id not in references.articles:
        target = references.absent.get(target.id, target)
    if isinstance(target, ArticleTarget):
        summary = references.articles.get(target.id)
        if summary is None or target.id == article.id or not _shown(article, link, summary):
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
