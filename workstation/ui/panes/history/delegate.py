"""Draws one revision in the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workstation.domain.revision import RevisionSummary
from workstation.ui.fonts import tabular, ui_font
from workstation.ui.painting import paint_line, paint_ring
from workstation.ui.panes.history.model import SUMMARY, Index, number_words, why
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius, Space, Type
from workstation.ui.widgets.avatar import paint_avatar
from workstation.ui.words import full_moment, word_count

AVATAR = 22
LINE = 19


class RevisionDelegate(QStyledItemDelegate):
    """Shows number, person, time, why and how long."""

    def __init__(
        self, appearance: Appearance, now: Callable[[], datetime], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._now = now

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(200, 2 * LINE + 2 * Space.MEDIUM)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Draw the row."""
        summary = index.data(SUMMARY)
        if not isinstance(summary, RevisionSummary):
            return
        colours = self._appearance.colours
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.selected)
            painter.fillRect(QRect(rect.x(), rect.y(), 3, rect.height()), colours.accent)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.hover)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), colours.border)
        self._paint_words(painter, rect, summary)
        focused = state & QStyle.StateFlag.State_HasFocus
        if focused and state & QStyle.StateFlag.State_KeyboardFocusChange:
            paint_ring(painter, rect, Radius.SMALL, colours.accent)
        painter.restore()

    def _paint_words(self, painter: QPainter, rect: QRect, summary: RevisionSummary) -> None:
        colours = self._appearance.colours
        inner = rect.adjusted(Space.GUTTER, Space.MEDIUM, -Space.GUTTER, -Space.MEDIUM)
        disc = QRect(inner.x(), inner.y() + 1, AVATAR, AVATAR)
        paint_avatar(painter, disc, summary.author, self._appearance.theme)
        left = disc.right() + Space.LARGE - 1
        top = QRect(left, inner.y(), inner.right() - left + 1, LINE)
        bottom = top.translated(0, LINE)
        right = Qt.AlignmentFlag.AlignRight
        small = tabular(ui_font(Type.SMALL))
        when = full_moment(summary.at, self._now())
        words = word_count(summary.words) if summary.words else ""
        taken = paint_line(painter, top, when, small, colours.muted, align=right)
        name = summary.author or number_words(summary.number)
        paint_line(
            painter,
            top.adjusted(0, 0, -taken - Space.MEDIUM, 0),
            name,
            ui_font(Type.UI, QFont.Weight.DemiBold),
            colours.text,
        )
        taken = paint_line(painter, bottom, words, small, colours.muted, align=right)
        parts = (number_words(summary.number), why(summary), summary.note)
        paint_line(
            painter,
            bottom.adjusted(0, 0, -taken - Space.MEDIUM, 0),
            " · ".join(part for part in parts if part),
            small,
            colours.secondary,
        )
