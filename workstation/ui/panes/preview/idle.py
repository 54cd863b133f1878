"""Waits for a moment at which nobody would notice a short stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

PAUSE_MS = 400

_BUSY = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize)
)


class WhenIdle(QObject):
    """Tells once, when no key was pressed and nothing was clicked in a window for a while.

    It watches what the system sends to the window, never the application: a filter written in
    Python there would be shown every object of the browser engine, and some of those end the
    program when Python looks at them.
    """

    came = Signal()
    """It is a good moment now."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._watched: QWindow | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._tell)

    def wait(self) -> None:
        """Begin to wait; asking again while waiting changes nothing."""
        if not self._timer.isActive():
            self._watched = self._widget.window().windowHandle()
            if self._watched is not None:
                self._watched.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the pause again when something is done."""
        if event.type() in _BUSY:
            self._timer.start()
        return False

    def _tell(self) -> None:
        self.stop()
        self.came.emit()
