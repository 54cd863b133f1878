"""Python's garbage collector, kept to the GUI thread."""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

INTERVAL_MS = 1000
QUIET_MS = 1500
"""From the last key to a collection: the checks of a long article leave much to look through."""
GIVEN_BACK_MS = 60_000
"""How often memory that nobody uses is handed back to the system, at most."""
MOST = 500_000
"""Things that may wait to be looked through while somebody types."""


class Collector(QObject):
    """Collects garbage from a timer of the GUI thread, instead of wherever Python happens to be.

    Left to itself Python collects in the thread that allocates most, which is often a lane. Among
    the garbage may be widgets, icons and documents; destroyed in another thread they take the
    program down. What exists when the program is ready is not looked through again. While somebody
    types, nothing is: that would stand between a key and its letter.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._since_key = QElapsedTimer()
        self._since_given_back = QElapsedTimer()
        self._since_given_back.start()

    def put_off(self) -> None:
        """Wait a little longer: somebody is typing."""
        self._since_key.start()

    def look(self) -> None:
        """Collect as much as Python itself would by now."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        typing = self._since_key.isValid() and self._since_key.elapsed() < QUIET_MS
        if typing and counts[0] < MOST:
            return
        if not typing and self._since_given_back.elapsed() > GIVEN_BACK_MS:
            self._give_back()
            return
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def _give_back(self) -> None:
        from workstation.desk.memory import give_back  # noqa: PLC0415 - after the first paint

        self._since_given_back.restart()
        give_back()

    def settle(self) -> None:
        """Take what there is now for what stays, so that later looks are short."""
        gc.freeze()

    def let_go(self) -> None:
        """Collect what was taken for what stays and is gone: a newsroom's window was closed."""
        gc.unfreeze()
        gc.collect()

    def stop(self) -> None:
        """Collect all that is left while Qt is still there, and hand back to Python."""
        self._timer.stop()
        self.let_go()
        gc.enable()
