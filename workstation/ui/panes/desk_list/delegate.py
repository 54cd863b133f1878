"""Draws the rows of the desk list, and the field in which a saved search is renamed."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from workstation.ui.context import Context
from workstation.ui.fonts import tabular, ui_font
from workstation.ui.painting import paint_box, paint_dot, paint_line, paint_ring
from workstation.ui.panes.desk_list.model import Role, Row
from workstation.ui.panes.desk_list.view import DeskListView
from workstation.ui.section_colours import section_colour
from workstation.ui.theme_tokens import Radius, Type
from workstation.ui.widgets.prompt_delegate import PromptDelegate
from workstation.ui.words import number

ROW_HEIGHT = 29
HEADING_HEIGHT = 32
PACKET_HEIGHT = 46
LINE = 18
SIDE = 8
"""Between the edge of the list and the ground of a chosen row."""
ICON_AT = 18
ICON = 17
TITLE_AT = 44
COUNT_END = 18
DOT = 8

Index = QModelIndex | QPersistentModelIndex


class DeskListDelegate(PromptDelegate):
    """Draws a row in one go from the row itself."""

    def __init__(self, context: Context, view: DeskListView) -> None:
        super().__init__(view)
        self._context = context
        self._focus = view.focus
        self._plain = ui_font()
        self._bold = ui_font(weight=QFont.Weight.DemiBold)
        self._count = tabular(ui_font(Type.SMALL))
        self._heading = ui_font(Type.CAPTION, QFont.Weight.DemiBold)
        self._heading.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 104)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give headings room above them."""
        row: Row = index.data(Role.ROW)
        if row.packet is not None:
            return QSize(0, PACKET_HEIGHT)
        return QSize(0, HEADING_HEIGHT if row.entry is None else ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading, or an entry with its mark and its number."""
        row: Row = index.data(Role.ROW)
        rect: QRect = option.rect
        if row.entry is None and row.packet is None:
            line = rect.adjusted(ICON_AT, 7, -SIDE, 0)
            muted = self._context.appearance.colours.muted
            paint_line(painter, line, row.title, self._heading, muted)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, chosen=chosen)
        self._paint_mark(painter, rect, row, chosen=chosen)
        if row.packet is not None:
            self._paint_packet(painter, rect, row)
            return
        colours = self._context.appearance.colours
        count = number(row.count) if row.count else ""
        right = rect.adjusted(TITLE_AT, 0, -COUNT_END, 0)
        taken = paint_line(
            painter, right, count, self._count, colours.muted, align=Qt.AlignmentFlag.AlignRight
        )
        title = right.adjusted(0, 0, -(taken + SIDE if taken else 0), 0)
        font = self._bold if chosen else self._plain
        paint_line(painter, title, row.title, font, colours.text)

    def _paint_packet(self, painter: QPainter, rect: QRect, row: Row) -> None:
        """Draw what it is about, and under that from whom it is."""
        colours = self._context.appearance.colours
        line = rect.adjusted(TITLE_AT, 4, -COUNT_END, 0)
        line.setHeight(LINE)
        paint_line(painter, line, row.title, self._plain, colours.text)
        line.translate(0, LINE)
        paint_line(painter, line, row.detail, self._count, colours.muted)

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        colours = self._context.appearance.colours
        ground = option.rect.adjusted(SIDE, 0, -SIDE, -1)
        if chosen:
            paint_box(painter, ground, Radius.LARGE, colours.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, ground, Radius.LARGE, colours.hover)
        if self._focus.shown and option.state & QStyle.StateFlag.State_HasFocus:
            paint_ring(painter, ground, Radius.LARGE, colours.accent, 1.5)

    def _paint_mark(self, painter: QPainter, rect: QRect, row: Row, *, chosen: bool) -> None:
        appearance = self._context.appearance
        box = QRect(rect.left() + ICON_AT, rect.top() + (rect.height() - ICON) // 2, ICON, ICON)
        if row.icon:
            colour = appearance.colours.text if chosen else appearance.colours.secondary
            self._context.icons.paint(painter, box, row.icon, colour)
        else:
            colour = section_colour(self._context.desk.newsroom, row.title, appearance.theme)
            paint_dot(painter, box, DOT, colour)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field for another name."""
        field = QLineEdit(parent)
        field.setAccessibleName(self.tr("Name of the saved search"))
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Lay the field over the title."""
        editor.setGeometry(option.rect.adjusted(TITLE_AT - 9, 0, -SIDE, -1))
