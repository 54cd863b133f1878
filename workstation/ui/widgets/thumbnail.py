"""A small image in a rounded frame."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workstation.ui.icons import Icons
from workstation.ui.picture_painting import cover, paint_rounded
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Radius

TALLEST = 1.1
"""The height of a preview, as a multiple of its width, beyond which a picture is cut."""


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


class WidePicture(Thumbnail):
    """A picture as wide as there is room, in its own proportions."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(icons, appearance, QSize(16, 16), parent)
        self._shape = QSize(3, 2)
        self.setMinimumSize(80, 40)
        self.setMaximumSize(16_777_215, 16_777_215)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_shape(self, width: int, height: int) -> None:
        """Take the proportions of a picture of that size."""
        if width > 0 and height > 0:
            self._shape = QSize(width, height)
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in the picture's own proportions."""
        share = min(self._shape.height() / self._shape.width(), TALLEST)
        return max(40, round(width * share))

    def sizeHint(self) -> QSize:
        """Ask for a usual width."""
        return QSize(420, self.heightForWidth(420))
