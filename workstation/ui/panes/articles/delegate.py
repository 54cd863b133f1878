"""Draws the rows of the article list, and says how high they are."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workstation.domain.article import ArticleSummary
from workstation.ui.context import Context
from workstation.ui.fonts import tabular, text_font, ui_font
from workstation.ui.painting import LineBreaker, paint_box, paint_line, paint_lines, paint_ring
from workstation.ui.panes.articles.model import Role
from workstation.ui.theme_tokens import Radius, Size, Space, Type
from workstation.ui.translation import translate
from workstation.ui.widgets.chip import chip_font, chip_size, paint_chip
from workstation.ui.words import brief_moment, mark_words, names, stage_name, stage_tone, word_count

TOP = 12
SECTION_HEIGHT = 14
HEADLINE_TOP = 28
LINE = 20
MOST_LINES = 2
FOOT_GAP = 5
BOTTOM = 13
MARK_ICON = 12
BAR = 3
"""The accent at the left of the chosen row."""

Index = QModelIndex | QPersistentModelIndex


class ArticleDelegate(QStyledItemDelegate):
    """Draws a row in one go from the article's summary."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._breaker = LineBreaker()
        self._width = 0
        self._section = ui_font(Type.CAPTION, QFont.Weight.DemiBold)
        self._time = tabular(ui_font(Type.CAPTION))
        self._headline = text_font(Type.LIST_HEADLINE, QFont.Weight.Medium)
        self._foot = tabular(ui_font(Type.SMALL))
        self._chip = chip_font()

    def set_width(self, width: int) -> None:
        """Say how wide the list is with its scroll bar, which takes from the margin alone."""
        self._width = width

    @property
    def tallest(self) -> int:
        """The height of a row with a long headline, or of one that is being fetched."""
        return HEADLINE_TOP + MOST_LINES * LINE + FOOT_GAP + Size.CHIP + BOTTOM

    def height(self, summary: ArticleSummary | None) -> int:
        """Return how high a row is."""
        if summary is None:
            return self.tallest
        return self.tallest - (MOST_LINES - max(1, len(self._lines(summary)))) * LINE

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a row; the list itself asks `height`."""
        return QSize(option.rect.width(), self.height(index.data(Role.SUMMARY)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the article; while it is being fetched, grey bars in its place."""
        summary: ArticleSummary | None = index.data(Role.SUMMARY)
        rect: QRect = option.rect
        self._paint_ground(painter, option)
        inner = QRect(rect)
        inner.setLeft(rect.left() + Space.GUTTER)
        inner.setWidth(self._text_width)
        if summary is None:
            self._paint_bars(painter, inner)
            return
        self._paint_head(painter, inner, summary)
        colours = self._context.appearance.colours
        lines = self._lines(summary)
        room = max(1, (rect.height() - self.tallest) // LINE + MOST_LINES)
        if len(lines) > room:
            lines = self._breaker.lines(self._words(summary), self._headline, inner.width(), room)
        paint_lines(
            painter,
            QPoint(inner.left(), rect.top() + HEADLINE_TOP),
            lines,
            self._headline,
            colours.text if summary.headline else colours.muted,
            line_height=LINE,
        )
        self._paint_foot(painter, inner, summary)

    @property
    def _text_width(self) -> int:
        return max(40, self._width - 2 * Space.GUTTER)

    def _lines(self, summary: ArticleSummary) -> tuple[str, ...]:
        words = self._words(summary)
        return self._breaker.lines(words, self._headline, self._text_width, MOST_LINES)

    def _words(self, summary: ArticleSummary) -> str:
        return summary.headline or translate("ArticleListModel", "Untitled")

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colours = self._context.appearance.colours
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.selected)
            painter.fillRect(QRect(rect.left(), rect.top(), BAR, rect.height() - 1), colours.accent)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.hover)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.border)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, rect.adjusted(BAR + 1, 1, -1, -2), Radius.SMALL, colours.accent)

    def _paint_head(self, painter: QPainter, inner: QRect, summary: ArticleSummary) -> None:
        colours = self._context.appearance.colours
        line = QRect(inner.left(), inner.top() + TOP, inner.width(), SECTION_HEIGHT)
        when = brief_moment(summary.modified_at, self._context.desk.clock.now())
        taken = paint_line(
            painter, line, when, self._time, colours.muted, align=Qt.AlignmentFlag.AlignRight
        )
        line.setRight(line.right() - taken - Space.MEDIUM)
        taken = paint_line(painter, line, summary.section, self._section, colours.accent)
        mark = mark_words(summary, self._context.desk.clock.now())
        if mark:
            line.setLeft(line.left() + taken + (Space.MEDIUM if taken else 0))
            icon = QRect(line.left(), line.top() + 1, MARK_ICON, MARK_ICON)
            self._context.icons.paint(
                painter, icon, "git-compare" if summary.conflicts else "package", colours.warn
            )
            line.setLeft(icon.right() + Space.TIGHT)
            paint_line(painter, line, mark, self._time, colours.warn)

    def _paint_foot(self, painter: QPainter, inner: QRect, summary: ArticleSummary) -> None:
        """Draw byline, stage and words; a long byline gives way to the others."""
        appearance = self._context.appearance
        line = QRect(inner.left(), 0, inner.width(), Size.CHIP)
        line.moveBottom(inner.bottom() - BOTTOM)
        taken = paint_line(
            painter,
            line,
            word_count(summary.words),
            self._foot,
            appearance.colours.secondary,
            align=Qt.AlignmentFlag.AlignRight,
        )
        stage = stage_name(summary.stage)
        chip = chip_size(stage, self._chip)
        room = line.width() - taken - chip.width() - 2 * Space.MEDIUM
        byline = names(summary.bylines)
        used = 0
        if byline and room > 0:
            place = QRect(line.left(), line.top(), room, line.height())
            used = paint_line(painter, place, byline, self._foot, appearance.colours.secondary)
            used += Space.MEDIUM
        where = QRect(QPoint(line.left() + used, line.top()), chip)
        paint_chip(painter, where, stage, stage_tone(summary.stage), appearance.theme)

    def _paint_bars(self, painter: QPainter, inner: QRect) -> None:
        colour = self._context.appearance.colours.hover
        for top, share in ((TOP + 2, 0.25), (HEADLINE_TOP + 4, 0.9), (HEADLINE_TOP + 24, 0.6)):
            bar = QRect(inner.left(), inner.top() + top, int(inner.width() * share), 10)
            paint_box(painter, bar, Radius.SMALL, colour)
