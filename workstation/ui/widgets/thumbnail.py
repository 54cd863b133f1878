"""A small image in a rounded frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workstation.ui.icons import Icons
from workstation.ui.picture_painting import cover, paint_rounded
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius


class Thumbnail(QWidget):
    """Shows a picture, cut to fill its frame; without one an icon stands in."""

    def __init__(
        self, icons: Icons, appearance: Appearance, size: QSize, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._appearance = appearance
        self._image: QImage | None = None
        self.setFixedSize(size)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_image(self, image: QImage | None) -> None:
        """Show a picture, or that there is none (yet)."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture."""
        colours = self._appearance.colours
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        has_image = self._image is not None and not self._image.isNull()
        pixmap = cover(self._image, self.size(), ratio) if self._image and has_image else None
        radius = Radius.SMALL if self.height() < 100 else Radius.LARGE
        paint_rounded(painter, self.rect(), pixmap, radius, colours.pressed)
        if pixmap is None:
            side = min(24, self.height() // 2)
            place = QRect(0, 0, side, side)
            place.moveCenter(self.rect().center())
            self._icons.paint(painter, place, "image", colours.faint)
        painter.end()
