from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.panes.preview.idle import WhenIdle


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_it_tells_when_nothing_is_done(window: QWidget, qtbot: QtBot) -> None:
    idle = WhenIdle(window)

    with qtbot.waitSignal(idle.came):
        idle.wait()


def test_what_is_done_in_the_window_begins_the_pause_again(window: QWidget) -> None:
    idle = WhenIdle(window)
    idle.wait()
    idle._timer.setInterval(60_000)
    idle._timer.stop()

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert idle._timer.isActive()
    idle.stop()


def test_nothing_is_heard_when_it_is_not_waiting(window: QWidget) -> None:
    idle = WhenIdle(window)
    idle.wait()
    idle.stop()

    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))

    assert not idle._timer.isActive()
