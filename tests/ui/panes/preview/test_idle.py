from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.panes.preview import idle
from workstation.ui.panes.preview.idle import WhenIdle


@pytest.fixture
def pane(qtbot: QtBot) -> Iterator[QWidget]:
    """A pane in a window, beside a field."""
    window = QWidget()
    column = QVBoxLayout(window)
    pane = QWidget()
    column.addWidget(pane)
    column.addWidget(QLineEdit())
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    yield pane
    window.close()


def press(pane: QWidget) -> None:
    """Press a key in the window, as the system does."""
    QTest.keyClick(pane.window().windowHandle(), Qt.Key.Key_A)


def test_it_tells_once_when_nothing_happens(
    pane: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idle, "PAUSE_MS", 1)
    waiting = WhenIdle(pane)
    with qtbot.waitSignal(waiting.came):
        waiting.wait()
    with qtbot.assertNotEmitted(waiting.came):
        press(pane)
    assert not waiting._timer.isActive()


def test_a_key_anywhere_in_the_window_begins_the_pause_again(pane: QWidget) -> None:
    waiting = WhenIdle(pane)
    waiting.wait()
    started: list[QEvent.Type] = []
    waiting._timer.start = lambda: started.append(QEvent.Type.KeyPress)  # type: ignore[assignment, method-assign]
    press(pane)
    waiting.stop()
    assert started == [QEvent.Type.KeyPress]


def test_it_sees_only_what_happens_in_its_window(
    pane: QWidget, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched: list[object] = []
    monkeypatch.setattr(
        WhenIdle, "eventFilter", lambda _self, seen, _event: watched.append(seen) or False
    )
    waiting = WhenIdle(pane)
    waiting.wait()
    press(pane)
    kind = QEvent.Type.KeyPress
    other = QLineEdit()
    qapp.sendEvent(other, QKeyEvent(kind, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a"))
    waiting.stop()
    assert set(watched) == {pane.window().windowHandle()}


def test_a_window_that_goes_meanwhile_does_no_harm(pane: QWidget, qtbot: QtBot) -> None:
    waiting = WhenIdle(pane)
    waiting.wait()
    window = pane.window()
    pane.setParent(None)
    qtbot.addWidget(pane)
    window.destroy()
    waiting.stop()
    assert not waiting._timer.isActive()
