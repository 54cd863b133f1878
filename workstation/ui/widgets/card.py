"""A framed box for one thing of a list: a related link, a suggestion, a note."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workstation.ui.widgets.properties import set_styled


class Card(QFrame):
    """A rounded frame; an interactive one can be focused, selected and activated."""

    activated = Signal()
    """A person clicked the card, or pressed Enter or Space on it."""

    def __init__(
        self, name: str = "", *, interactive: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._interactive = interactive
        self._pressed = False
        self.setAccessibleName(name)
        self.setProperty("interactive", interactive)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, interactive)
        if interactive:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body = QVBoxLayout(self)
        """Where what the card shows goes."""
        self.body.setContentsMargins(12, 9, 12, 10)
        self.body.setSpacing(3)

    def set_selected(self, selected: bool) -> None:
        """Show the card as the chosen one, or as one of many."""
        set_styled(self, "selected", selected)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember a press that may become a click."""
        self._pressed = self._interactive and event.button() is Qt.MouseButton.LeftButton
        if not self._pressed:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a press and release inside the card as a click."""
        clicked = self._pressed and self.rect().contains(event.position().toPoint())
        self._pressed = False
        if clicked:
            self.activated.emit()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Activate by Enter or Space."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if self._interactive and event.key() in keys:
            self.activated.emit()
        else:
            super().keyPressEvent(event)
