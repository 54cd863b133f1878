"""A title that leads to another place, as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workstation.ui.widgets.buttons import Button, ButtonKind


class LinkButton(Button):
    """A button that looks like a link, and ends in an ellipsis where its words do not fit."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__("", ButtonKind.LINK, parent=parent)
        self._whole = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._elide()

    def whole(self) -> str:
        """Return all of the words."""
        return self._whole

    def show_words(self, text: str) -> None:
        """Show other words."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._elide()

    def sizeHint(self) -> QSize:
        """Ask for the width of all the words."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 8, hint.height())

    def minimumSizeHint(self) -> QSize:
        """Allow any width."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many words as fit."""
        super().resizeEvent(event)
        self._elide()

    def showEvent(self, event: QShowEvent) -> None:
        """Shorten the words if the room was known before anybody could see them."""
        super().showEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width() - 6, 0) if self.isVisible() else 10_000
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
