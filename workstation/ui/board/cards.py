"""Draws the cards of the board."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractScrollArea, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workstation.domain.board import BoardCard
from workstation.ui.context import Context
from workstation.ui.fonts import tabular, text_font, ui_font
from workstation.ui.painting import LineBreaker, paint_box, paint_line, paint_lines, paint_ring
from workstation.ui.theme_tokens import Radius, Type
from workstation.ui.translation import translate
from workstation.ui.words import full_moment, names, stage_name

LINE = 19
SMALL_LINE = 17
MOST_LINES = 3
PADDING = 10
SCROLL_BAR = 12
GAP = 6
"""Between two cards."""

CARD = Qt.ItemDataRole.UserRole
"""The `BoardCard` of a row."""

Index = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Draws headline, who has it, and by when."""

    def __init__(self, context: Context, view: QAbstractScrollArea) -> None:
        super().__init__(view)
        self._context = context
        self._view = view
        self._breaker = LineBreaker()
        self._headline = text_font(Type.LIST_HEADLINE - 1, QFont.Weight.Medium)
        self._foot = tabular(ui_font(Type.CAPTION))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return how high a card is, with the gap under it."""
        card: BoardCard = index.data(CARD)
        lines = len(self._lines(card)) * LINE + len(self._feet(card)) * SMALL_LINE
        return QSize(self._view.viewport().width(), lines + 2 * PADDING + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card."""
        card: BoardCard = index.data(CARD)
        colours = self._context.appearance.colours
        box = QRect(option.rect).adjusted(1, 0, -1, -GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        paint_box(
            painter,
            box,
            Radius.MEDIUM,
            colours.selected if chosen else colours.paper,
            colours.border,
        )
        if chosen and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, box, Radius.MEDIUM, colours.accent)
        inner = box.adjusted(PADDING, PADDING, -PADDING, -PADDING)
        lines = self._lines(card)
        ink = colours.text if card.summary.headline else colours.muted
        top = QPoint(inner.left(), inner.top())
        height = paint_lines(painter, top, lines, self._headline, ink, line_height=LINE)
        row = QRect(inner.left(), inner.top() + height, inner.width(), SMALL_LINE)
        for words, late in self._feet(card):
            paint_line(painter, row, words, self._foot, colours.warn if late else colours.secondary)
            row.translate(0, SMALL_LINE)

    def _lines(self, card: BoardCard) -> tuple[str, ...]:
        """Break the headline as beside a scroll bar, so that it breaks alike without one."""
        room = self._view.width() - SCROLL_BAR - 2 * PADDING - 2
        return self._breaker.lines(headline(card), self._headline, room, MOST_LINES) or ("",)

    def _feet(self, card: BoardCard) -> list[tuple[str, bool]]:
        return feet(card, self._context)


def headline(card: BoardCard) -> str:
    """Return what an article is called on its card."""
    return card.summary.headline or translate("Board", "Untitled")


def feet(card: BoardCard, context: Context) -> list[tuple[str, bool]]:
    """Say who has an article, by when, and what else there is to say; True marks what is late."""
    summary, now = card.summary, context.desk.clock.now()
    rows = [(summary.assignee or names(summary.bylines), False)]
    if summary.stage.open_to_change and card.deadline is not None:
        late = card.deadline < now
        due = translate("Board", "Late: due %1") if late else translate("Board", "Due %1")
        rows.append((due.replace("%1", full_moment(card.deadline, now)), late))
    if summary.embargo is not None and summary.embargo > now:
        held = translate("Board", "Embargo %1")
        rows.append((held.replace("%1", full_moment(summary.embargo, now)), False))
    if summary.conflicts:
        rows.append((translate("Board", "Two versions to merge"), True))
    if summary.stage.live and summary.stage.value != "published":
        rows.append((stage_name(summary.stage), False))
    return [row for row in rows if row[0]]


def spoken(card: BoardCard, context: Context) -> str:
    """Return a card in words, for screen readers."""
    parts = (headline(card), stage_name(card.summary.stage), *(w for w, _ in feet(card, context)))
    return ", ".join(parts)
