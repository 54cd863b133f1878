"""The wave that stands under a misspelt word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from workstation.ui.theme import Appearance

HEIGHT = 3
"""Pixels from the top of the wave to its foot."""
TURN = 4
"""Pixels from one top to the next."""


class Wave:
    """Draws waves in the theme's colour; one turn is drawn once and laid side by side."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._tile = QPixmap()
        self._tile_for = (QColor(), 0.0)

    def draw(self, painter: QPainter, corner: QPointF, width: float) -> None:
        """Draw a wave that has its upper left corner there."""
        colour, ratio = self._appearance.colours.misspelt, painter.device().devicePixelRatioF()
        if (colour, ratio) != self._tile_for:
            self._tile_for, self._tile = (colour, ratio), _tile(colour, ratio)
        painter.drawTiledPixmap(QRectF(corner, QSizeF(width, HEIGHT)), self._tile)


def _tile(colour: QColor, ratio: float) -> QPixmap:
    """Return one turn of the wave, to be laid side by side."""
    tile = QPixmap(round(TURN * ratio), round(HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    low, high, half = HEIGHT - 0.8, 0.8, TURN / 2
    # A little over the edges, so that the turns join.
    points = [(-half, high), (0.0, low), (half, high), (TURN, low), (TURN + half, high)]
    painter.drawPolyline([QPointF(x, y) for x, y in points])
    painter.end()
    return tile
