"""Draws the rows under the search box."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workstation.ui.fonts import ui_font
from workstation.ui.icons import Icons
from workstation.ui.painting import paint_box, paint_line
from workstation.ui.quick_open.choices import Choice, Kind
from workstation.ui.quick_open.model import Role
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius, Space, Type

ROW_HEIGHT = 32
EXCERPT_HEIGHT = 18
HEADING_HEIGHT = 26
ICON = 16
TITLE_AT = 38
_START, _END = "\u2068", "\u2069"

Index = QModelIndex | QPersistentModelIndex
Piece = tuple[str, bool]
"""Some text, and whether it was sought."""


class ChoiceDelegate(QStyledItemDelegate):
    """Draws a choice: icon, title, what else is known, perhaps a piece of text."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._icons = icons
        self._title = ui_font()
        self._found = ui_font(weight=QFont.Weight.DemiBold)
        self._small = ui_font(Type.SMALL)
        self._small_found = ui_font(Type.SMALL, QFont.Weight.DemiBold)
        self._heading = ui_font(Type.CAPTION, QFont.Weight.DemiBold)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a piece of text a second line."""
        row: Choice | str = index.data(Role.ROW)
        if isinstance(row, str):
            return QSize(0, HEADING_HEIGHT)
        return QSize(0, ROW_HEIGHT + (EXCERPT_HEIGHT if row.excerpt else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a heading or a choice."""
        row: Choice | str = index.data(Role.ROW)
        colours = self._appearance.colours
        rect: QRect = option.rect.adjusted(0, 0, 0, -1)
        if isinstance(row, str):
            line = rect.adjusted(Space.LARGE, Space.SMALL, 0, 0)
            paint_line(painter, line, row, self._heading, colours.muted)
            return
        if option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, rect, Radius.MEDIUM, colours.selected)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, Radius.MEDIUM, colours.hover)
        icon = QRect(rect.left() + Space.LARGE, rect.top() + 7, ICON, ICON)
        self._icons.paint(painter, icon, row.icon, colours.secondary)
        line = QRect(rect.left() + TITLE_AT, rect.top(), rect.width() - TITLE_AT, ROW_HEIGHT - 1)
        line.setRight(rect.right() - Space.LARGE)
        self._paint_texts(painter, line, row)

    def _paint_texts(self, painter: QPainter, line: QRect, row: Choice) -> None:
        """Draw the title and, where it leaves room, the detail at the right."""
        colours = self._appearance.colours
        ink = colours.accent if row.kind is Kind.ALL else colours.text
        title = QFontMetrics(self._found).horizontalAdvance(row.title)
        detail = QRect(line)
        detail.setLeft(min(line.left() + title + Space.WIDE, line.left() + line.width() * 2 // 3))
        taken = paint_line(
            painter,
            detail,
            row.detail,
            self._small,
            colours.muted,
            align=Qt.AlignmentFlag.AlignRight,
        )
        place = line.adjusted(0, 0, -(taken + Space.MEDIUM if taken else 0), 0)
        pieces = _pieces(row.title, row.places)
        self._paint_pieces(painter, place, pieces, (self._title, self._found), ink)
        if row.excerpt:
            under = QRect(line.left(), line.bottom() - 5, line.width(), EXCERPT_HEIGHT)
            fonts = (self._small, self._small_found)
            self._paint_pieces(painter, under, _marked(row.excerpt), fonts, colours.secondary)

    def _paint_pieces(
        self,
        painter: QPainter,
        rect: QRect,
        pieces: list[Piece],
        fonts: tuple[QFont, QFont],
        colour: QColor,
    ) -> None:
        """Draw text of which some is bold, until the room ends."""
        place = QRect(rect)
        for text, sought in pieces:
            if place.width() < ICON:
                return
            font = fonts[sought]
            paint_line(painter, place, text, font, colour)
            place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(text))


def _pieces(text: str, places: tuple[int, ...]) -> list[Piece]:
    """Cut a text at the letters that were typed."""
    pieces: list[Piece] = []
    for place, character in enumerate(text):
        sought = place in places
        if pieces and pieces[-1][1] is sought:
            pieces[-1] = (pieces[-1][0] + character, sought)
        else:
            pieces.append((character, sought))
    return pieces


def _marked(excerpt: str) -> list[Piece]:
    """Cut an excerpt at its marks."""
    pieces: list[Piece] = []
    for part in excerpt.split(_START):
        found, mark, rest = part.partition(_END)
        pieces += [(found, True), (rest, False)] if mark else [(part, False)]
    return [piece for piece in pieces if piece[0]]
