"""One network's card for a shared article: picture cut to its shape, words cut to its lines."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from workstation.desk.publication import Publication
from workstation.domain.framing import WHOLE, ratio_of
from workstation.ui.fonts import ui_font
from workstation.ui.panes.preview.cut_text import CutText, cut, draw
from workstation.ui.panes.preview.scaled_view import ScaledView
from workstation.ui.picture_painting import cover
from workstation.ui.theme import Appearance

PADDING = 12.0
LEADING = 1.12

WIDE = "191:100"
SQUARE = "1:1"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardKind:
    """How a network shows a shared page; sizes in its own pixels."""

    id: str
    name: str
    """The networks' own names."""
    width: int
    shape: str
    """Of the picture, width by height; a square one stands beside the words."""
    title_lines: int
    title_size: int
    description_lines: int = 0
    over: bool = False
    """The title stands on the picture, in one line."""

    @property
    def picture(self) -> float:
        """Width of the picture by its height."""
        return ratio_of(self.shape) or 1.0


KINDS = (
    CardKind(
        id="facebook",
        name="Facebook",
        width=500,
        shape=WIDE,
        title_lines=2,
        title_size=17,
        description_lines=1,
    ),
    CardKind(id="x", name="X", width=516, shape=WIDE, title_lines=1, title_size=13, over=True),
    CardKind(id="linkedin", name="LinkedIn", width=552, shape=WIDE, title_lines=2, title_size=16),
    CardKind(
        id="bluesky",
        name="Bluesky · Mastodon",
        width=520,
        shape=WIDE,
        title_lines=2,
        title_size=16,
        description_lines=2,
    ),
    CardKind(
        id="messages",
        name="WhatsApp · Signal",
        width=400,
        shape=SQUARE,
        title_lines=2,
        title_size=15,
        description_lines=1,
    ),
)


class ShareCard(ScaledView):
    """Draws a card as a network would, as wide as there is room."""

    def __init__(self, kind: CardKind, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(kind.width, appearance, parent)
        self.kind = kind
        self._image: QImage | None = None

    def show_facts(self, facts: Publication, image: QImage | None) -> None:
        """Show what the network would be told of an article."""
        self._facts, self._image = facts, _framed(image, facts, self.kind.shape)
        kind = self.kind
        room = kind.width - 2 * PADDING - (0 if self._wide else self._side)
        if kind.over:
            room -= 24
        self.title = cut(facts.title, self._title_font(), room, kind.title_lines)
        lines = kind.description_lines
        self.description = cut(facts.description, ui_font(13), room, lines)
        self.setAccessibleName(f"{kind.name}: {self.title.text}")
        self.setAccessibleDescription(self.description.text)
        self._fit()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card at its own size, made as small as there is room."""
        if self._facts is None:
            return
        painter = self._begin()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        colours = self._appearance.colours
        card = QRectF(0.5, 0.5, self.kind.width - 1, self._height() - 1)
        outline = QPainterPath()
        outline.addRoundedRect(card, 10, 10)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(card, colours.paper)
        self._draw_picture(painter)
        self._draw_words(painter, self._facts)
        painter.restore()
        painter.setPen(QPen(colours.border_strong, 1))
        painter.drawPath(outline)
        if self.hasFocus():
            painter.setPen(QPen(colours.accent, 2))
            painter.drawPath(outline)
        painter.end()

    @property
    def _wide(self) -> bool:
        return self.kind.picture >= 1.2

    @property
    def _side(self) -> float:
        return 92.0

    def _height(self) -> float:
        if not self._wide:
            return self._side
        picture = self.kind.width / self.kind.picture
        return picture if self.kind.over else picture + self._words_height()

    def _words_height(self) -> float:
        rows = _line(ui_font(12)) + len(self.title.lines) * _line(self._title_font())
        return rows + len(self.description.lines) * _line(ui_font(13)) + 2 * PADDING

    def _title_font(self) -> QFont:
        font = ui_font(self.kind.title_size)
        if not self.kind.over:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _picture_place(self) -> QRectF:
        if self._wide:
            return QRectF(0, 0, self.kind.width, self.kind.width / self.kind.picture)
        return QRectF(0, 0, self._side, self._side)

    def _draw_picture(self, painter: QPainter) -> None:
        place = self._picture_place()
        painter.fillRect(place, self._appearance.colours.pressed)
        if self._image is not None and not self._image.isNull():
            ratio = self.devicePixelRatioF()
            pixmap = cover(self._image, place.size().toSize(), ratio)
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))

    def _draw_words(self, painter: QPainter, facts: Publication) -> None:
        if self.kind.over:
            self._draw_over(painter)
            return
        colours = self._appearance.colours
        left = PADDING if self._wide else self._side + PADDING
        picture = self._picture_place()
        top = picture.bottom() + PADDING if self._wide else PADDING - 2
        place = QRectF(left, top, self.kind.width - left - PADDING, 400)
        small = ui_font(12)
        host = CutText((host_of(facts),), cut=False)
        if self._wide:
            top += draw(painter, host, small, colours.muted, place, LEADING)
        place.moveTop(top)
        top += draw(painter, self.title, self._title_font(), colours.text, place, LEADING)
        place.moveTop(top)
        top += draw(painter, self.description, ui_font(13), colours.secondary, place, LEADING)
        if not self._wide:
            place.moveTop(top)
            draw(painter, host, small, colours.muted, place, LEADING)

    def _draw_over(self, painter: QPainter) -> None:
        """Put the title on a dark plate in the picture's corner."""
        picture = self._picture_place()
        shade = QLinearGradient(QPointF(0, picture.bottom() - 70), QPointF(0, picture.bottom()))
        shade.setColorAt(0, QColor(0, 0, 0, 0))
        shade.setColorAt(1, QColor(0, 0, 0, 90))
        painter.fillRect(picture, shade)
        plate = QRectF(PADDING, picture.bottom() - PADDING - 24, picture.width() - 2 * PADDING, 24)
        path = QPainterPath()
        path.addRoundedRect(plate, 4, 4)
        painter.fillPath(path, QColor(0, 0, 0, 190))
        words = plate.adjusted(8, 3, -8, 0)
        draw(painter, self.title, self._title_font(), QColor("#ffffff"), words, LEADING)


def _framed(image: QImage | None, facts: Publication, shape: str) -> QImage | None:
    """Return what a network's shape leaves of a picture that is framed as the article's."""
    if image is None or image.isNull():
        return None
    cut = facts.framing.cut(facts.width, facts.height, shape)
    upright = image.transformed(QTransform().rotate(cut.turn)) if cut.turn else image
    width, height, crop = upright.width(), upright.height(), cut.crop
    return upright.copy(
        round(width * crop.left / WHOLE),
        round(height * crop.top / WHOLE),
        max(1, round(width * crop.width / WHOLE)),
        max(1, round(height * crop.height / WHOLE)),
    )


def host_of(facts: Publication) -> str:
    """Return the site's name on the network: its host, or what the newsroom is called."""
    return urlsplit(facts.address).hostname or facts.site


def _line(font: QFont) -> float:
    return QFontMetricsF(font).height() * LEADING
