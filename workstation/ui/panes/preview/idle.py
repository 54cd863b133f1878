"""Waits for a moment at which nobody would notice a short stop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

PAUSE_MS = 400

_BUSY = frozenset(
    (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.Resize)
)


class WhenIdle(QObject):
    """Tells once, when no key was pressed and nothing was clicked for a while."""

    came = Signal()
    """It is a good moment now."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._timer.timeout.connect(self._tell)

    def wait(self) -> None:
        """Begin to wait; asking again while waiting changes nothing."""
        application = QCoreApplication.instance()
        if application is not None and not self._timer.isActive():
            application.installEventFilter(self)
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the pause again when something is done."""
        if event.type() in _BUSY:
            self._timer.start()
        return False

    def _tell(self) -> None:
        self.stop()
        self.came.emit()
