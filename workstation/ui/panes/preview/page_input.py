"""What a person does to the page with mouse and keys, seen from outside it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

STILL = 5
"""Pixels that the mouse may move during a click."""
_TOUCHES = frozenset((QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress))


class PageInput(QObject):
    """Watches the widget inside the browser; that takes part in nothing and stops nothing.

    Escape alone goes past the page, which has no use for it, to the window, which may have one.
    """

    touched = Signal()
    """A wheel, a key or a button was used on the page."""
    clicked = Signal(QPointF, bool)
    """(where in the widget, with Ctrl): the left button, without a drag or a double click."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._pressed: QPointF | None = None
        self.by_mouse = False
        """What was done last was done with the mouse."""

    def watch(self, widget: QWidget | None) -> None:
        """Watch another widget: each process of the engine comes with its own."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = widget
        if widget is not None:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take note, and let everything but Escape pass."""
        kind = event.type()
        if kind in _TOUCHES:
            self.by_mouse = kind is not QEvent.Type.KeyPress
            self.touched.emit()
        if kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
            mouse = cast("QMouseEvent", event)
            single = kind is QEvent.Type.MouseButtonPress
            left = mouse.button() is Qt.MouseButton.LeftButton
            self._pressed = mouse.position() if single and left else None
        elif kind is QEvent.Type.MouseButtonRelease and self._pressed is not None:
            mouse = cast("QMouseEvent", event)
            pressed, self._pressed = self._pressed, None
            if (mouse.position() - pressed).manhattanLength() <= STILL:
                control = bool(mouse.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self.clicked.emit(pressed, control)
        elif kind is QEvent.Type.KeyPress and cast("QKeyEvent", event).key() == Qt.Key.Key_Escape:
            event.ignore()
            return True
        return False
