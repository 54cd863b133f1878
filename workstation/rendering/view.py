"""A page as a template gets it: HTML that is clean, and words ready to show."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from markupsafe import Markup

from workstation.domain.clock import to_text
from workstation.domain.links import Placement
from workstation.domain.page import Page, PageFigure, PageLink
from workstation.domain.pictures import Role
from workstation.rendering import wording
from workstation.rendering.body import BodyRenderer, HtmlPart
from workstation.rendering.metadata import open_graph, structured_data
from workstation.rendering.places import Place
from workstation.text.directives import Directive

Block: TypeAlias = HtmlPart | Directive | Place
"""What a body is made of."""
_TAG = re.compile(r"<[^>]*>")
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
_ENDS_SENTENCE = (".", "!", "?", "…", ".”", ".’", ".)", "!”", "?”", "!’", "?’", "۔", "。")
SIZES = "(max-width: 760px) 100vw, 760px"
"""How wide pictures are on the page, for browsers that choose among sizes."""


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure to show; `caption` is HTML."""

    key: str
    role: str
    url: str
    width: int
    height: int
    alt: str
    caption: Markup
    credit: str
    srcset: str = ""
    sizes: str = ""
    focus: str = ""
    """The point to keep in view, as in CSS: `50% 30%`; empty for the middle."""
    long_description: str = ""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A related link to show; without `url` it is a title only."""

    key: str
    kind: str
    title: str
    url: str
    byline: str
    """`by Ines Okafor and Tom Vasile`, or empty."""


@dataclass(frozen=True, slots=True)
class DateView:
    """A date for machines and for readers."""

    machine: str
    text: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A reader's note."""

    kind: str
    title: str
    date: DateView
    note: str


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the body: exactly one of the three is there."""

    html: Markup | Place | None = None
    figure: FigureView | None = None
    link: LinkView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """Everything a template may show."""

    page: Page
    direction: str
    accent: str
    """The section's colour as `#rrggbb`, or empty."""
    byline: str
    """`By Ines Okafor and Tom Vasile`, or empty."""
    published: DateView | None
    lead: FigureView | None
    body: tuple[Part, ...]
    related: tuple[LinkView, ...]
    corrections: tuple[CorrectionView, ...]
    title: str
    """For the browser's title bar."""
    description: str
    structured_data: Markup
    open_graph: tuple[tuple[str, str], ...]


class ViewBuilder:
    """Makes views of pages; not for two threads at once."""

    def __init__(self, pause: Callable[[], None] | None = None) -> None:
        self._body = BodyRenderer(pause)

    def build(self, page: Page, parts: Sequence[Block] | None = None) -> View:
        """Return the view of a page; `parts` are its body's, if that has been rendered."""
        if parts is None:
            parts = self._body.parts(page.body)
        shown = _Shown(page, self._body, parts)
        body = tuple(shown.body())
        figures = shown.figures
        captions = {figure.key: self._plain(figure.caption) for figure in figures}
        title = page.seo_title or page.headline
        return View(
            page=page,
            direction=wording.direction(page.language),
            accent=page.section_colour if _COLOUR.fullmatch(page.section_colour) else "",
            byline=_byline("By", page.bylines, page.language),
            published=_date(page, page.published_at) if page.published_at else None,
            lead=shown.lead,
            body=body,
            related=shown.end_list(),
            corrections=_corrections(page),
            title=" – ".join(part for part in (title, page.newsroom) if part),
            description=page.seo_description or page.standfirst,
            structured_data=Markup(structured_data(page, figures, captions)),
            open_graph=open_graph(page, figures),
        )

    def _plain(self, caption: str) -> str:
        return html.unescape(_TAG.sub("", self._body.caption(caption)))


class _Shown:
    """What of a page's figures and links is shown, and where."""

    def __init__(self, page: Page, body: BodyRenderer, parts: Sequence[Block]) -> None:
        self._page = page
        self._renderer = body
        self._parts = parts
        self._figures = {figure.key: figure for figure in page.figures}
        self._links = {link.key: link for link in page.links}
        lead = next((figure for figure in page.figures if figure.role is Role.LEAD), None)
        self.figures: tuple[PageFigure, ...] = (lead,) if lead else ()
        """In the order in which the reader meets them."""
        self.lead = self._figure(lead) if lead else None
        self._placed: set[str] = set()

    def body(self) -> list[Part]:
        """Fill the directives' places; a directive without an entry leaves nothing."""
        parts: list[Part] = []
        for piece in self._parts:
            if isinstance(piece, Place):
                parts.append(Part(html=piece))
            elif isinstance(piece, HtmlPart):
                parts.append(Part(html=Markup(piece.html)))
            elif piece.kind == "picture":
                parts.extend(self._picture(piece.key))
            elif (link := self._links.get(piece.key)) is not None:
                self._placed.add(link.key)
                parts.append(Part(link=self._link(link)))
        return parts

    def end_list(self) -> tuple[LinkView, ...]:
        """Return the links of the end list that the text has not shown already."""
        return tuple(
            self._link(link)
            for link in self._page.links
            if link.placement is Placement.END and link.key not in self._placed
        )

    def _picture(self, key: str) -> list[Part]:
        figure = self._figures.get(key)
        if figure is None or (self.lead is not None and self.lead.key == key):
            return []
        if figure not in self.figures:
            self.figures += (figure,)
        return [Part(figure=self._figure(figure))]

    def _figure(self, figure: PageFigure) -> FigureView:
        caption = self._renderer.caption(figure.caption)
        if caption and figure.credit and not _TAG.sub("", caption).endswith(_ENDS_SENTENCE):
            caption += "."
        return FigureView(
            key=figure.key,
            role=figure.role.value,
            url=figure.url,
            width=figure.width,
            height=figure.height,
            alt=figure.alt,
            caption=Markup(caption),
            credit=figure.credit,
            srcset=", ".join(f"{one.url} {one.width}w" for one in figure.variants),
            sizes=SIZES if figure.variants else "",
            focus=figure.focus,
            long_description=figure.long_description,
        )

    def _link(self, link: PageLink) -> LinkView:
        return LinkView(
            key=link.key,
            kind=link.kind.value,
            title=link.title,
            url=link.url if _can_be_followed(link.url) else "",
            byline=_byline("by", link.bylines, self._page.language),
        )


def _can_be_followed(url: str) -> bool:
    """Say whether a link may lead there: no scheme that a browser would run or read."""
    scheme, colon, _ = url.partition(":")
    relative = not colon or any(mark in scheme for mark in "/?#")
    return relative or scheme.lower() in ("https", "http", "article")


def _byline(by: str, bylines: tuple[str, ...], language: str) -> str:
    joined = wording.names(bylines, language)
    return f"{by} {joined}" if joined and wording.is_english(language) else joined


def _date(page: Page, moment: datetime) -> DateView:
    today: date | None = page.today
    return DateView(to_text(moment), wording.readers_date(moment, page.language, today))


def _corrections(page: Page) -> tuple[CorrectionView, ...]:
    return tuple(
        CorrectionView(
            kind=correction.kind.value,
            title=correction.kind.value.capitalize(),
            date=_date(page, correction.date),
            note=correction.note,
        )
        for correction in page.corrections
    )
