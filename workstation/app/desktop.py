"""The end of the session, and the signals of the system that end the program."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication, QSessionManager

_ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Desktop(QObject):
    """Listens to the session manager and to the system's signals."""

    end_wanted = Signal()
    """The system ends the program: there is time to save, and none to ask."""

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__(application)
        self.save: Callable[[bool], bool] | None = None
        """Saves everything; given whether a person may be asked, it says whether to go on."""
        application.commitDataRequest.connect(self._on_session_ends)
        self._ear, self._mouth = socket.socketpair()
        for end in (self._ear, self._mouth):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._ear.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        # Python runs its handlers between two steps of its own, and may take none for a while.
        self._woken_before = signal.set_wakeup_fd(self._mouth.fileno(), warn_on_full_buffer=False)
        self._before = [(number, signal.signal(number, _noted)) for number in _ENDINGS]

    def close(self) -> None:
        """Listen no more."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._woken_before)
        for number, handler in self._before:
            signal.signal(number, handler)
        self._ear.close()
        self._mouth.close()

    def _on_signal(self) -> None:
        self._ear.recv(100)
        self.end_wanted.emit()

    def _on_session_ends(self, manager: QSessionManager) -> None:
        if self.save is None:
            return
        ask = manager.allowsInteraction()
        if not self.save(ask):
            manager.cancel()
        if ask:
            manager.release()


def _noted(_number: int, _frame: object) -> None:
    """Do nothing: the wakeup has told already."""
