"""A picture of who links to whom: the open article in the middle, its neighbours beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.neighbours import Edge, Neighbourhood
from workstation.ui.fonts import text_font, ui_font
from workstation.ui.painting import LineBreaker
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Type
from workstation.ui.words import kind_name

ROW, GAP, MARGIN = 54, 10, 2
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class _Box:
    article: ArticleSummary
    words: str
    """Which kinds of links join it with the middle."""
    place: QRect


class LinkPicture(QWidget):
    """Draws a neighbourhood: who links here at the left, what is linked at the right.

    The arrow keys go from article to article, Enter opens one.
    """

    chosen = Signal(str)
    """The ArticleId of an article a person wants to see."""

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._found: Neighbourhood | None = None
        self._boxes: tuple[_Box, ...] = ()
        self._current = 0
        self._breaker = LineBreaker()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(ROW + 2 * MARGIN)
        appearance.changed.connect(self._on_appearance_changed)

    def articles(self) -> tuple[ArticleId, ...]:
        """Return the articles in the order of the arrow keys; the middle one comes first."""
        return tuple(box.article.id for box in self._boxes)

    @property
    def current(self) -> ArticleId | None:
        """The article that Enter opens."""
        return self._boxes[self._current].article.id if self._boxes else None

    def show_neighbourhood(self, found: Neighbourhood) -> None:
        """Draw another neighbourhood."""
        self._found = found
        self._current = 0
        left, right = _sides(found)
        rows = max(len(left), len(right), 1)
        self.setMinimumHeight(rows * (ROW + GAP) - GAP + 2 * MARGIN)
        self._lay_out()

    def resizeEvent(self, _event: object) -> None:
        """Set the boxes anew."""
        self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw arrows, then boxes over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = {box.article.id: box.place for box in self._boxes}
        for edge in self._found.edges if self._found else ():
            if edge.source in places and edge.target in places:
                self._paint_edge(painter, edge, places)
        for number, box in enumerate(self._boxes):
            self._paint_box(painter, box, current=number == self._current and self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another article, or open it."""
        key = Qt.Key(event.key())
        if key in _STEPS and self._boxes:
            self._go((self._current + _STEPS[key]) % len(self._boxes))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._boxes:
            self.chosen.emit(str(self._boxes[self._current].article.id))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the article under the pointer."""
        place = self._at(event)
        if place is not None:
            self._go(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the article under the pointer."""
        place = self._at(event)
        if place is not None:
            self.chosen.emit(str(self._boxes[place].article.id))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say the whole headline of what is under the pointer."""
        place = self._at(event)
        words = "" if place is None else self._spoken(self._boxes[place])
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self._say()

    def _go(self, place: int) -> None:
        self._current = place
        self._say()
        self.update()

    def _say(self) -> None:
        """Let a screen reader say what the keys are at."""
        name = self.tr("Picture of the links around this article")
        self.setAccessibleName(name)
        if self._boxes:
            self.setAccessibleDescription(self._spoken(self._boxes[self._current]))

    def _spoken(self, box: _Box) -> str:
        return ", ".join(part for part in (box.article.headline, box.words) if part)

    def _at(self, event: QMouseEvent) -> int | None:
        point = event.position().toPoint()
        places = (n for n, box in enumerate(self._boxes) if box.place.contains(point))
        return next(places, None)

    def _lay_out(self) -> None:
        if self._found is None or not self._found.articles:
            return
        left, right = _sides(self._found)
        middle, *_ = self._found.articles
        wide = (self.width() - 2 * MARGIN) * 31 // 100
        height = self.minimumHeight()
        narrow = wide * 80 // 100
        centre = QRect((self.width() - narrow) // 2, (height - ROW) // 2, narrow, ROW)
        boxes = [_Box(middle, self.tr("this article"), centre)]
        for side, x in ((left, MARGIN), (right, self.width() - MARGIN - wide)):
            top = (height - (len(side) * (ROW + GAP) - GAP)) // 2
            for article, y in zip(side, count(top, ROW + GAP)):
                boxes.append(_Box(article, self._kinds(article.id), QRect(x, y, wide, ROW)))
        self._boxes = tuple(boxes)
        self._say()
        self.update()

    def _kinds(self, article: ArticleId) -> str:
        assert self._found is not None, "there is something to draw"
        here = self._found.middle
        found = []
        for edge in self._found.edges:
            kind = kind_name(edge.kind).lower()
            if (edge.source, edge.target) == (article, here):
                found.append(self.tr("links here: %1").replace("%1", kind))
            elif (edge.source, edge.target) == (here, article):
                found.append(self.tr("linked: %1").replace("%1", kind))
        return " · ".join(found)

    def _paint_box(self, painter: QPainter, box: _Box, *, current: bool) -> None:
        colours = self._appearance.colours
        middle = box is self._boxes[0]
        edge = colours.accent if current or middle else colours.border
        painter.setPen(QPen(edge, 2.0 if current else 1.0))
        painter.setBrush(colours.paper)
        painter.drawRoundedRect(QRectF(box.place).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        inner = box.place.adjusted(7, 5, -7, -4)
        font = text_font(Type.SMALL + 1, QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(colours.text)
        title = box.article.headline or self.tr("Untitled")
        for line in self._breaker.lines(title, font, inner.width(), 2):
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, line)
            inner.setTop(inner.top() + 15)
        small = ui_font(Type.CAPTION)
        painter.setFont(small)
        painter.setPen(colours.muted)
        words = self._breaker.lines(box.words, small, inner.width(), 1)
        painter.drawText(
            inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, "".join(words)
        )

    def _paint_edge(self, painter: QPainter, edge: Edge, places: dict[ArticleId, QRect]) -> None:
        assert self._found is not None, "there is something to draw"
        colours = self._appearance.colours
        direct = self._found.middle in (edge.source, edge.target)
        start, end = _ends(places[edge.source], places[edge.target])
        colour: QColor = colours.accent if direct else colours.faint
        pen = QPen(colour, 1.4 if direct else 1.0)
        if not direct:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(start)
        bend = (end.x() - start.x()) / 2 or -24.0
        path.cubicTo(QPointF(start.x() + bend, start.y()), QPointF(end.x() - bend, end.y()), end)
        painter.drawPath(path)
        painter.setBrush(colour)
        painter.setPen(Qt.PenStyle.NoPen)
        back = 6.0 if end.x() < start.x() else -6.0
        painter.drawPolygon(
            [end, QPointF(end.x() + back, end.y() - 3.5), QPointF(end.x() + back, end.y() + 3.5)]
        )

    def _on_appearance_changed(self) -> None:
        self.update()


def _sides(found: Neighbourhood) -> tuple[list[ArticleSummary], list[ArticleSummary]]:
    """Return who only links here, and all that is linked; the middle is in neither."""
    linked = {edge.target for edge in found.edges if edge.source == found.middle}
    others = found.articles[1:]
    return (
        [each for each in others if each.id not in linked],
        [each for each in others if each.id in linked],
    )


def _ends(source: QRect, target: QRect) -> tuple[QPointF, QPointF]:
    """Return where an arrow leaves one box and meets another."""
    if source.center().x() < target.left():
        return _side(source, right=True), _side(target, right=False)
    if source.center().x() > target.right():
        return _side(source, right=False), _side(target, right=True)
    return _side(source, right=False), _side(target, right=False)


def _side(box: QRect, *, right: bool) -> QPointF:
    return QPointF(box.right() + 1.0 if right else box.left() - 1.0, box.center().y())
