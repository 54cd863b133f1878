"""The least there is: an empty window. Prints when it has been painted, and ends.

Run as a program of its own, and free of every import that an empty window does not need.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class FirstPaint(QObject):
    """Notices when a window has been drawn for the first time."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._tell)
        return False

    def _tell(self) -> None:
        print(time.monotonic(), time.process_time(), flush=True)
        QApplication.quit()


application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1600, 1000)
paint = FirstPaint(window)
window.show()
sys.exit(application.exec())
