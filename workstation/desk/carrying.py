"""Cards on their way from one place to another, with the figures and links they stand for."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor

from workstation.desk.use_cases import library, pictures
from workstation.domain.canonical import Json, canonical_json
from workstation.domain.ids import ArticleId, FigureId, LinkId, PictureId, new_uuid
from workstation.domain.links import ArticleTarget, Placement, RelatedLink, free_key
from workstation.domain.pictures import Figure, Role
from workstation.domain.serial import (
    JsonObject,
    figure_from_json,
    figure_to_json,
    link_from_json,
    link_to_json,
)
from workstation.text import directives
from workstation.text.code_units import code_point_offset, utf16_offset

if TYPE_CHECKING:
    from workstation.desk.desk import Desk
    from workstation.desk.open_article import OpenArticle
    from workstation.domain.article import ArticleSummary
    from workstation.domain.pictures import Picture

MOST_BYTES = 1_000_000
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Parts:
    """What the cards of a piece of text stand for."""

    figures: tuple[Figure, ...] = ()
    links: tuple[RelatedLink, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.figures or self.links)


def parts_of(article: OpenArticle, text: str) -> Parts:
    """Gather what the directives in a piece of the article's text stand for."""
    found = directives.find(text)
    keys = {
        kind: {each.key for each in found if each.kind == kind} for kind in ("picture", "related")
    }
    return Parts(
        tuple(figure for figure in article.details.figures if figure.key in keys["picture"]),
        tuple(link for link in article.details.links if link.key in keys["related"]),
    )


def write_parts(parts: Parts) -> bytes:
    """Write parts for a clipboard."""
    data: dict[str, Json] = {
        "format": _FORMAT,
        "figures": [figure_to_json(figure) for figure in parts.figures],
        "links": [link_to_json(link) for link in parts.links],
    }
    return canonical_json(data).encode()


def read_parts(data: bytes) -> Parts:
    """Read parts; what another program has put there is nothing."""
    if len(data) > MOST_BYTES:
        return Parts()
    try:
        found = json.loads(data)
        if found["format"] != _FORMAT:
            return Parts()
        return Parts(
            tuple(figure_from_json(cast("JsonObject", each)) for each in found["figures"]),
            tuple(link_from_json(cast("JsonObject", each)) for each in found["links"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Parts()


def put(desk: Desk, article: OpenArticle, stretch: tuple[int, int], text: str, parts: Parts) -> int:
    """Replace a stretch (UTF-16 units) by text with its parts, as one step; return its end.

    A figure or link that the article has already is not added twice; where a key is taken by
    another one, the directive gets a new key. A card alone becomes a paragraph of its own.
    """
    title = QCoreApplication.translate("Carrying", "Paste")
    text, figures, links = _fitted(article, text, parts)
    start, end = stretch
    article.break_typing()
    article.history.beginMacro(title)
    if figures or links:
        details = article.details
        article.change(
            replace(details, figures=(*details.figures, *figures), links=(*details.links, *links)),
            title,
        )
    alone = directives.find(text)
    if len(alone) == 1 and text.strip() == text[alone[0].start : alone[0].end]:
        if end > start:
            article.replace_text(start, end, "", title)
        body = article.text()
        edit = directives.insert(body, code_point_offset(body, start), alone[0].kind, alone[0].key)
        start, text = utf16_offset(body, edit.start), edit.text
        end = start
    article.replace_text(start, end, text, title)
    article.history.endMacro()
    _learn(desk, article, Parts(figures, links))
    return start + utf16_offset(text, len(text))


def move(article: OpenArticle, kind: str, key: str, at: int) -> bool:
    """Give a card another place in the text, near a position (code points), as one step."""
    if kind == "picture":
        figure = article.details.figure(key)
        if figure is not None:
            article.figures.place(figure.id, at)
        return figure is not None
    link = article.details.link(key)
    if link is not None:
        article.links.place(link.id, at)
    return link is not None


def link(desk: Desk, article: OpenArticle, target: ArticleId, position: int) -> None:
    """Link another article in the text, where a position (UTF-16 units) is by then."""
    if target == article.id:
        return
    place = QTextCursor(article.document)
    place.setPosition(position)
    desk.dispatcher.read(
        partial(library.rows, articles=(target,)),
        owner=article,
        done=partial(_add_links, article, place, desk.acting),
        after_writes=True,
    )


def _add_links(
    article: OpenArticle, place: QTextCursor, by: str, found: tuple[ArticleSummary, ...]
) -> None:
    for summary in found:
        at = article.body_offset(place.position())
        article.links.add_article(summary, at=at, by=by)


def _fitted(
    article: OpenArticle, text: str, parts: Parts
) -> tuple[str, tuple[Figure, ...], tuple[RelatedLink, ...]]:
    """Return the text with keys that are free here, and what is to be added for it."""
    details, now = article.details, article.clock.now()
    figures: list[Figure] = []
    links: list[RelatedLink] = []
    names: dict[tuple[str, str], str] = {}
    for figure in parts.figures:
        mine = details.figure(figure.key)
        if mine is not None and mine.picture == figure.picture:
            continue
        taken = frozenset(each.key for each in (*details.figures, *figures))
        key = names["picture", figure.key] = free_key(figure.key, taken)
        figures.append(replace(figure, id=FigureId(new_uuid()), key=key, role=Role.BODY))
    for link in parts.links:
        own = details.link(link.key)
        itself = isinstance(link.target, ArticleTarget) and link.target.id == article.id
        if itself or (own is not None and own.target == link.target):
            continue
        taken = frozenset(each.key for each in (*details.links, *links))
        key = names["related", link.key] = free_key(link.key, taken)
        links.append(
            replace(
                link,
                id=LinkId(new_uuid()),
                key=key,
                placement=Placement.TEXT,
                added_at=now,
            )
        )
    for found in reversed(directives.find(text)):
        name = names.get((found.kind, found.key), found.key)
        text = text[: found.start] + directives.write(found.kind, name) + text[found.end :]
    return text, tuple(figures), tuple(links)


def _learn(desk: Desk, article: OpenArticle, parts: Parts) -> None:
    """Let the article know what its new parts point at: from open articles, else from disk."""
    wanted_pictures = {figure.picture for figure in parts.figures}
    wanted = {link.target.id for link in parts.links if isinstance(link.target, ArticleTarget)}
    for other in desk.tabs:
        for identity in wanted_pictures & other.references.pictures.keys():
            article.know_picture(other.references.pictures[identity])
        for target in wanted & other.references.articles.keys():
            article.know_article(other.references.articles[target])
    unknown: set[PictureId] = wanted_pictures - article.references.pictures.keys()
    if unknown:
        desk.dispatcher.read(
            partial(pictures.load, pictures=tuple(unknown)),
            owner=article,
            done=partial(_know_pictures, article),
            after_writes=True,
        )
    missing = wanted - article.references.articles.keys()
    if missing:
        desk.dispatcher.read(
            partial(library.rows, articles=tuple(missing)),
            owner=article,
            done=partial(_know_articles, article),
            after_writes=True,
        )


def _know_pictures(article: OpenArticle, found: tuple[Picture, ...]) -> None:
    for picture in found:
        article.know_picture(picture)


def _know_articles(article: OpenArticle, found: tuple[ArticleSummary, ...]) -> None:
    for summary in found:
        article.know_article(summary)
