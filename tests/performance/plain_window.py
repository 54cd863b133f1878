"""The least with as much in it: a list, a text and as many widgets, with nothing of ours.

    python -m tests.performance.plain_window FOLDER

Prints when the window has been painted, and ends. It stands between the empty window and the
program: no program written with PySide6 that shows this much can begin sooner.
"""

import sqlite3
import sys
import time

from PySide6.QtCore import QEvent, QObject, QStringListModel, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QSplitter,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

BARS = (QToolButton, 38), (QLabel, 24), (QFrame, 53), (QLineEdit, 4)
"""Of what kind there are how many in the program's window, besides its lists and its text."""


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


def read(folder: str) -> tuple[list[str], str]:
    """Return the newest headlines and the newest text."""
    connection = sqlite3.connect(f"file:{folder}/newsroom.db?mode=ro", uri=True)
    rows = connection.execute(
        "SELECT headline, body FROM article ORDER BY modified_at DESC, id DESC LIMIT 60"
    ).fetchall()
    connection.close()
    return [headline for headline, _body in rows], rows[0][1]


def bar(kinds: tuple[tuple[type[QWidget], int], ...], across: bool) -> QWidget:
    """Return a row or a column of widgets."""
    whole = QWidget()
    layout = QHBoxLayout(whole) if across else QVBoxLayout(whole)
    for kind, count in kinds:
        for number in range(count):
            widget = kind()
            if isinstance(widget, QLabel | QToolButton):
                widget.setText(f"Word {number}")
            layout.addWidget(widget)
    return whole


application = QApplication(sys.argv[:1])
headlines, body = read(sys.argv[1])
window = QMainWindow()
desk, articles, text = QListView(), QListView(), QTextEdit()
desk.setModel(QStringListModel(headlines[:20], desk))
articles.setModel(QStringListModel(headlines, articles))
text.setPlainText(body)
columns = QSplitter()
for column in (desk, articles, text):
    columns.addWidget(column)
middle = QWidget()
stacked = QVBoxLayout(middle)
for kind, count in BARS:
    stacked.addWidget(bar(((kind, count),), across=True))
stacked.addWidget(columns)
window.setCentralWidget(middle)
window.resize(1600, 1000)
paint = FirstPaint(window)
window.show()
sys.exit(application.exec())
