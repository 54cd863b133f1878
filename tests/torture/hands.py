"""Hands at a window: they do one thing after the other while the program runs."""

from __future__ import annotations

import traceback
from collections import deque
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.helpers.driving import Driver
from tests.torture.antics import Antics
from tests.torture.monkey_checks import put_away

REMEMBERED = 12


class Hands(QObject):
    """Does one thing after the other, from the event loop: dialogs have loops of their own."""

    ended = Signal()
    """It has done what it was to do, or the window is gone."""

    def __init__(
        self, driver: Driver, antics: Antics, count: int, report: Callable[[str], None]
    ) -> None:
        super().__init__()
        self.done = 0
        self.alive = monotonic()
        """When it did something last."""
        self.recent: deque[str] = deque(maxlen=REMEMBERED)
        self._driver = driver
        self._antics = antics
        self._count = count
        self._report = report
        self._over = False
        driver.program.ended.connect(self._stop)

    def go_on(self) -> None:
        """Do something as soon as the program has nothing else to do."""
        QTimer.singleShot(0, self, self._act)

    def _act(self) -> None:
        if self._over:
            return
        self.alive = monotonic()
        if self.done >= self._count:
            self._end()
            return
        self.done += 1
        self.go_on()  # before: what is done now may have a loop of its own
        try:
            self._antics.act(self._driver, self._note)
        except Exception:  # noqa: BLE001 - what it looks for
            self._report(traceback.format_exc())

    def _end(self) -> None:
        """Stop once nothing stands before the window: what is left has a loop that waits."""
        # Ends a drag; it is heard wherever it arrives, and means nothing to these hands.
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self, QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, none))
        if put_away():
            self.go_on()
        else:
            self._stop()

    def _note(self, what: str) -> None:
        self.recent.append(what)

    def _stop(self, _following: object = None) -> None:
        self._over = True
        self.ended.emit()
