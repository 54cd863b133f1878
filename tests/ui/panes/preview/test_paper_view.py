"""The sheets of paper beside the draft."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint
from PySide6.QtGui import QPainter, QPdfWriter, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.panes.preview.paper_view import PaperView

ENOUGH = 100


class Counting(PaperView):
    """Counts how often it is laid out, and gives up before the stack does."""

    times = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.times += 1
        if self.times < ENOUGH:
            super().resizeEvent(event)


def sheets(count: int) -> QByteArray:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(count):
        if number:
            writer.newPage()
        painter.drawText(100, 100, "The boat is late.")
    painter.end()
    return buffer.data()


def test_a_sheet_that_nearly_fits_comes_to_rest(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    view = Counting(holder)
    holder.resize(600, 900)
    holder.show()
    view.show_sheets(sheets(1))
    assert view.sheets == 1
    most = 0
    for width in (200, 311, 455):
        for height in range(round(width * 1.2), round(width * 1.6), 3):
            view.times = 0
            view.resize(width, height)
            QApplication.sendPostedEvents()
            most = max(most, view.times)
    assert 0 < most < 10
    assert view.verticalScrollBar().isEnabled() == (view.verticalScrollBar().maximum() > 0)


def test_a_sheet_under_the_mouse_may_go(qtbot: QtBot) -> None:
    """Qt would warn that it can't find its links."""
    holder = QWidget()
    qtbot.addWidget(holder)
    view = PaperView(holder)
    view.resize(300, 1200)
    holder.resize(300, 1200)
    holder.show()
    view.show_sheets(sheets(2))
    QTest.mouseMove(view.viewport(), QPoint(150, 600))
    view.show_sheets(sheets(1))
    assert view.sheets == 1
