"""Long work of other threads stands aside while a key is on its way to the display."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QObject, QTimer

KEY_MS = 16
"""From a change to its letter on the display."""
LONGEST_SECONDS = 0.1
"""Nothing waits longer, whatever has become of the window."""


class Courtesy(QObject):
    """Knows when a key is being handled; belongs to the GUI thread.

    Threads share Python by turns, so that a key takes twice as long beside one that reads a long
    text, whatever its priority.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._free = Event()
        self._free.set()
        self._painted = QTimer(self, singleShot=True, interval=KEY_MS)
        self._painted.timeout.connect(self._free.set)

    def on_edited(self) -> None:
        """Have the others stand aside for a moment."""
        self._free.clear()
        self._painted.start()

    def stand_aside(self) -> None:
        """Return when no key is being handled; called often by the threads that work long."""
        if not self._free.wait(LONGEST_SECONDS):
            self._free.set()
