"""What is done on the page, seen from outside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.panes.preview.page_input import PageInput


class _Heard(QWidget):
    """Takes every key, as the page does, and remembers it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: list[int] = []

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.keys.append(event.key())


def test_escape_goes_past_the_page_to_what_is_around_it(qtbot: QtBot) -> None:
    window = _Heard()
    qtbot.addWidget(window)
    page = _Heard(window)
    seen = PageInput(window)
    seen.watch(page)
    window.show()

    with qtbot.waitSignal(seen.touched):
        QTest.keyClick(page, Qt.Key.Key_Down)
    QTest.keyClick(page, Qt.Key.Key_Escape)

    assert page.keys == [Qt.Key.Key_Down]
    assert window.keys == [Qt.Key.Key_Escape]
