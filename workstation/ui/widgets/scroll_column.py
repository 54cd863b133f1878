"""A column that scrolls, as wide while it has to scroll as while it has not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.steady_bar import SteadyBar


class ScrollColumn(QScrollArea):
    """Shows parts under one another, and scrolls them up and down.

    The scroll bar always has its room, at the cost of the margin beside the parts.
    """

    def __init__(
        self,
        *,
        edge: int = Space.GUTTER,
        top: int = Space.TIGHT,
        bottom: int = Space.WIDE,
        spacing: int = Space.LARGE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._edge = edge
        self.inside = QFrame(self)
        """What is scrolled; its surface is the owner's choice."""
        self.inside.setProperty("surface", "none")
        self.column = QVBoxLayout(self.inside)
        """The parts, from the top."""
        self.column.setContentsMargins(edge, top, edge, bottom)
        self.column.setSpacing(spacing)
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SteadyBar(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bar its room from the margin: how much it needs is known with its style."""
        margins = self.column.contentsMargins()
        margins.setRight(max(0, self._edge - self.verticalScrollBar().sizeHint().width()))
        self.column.setContentsMargins(margins)
        super().resizeEvent(event)
