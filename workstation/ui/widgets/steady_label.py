"""A short text that changes as often as a key is pressed."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from workstation.ui.icons import Ink
from workstation.ui.theme import Appearance

_DIGIT = re.compile(r"\d")


class SteadyLabel(QLabel):
    """Keeps its size while only digits change, and takes its colour without a style sheet.

    A label whose size may change has the whole window laid out again with each text, and one that
    is styled anew costs a millisecond and more: both would be paid with every key.
    """

    def __init__(self, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._ink = Ink.NORMAL
        self._shape = ""
        self._reserved: tuple[str, ...] = ()
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)

    def reserve(self, *texts: str) -> None:
        """Be wide enough for any of some texts, whichever is shown."""
        self._reserved = texts
        self._fit()

    def show_words(self, words: str, ink: Ink = Ink.NORMAL) -> None:
        """Show a text in a colour."""
        if ink is not self._ink:
            self._ink = ink
            self.update()
        if words == self.text():
            return
        shape = _DIGIT.sub("0", words)
        if shape != self._shape:
            self._shape = shape
            self._fit()
        self.setText(words)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the text anew in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setPen(getattr(self._appearance.colours, self._ink.value))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, self.width(), self.height()), align, self.text())
        painter.end()

    def _fit(self) -> None:
        self.ensurePolished()
        metrics = self.fontMetrics()
        shapes = (self._shape, *(_DIGIT.sub("0", text) for text in self._reserved))
        digit = _widest_digit(metrics)
        width = max(metrics.horizontalAdvance(shape.replace("0", digit)) for shape in shapes)
        size = QSize(width + 1 if width else 0, metrics.height())
        if size != self.maximumSize():
            self.setFixedSize(size)


def _widest_digit(metrics: QFontMetrics) -> str:
    return max("0123456789", key=metrics.horizontalAdvance)
