"""What is drawn at a size of its own, and made as small as there is room."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workstation.desk.publication import Publication
from workstation.ui.panes.preview.cut_text import CutText
from workstation.ui.theme import Appearance


class ScaledView(QWidget):
    """Shows title and description as others cut them; keeps its proportions in any width."""

    def __init__(self, own_width: int, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self._own_width = own_width
        self._appearance = appearance
        self._facts: Publication | None = None
        self.title = CutText((), cut=False)
        """The title as it is cut."""
        self.description = CutText((), cut=False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaximumWidth(own_width)
        appearance.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Keep the proportions."""
        width = min(self.width() or self._own_width, self._own_width)
        return QSize(self._own_width, round(self._height() * width / self._own_width))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Become as high as the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    @abstractmethod
    def _height(self) -> float:
        """Return how high it is at its own size."""

    def _fit(self) -> None:
        height = round(self._height() * max(1, self.width()) / self._own_width)
        if height != self.height():
            self.setFixedHeight(height)

    def _begin(self) -> QPainter:
        """Begin to draw at the own size."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = self.width() / self._own_width
        painter.scale(scale, scale)
        return painter
