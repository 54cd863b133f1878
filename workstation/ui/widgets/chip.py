"""Small coloured labels: the stage of an article, the kind of a link."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from workstation.ui.fonts import ui_font
from workstation.ui.painting import paint_box
from workstation.ui.theme import Theme
from workstation.ui.theme_tokens import Size, Tone, Type
from workstation.ui.widgets.properties import set_styled

SIDE = 8
"""Pixels between the words and the round ends."""


class Chip(QLabel):
    """A word or two on a rounded ground of some tone."""

    def __init__(self, text: str, tone: Tone = Tone.GREY, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setProperty("tone", tone.value)
        self.setFixedHeight(Size.CHIP)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_state(self, text: str, tone: Tone) -> None:
        """Show other words and another tone."""
        self.setText(text)
        set_styled(self, "tone", tone.value)


def chip_font() -> QFont:
    """Return the font of chips."""
    return ui_font(Type.CAPTION, QFont.Weight.DemiBold)


def chip_size(text: str, font: QFont) -> QSize:
    """Return how large a painted chip is."""
    return QSize(QFontMetrics(font).horizontalAdvance(text) + 2 * SIDE, Size.CHIP)


def paint_chip(painter: QPainter, rect: QRect, text: str, tone: Tone, theme: Theme) -> None:
    """Draw a chip as `Chip` looks, elided where the rectangle is too narrow."""
    tint = theme.tint(tone)
    font = chip_font()
    paint_box(painter, rect, rect.height() / 2, tint.background)
    inner = rect.adjusted(SIDE, 0, -SIDE, 0)
    painter.setFont(font)
    painter.setPen(tint.ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, inner.width() + 1)
    painter.drawText(inner, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, shown)
