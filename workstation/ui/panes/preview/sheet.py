"""The paper that a page lies on: as wide as the pane, or as a phone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workstation.ui.theme_tokens import Space

MARGIN = 16
PHONE_WIDTH = 390
PHONE_HEIGHT = 844
LEAST_ZOOM = 0.8
FULL_ZOOM_WIDTH = 520
"""A page on narrower paper is shown smaller, so that it breaks lines as a page does."""


class Sheet(QFrame):
    """A canvas with a framed page on it."""

    zoomed = Signal(float)
    """How large the page is to be shown."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("surface", "canvas")
        self._phone = False
        self.paper = QFrame(self)
        """The parent of what shows the page."""
        self.paper.setObjectName("previewPaper")
        self._column = QVBoxLayout(self.paper)
        self._column.setContentsMargins(0, 0, 0, 0)

    def hold(self, page: QWidget) -> None:
        """Put the widget that shows the page on the paper."""
        self._column.addWidget(page)
        self._place()

    def set_phone(self, phone: bool) -> None:
        """Show the page as wide as a phone, or as the pane."""
        self._phone = phone
        self._place()

    @property
    def zoom(self) -> float:
        """How large the page is to be shown."""
        if self._phone:
            return 1.0
        return min(1.0, max(LEAST_ZOOM, self.paper.width() / FULL_ZOOM_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the paper in the middle."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        inner = self.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        if self._phone:
            inner = self.rect().adjusted(Space.MEDIUM, MARGIN, -Space.MEDIUM, -MARGIN)
            width = min(PHONE_WIDTH + 2, inner.width())
            height = min(PHONE_HEIGHT + 2, inner.height())
            inner = QRect(inner.x() + (inner.width() - width) // 2, inner.y(), width, height)
        self.paper.setGeometry(inner)
        self.zoomed.emit(self.zoom)
