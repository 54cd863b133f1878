"""What a directive's card says, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QImage, QPainter, QPainterPath, QTextBlock

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import PictureId
from workstation.domain.links import ArticleTarget, RelatedLink, UnresolvedTarget, WebTarget
from workstation.domain.pictures import Figure, Role
from workstation.domain.suggestions import MarkKind
from workstation.ui.fonts import ui_font
from workstation.ui.icons import Icons
from workstation.ui.painting import paint_box, paint_line, paint_ring
from workstation.ui.theme import Theme
from workstation.ui.theme_tokens import Radius, Tone, Type
from workstation.ui.translation import translate
from workstation.ui.widgets.chip import chip_font, chip_size, paint_chip
from workstation.ui.words import brief_moment, kind_name, names, stage_name

if TYPE_CHECKING:
    from workstation.text.suggesting import Mark

PADDING = 12
THUMBNAIL = QSize(62, 46)
ICON = 18


@dataclass(frozen=True, slots=True)
class Card:
    """The words on a card, and the picture beside them."""

    kind: str
    title: str
    second: str
    chip: str = ""
    picture: PictureId | None = None
    known: bool = True
    proposed: MarkKind | None = None
    """Somebody suggests to put it in here, or to take it out; the chip says so too."""


def _proposal_words(kind: MarkKind, *, moved: bool) -> str:
    """Say what somebody suggests to do with a card."""
    if moved:
        return {
            MarkKind.INSERTED: translate("Card", "Moved here"),
            MarkKind.DELETED: translate("Card", "Moved away"),
        }[kind]
    return {
        MarkKind.INSERTED: translate("Card", "Insertion proposed"),
        MarkKind.DELETED: translate("Card", "Deletion proposed"),
    }[kind]


def mark_over(article: OpenArticle | None, block: QTextBlock) -> Mark | None:
    """Return what is suggested for the whole of a block: to take it out before all."""
    if article is None:
        return None
    start, end = block.position(), block.position() + block.length() - 1
    over = [mark for mark in article.suggested.marks if mark.start <= start and mark.end >= end]
    gone = (mark for mark in over if mark.kind is MarkKind.DELETED)
    return next(gone, over[0] if over else None)


def proposed(article: OpenArticle, mark: Mark, card: Card) -> Card:
    """Return a card that says what is suggested, and by whom."""
    said = _words(article, mark)
    moved = any(
        other.suggestion == mark.suggestion
        and other.kind is not mark.kind
        and _words(article, other) == said
        for other in article.suggested.marks
    )
    by = translate("Card", "Proposed by %1 · %2")
    by = by.replace("%1", article.suggested.known[mark.suggestion].by)
    return replace(
        card,
        second=by.replace("%2", card.second),
        chip=_proposal_words(mark.kind, moved=moved),
        proposed=mark.kind,
    )


def _words(article: OpenArticle, mark: Mark) -> str:
    return article.stretch(mark.start, mark.end).strip()


def describe(article: OpenArticle, kind: str, key: str, now: datetime) -> Card:
    """Say what a directive of the article stands for."""
    if kind == "picture":
        figure = article.details.figure(key)
        return _unknown(kind, key) if figure is None else _picture(article, figure, now)
    link = article.details.link(key)
    return _unknown(kind, key) if link is None else _related(article, link, now)


def _unknown(kind: str, key: str) -> Card:
    if kind == "picture":
        title = translate("Card", "There is no picture called “%1” in this article")
        return Card(
            kind, title.replace("%1", key), translate("Card", "The page leaves it out"), known=False
        )
    title = translate("Card", "There is no related article called “%1” here")
    return Card(
        kind, title.replace("%1", key), translate("Card", "The page leaves it out"), known=False
    )


def _picture(article: OpenArticle, figure: Figure, now: datetime) -> Card:
    picture = article.figures.picture_of(figure)
    texts = article.figures.texts(figure)
    parts = [
        translate("Card", "Photo: %1").replace("%1", texts.credit)
        if texts.credit
        else translate("Card", "no credit")
    ]
    if figure.decorative:
        parts.append(translate("Card", "decorative"))
    else:
        parts.append(
            translate("Card", "alt text written")
            if texts.alt
            else translate("Card", "alt text missing")
        )
    if picture is None:
        parts.append(translate("Card", "not in the library"))
    elif figure.credit is None and any(name.startswith("credit") for name in picture.from_file):
        parts.append(translate("Card", "credit from file"))
    if picture is not None and picture.rights.expired(now.date()):
        parts.append(translate("Card", "rights have ended"))
    if article.proposed(f"figures.{figure.key}.caption").by:
        parts.append(translate("Card", "caption suggested"))
    second = " · ".join(parts)
    return Card(
        "picture",
        _caption(article, figure.key) or translate("Card", "No caption yet"),
        second[:1].upper() + second[1:],
        translate("Card", "Lead") if figure.role is Role.LEAD else "",
        figure.picture,
    )


def _caption(article: OpenArticle, key: str) -> str:
    """Return a figure's caption as it would be with every suggestion accepted."""
    return article.proposed(f"figures.{key}.caption").text


