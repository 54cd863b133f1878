"""How a picture of the library is drawn: cut to a frame, with two lines beneath."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QFont, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.ids import PictureId
from workstation.ui.fonts import ui_font
from workstation.ui.icons import Icons
from workstation.ui.painting import LineBreaker, paint_line, paint_lines, paint_ring
from workstation.ui.panes.picture_library.model import Role
from workstation.ui.panes.picture_library.wording import Caption
from workstation.ui.picture_painting import cover, paint_rounded
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius, Type

GAP = 18
"""Between cells, across and down."""
RING = 5
"""How far the ring of the selected picture stands out."""
TEXT_HEIGHT = 64
"""Beneath a picture: two lines of caption, one of credit, and the space above them."""
KEPT = 600
"""Pictures at the size of their cells that are kept: some 100 KB each."""


class PictureDelegate(QStyledItemDelegate):
    """Paints the cells of the grid from what is known, and says what it lacks."""

    wanted = Signal(str)
    """The PictureId whose image was to be drawn and is not there."""

    def __init__(
        self, feed: PicturesFeed, icons: Icons, appearance: Appearance, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._icons = icons
        self._appearance = appearance
        self._cell = QSize(196 + GAP, 131 + TEXT_HEIGHT + GAP)
        self._pixmaps: OrderedDict[PictureId, QPixmap] = OrderedDict()
        self._breaker = LineBreaker()

    @property
    def cell(self) -> QSize:
        """How large a cell is, with the gap around it."""
        return self._cell

    def set_width(self, width: int) -> None:
        """Make the cells so wide, with the gap; the frame keeps its proportions."""
        cell = QSize(width, round((width - GAP) * 2 / 3) + TEXT_HEIGHT + GAP)
        if cell != self._cell:
            self._cell = cell
            self._pixmaps.clear()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Give every cell the same size."""
        return self._cell

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a picture, its caption, and a ring when it is selected."""
        picture = PictureId(index.data(Role.PICTURE))
        room: QRect = option.rect
        half = GAP // 2
        box = room.adjusted(half, half, -half, -half)
        frame = QRect(box.left(), box.top(), box.width(), self._frame_height())
        self._paint_picture(painter, frame, picture)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            ring = frame.adjusted(-RING, -RING, RING, RING)
            paint_ring(painter, ring, Radius.LARGE + RING, self._appearance.colours.accent, 2.5)
        caption = index.data(Role.CAPTION)
        if isinstance(caption, Caption):
            place = QRect(box.left(), frame.bottom() + 9, box.width(), TEXT_HEIGHT)
            self._paint_caption(painter, place, caption)

    def _frame_height(self) -> int:
        return self._cell.height() - TEXT_HEIGHT - GAP

    def _paint_picture(self, painter: QPainter, frame: QRect, picture: PictureId) -> None:
        pixmap = self._pixmap(picture, frame.size(), painter.device().devicePixelRatioF())
        colours = self._appearance.colours
        paint_rounded(painter, frame, pixmap, Radius.MEDIUM, colours.pressed)
        if pixmap is None:
            place = QRect(0, 0, 24, 24)
            place.moveCenter(frame.center())
            self._icons.paint(painter, place, "image", colours.faint)

    def _paint_caption(self, painter: QPainter, place: QRect, caption: Caption) -> None:
        colours = self._appearance.colours
        bold = ui_font(Type.UI, QFont.Weight.DemiBold)
        lines = self._breaker.lines(caption.title, bold, place.width(), 2)
        height = paint_lines(painter, place.topLeft(), lines, bold, colours.text, line_height=17)
        second = QRect(place.left(), place.top() + height + 1, place.width(), 17)
        ink = colours.warn if caption.worry else colours.secondary
        paint_line(painter, second, caption.second, ui_font(Type.SMALL), ink)

    def _pixmap(self, picture: PictureId, size: QSize, ratio: float) -> QPixmap | None:
        found = self._pixmaps.get(picture)
        if found is not None and found.devicePixelRatio() == ratio:
            self._pixmaps.move_to_end(picture)
            return found
        image = self._feed.image_at_hand(picture)
        if image is None:
            self.wanted.emit(picture)
            return None
        if image.isNull():
            return None
        pixmap = cover(image, size, ratio)
        self._pixmaps[picture] = pixmap
        if len(self._pixmaps) > KEPT:
            self._pixmaps.popitem(last=False)
        return pixmap
