"""Waits for a moment at which nobody would notice a short stop."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

PAUSE_MS = 400

_BUSY = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize)
)


class WhenIdle(QObject):
    """Tells once, when no key was pressed and nothing was clicked in the window for a while.

    It listens where the system hands its events to the window. Listening to the application
    would show Python every event of every object, and PySide can't take hold of some of Qt's
    own: that has crashed the program.
    """

    came = Signal()
    """It is a good moment now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._window: QWindow | None = None
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._tell)

    def wait(self) -> None:
        """Begin to wait; asking again while waiting changes nothing."""
        if not self._timer.isActive():
            self._window = self._widget.window().windowHandle()
            if self._window is not None:
                self._window.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the pause again when something is done."""
        if event.type() in _BUSY:
            self._timer.start()
        return False

    def _tell(self) -> None:
        self.stop()
        self.came.emit()