def _related(article: OpenArticle, link: RelatedLink, now: datetime) -> Card:
    parts = [translate("Card", "Related"), kind_name(link.kind).lower()]
    target = article.links.target_of(link)
    if isinstance(target, WebTarget):
        parts.append(urlsplit(target.url).netloc or target.url)
    elif isinstance(target, UnresolvedTarget):
        parts += [names(target.bylines)] if target.bylines else []
        parts.append(translate("Card", "not in this newsroom yet"))
    elif isinstance(target, ArticleTarget):
        known = article.references.articles.get(target.id)
        if known is None:
            parts.append(translate("Card", "not in this newsroom"))
        else:
            parts += [names(known.bylines)] if known.bylines else []
            out = known.published_at if known.stage.live else None
            when = brief_moment(out, now, within=True)
            parts.append(f"{stage_name(known.stage)} {when}".strip())
    return Card("related", article.links.title_of(link), " · ".join(parts))


def paint_card(
    painter: QPainter,
    rect: QRect,
    card: Card,
    *,
    image: QImage | None,
    theme: Theme,
    icons: Icons,
    selected: bool,
) -> None:
    """Draw a card into a rectangle."""
    colours = theme.colours
    ground = {MarkKind.INSERTED: colours.insertion, MarkKind.DELETED: colours.deletion}
    ink = {MarkKind.INSERTED: colours.ok, MarkKind.DELETED: colours.block}
    edge = ink[card.proposed] if card.proposed else colours.border
    paint_box(
        painter,
        rect,
        Radius.LARGE,
        ground[card.proposed] if card.proposed else colours.surface,
        edge,
    )
    if selected:
        paint_ring(painter, rect, Radius.LARGE, colours.accent)
    inner = _paint_sign(painter, rect, card, image, theme, icons)
    inner = _paint_card_chip(painter, inner, card, theme)
    middle = rect.center().y()
    title = QRect(inner.left(), middle - 18, inner.width(), 18)
    second = QRect(inner.left(), middle, inner.width(), 18)
    font = ui_font(Type.UI, QFont.Weight.DemiBold)
    font.setStrikeOut(card.proposed is MarkKind.DELETED)
    font.setUnderline(card.proposed is MarkKind.INSERTED)
    paint_line(
        painter, title, card.title, font, ink[card.proposed] if card.proposed else colours.text
    )
    quiet = colours.secondary if card.proposed else colours.muted
    paint_line(painter, second, card.second, ui_font(Type.SMALL), quiet)


def _paint_sign(
    painter: QPainter,
    rect: QRect,
    card: Card,
    image: QImage | None,
    theme: Theme,
    icons: Icons,
) -> QRect:
    """Draw the picture or the sign; return the room that is left."""
    colours = theme.colours
    inner = rect.adjusted(PADDING, 0, -PADDING, 0)
    if card.kind == "picture" and card.known:
        place = QRect(inner.left(), 0, THUMBNAIL.width(), THUMBNAIL.height())
        place.moveTop(rect.center().y() - THUMBNAIL.height() // 2)
        _paint_image(painter, place, image, theme)
    else:
        place = QRect(inner.left(), rect.top(), ICON, rect.height())
        if card.known:
            icons.paint(painter, place, "newspaper", colours.accent)
        else:
            icons.paint(painter, place, "triangle-alert", colours.warn)
    inner.setLeft(place.right() + PADDING)
    return inner


def _paint_card_chip(painter: QPainter, inner: QRect, card: Card, theme: Theme) -> QRect:
    """Draw the chip at the end; return the room that is left."""
    if not card.chip:
        return inner
    size = chip_size(card.chip, chip_font())
    chip = QRect(inner.right() - size.width(), 0, size.width(), size.height())
    chip.moveTop(inner.center().y() - size.height() // 2)
    tone = Tone.RED if card.proposed is MarkKind.DELETED else Tone.GREEN
    paint_chip(painter, chip, card.chip, tone, theme)
    return QRect(inner.topLeft(), QSize(chip.left() - PADDING - inner.left(), inner.height()))


def _paint_image(painter: QPainter, place: QRect, image: QImage | None, theme: Theme) -> None:
    painter.save()
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), Radius.SMALL, Radius.SMALL)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setClipPath(path)
    painter.fillRect(place, theme.colours.canvas)
    if image is not None and not image.isNull():
        cut = QSize(image.size()).scaled(
            place.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding
        )
        spot = QRect(place.topLeft(), cut)
        spot.moveCenter(place.center())
        painter.drawImage(spot, image)
    painter.restore()
