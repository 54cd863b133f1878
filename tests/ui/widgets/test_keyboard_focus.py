import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from workstation.ui.widgets.keyboard_focus import KeyboardFocus


def press(area: QListView) -> None:
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(area, key)


def test_keys_turn_the_mark_on(qtbot: QtBot) -> None:
    area = QListView()
    qtbot.addWidget(area)
    focus = KeyboardFocus(area)
    area.show()
    area.setFocus()
    qtbot.waitUntil(area.hasFocus)

    press(area)

    assert focus.shown


def test_events_after_its_attributes_are_collected_are_left_alone(qtbot: QtBot) -> None:
    area = QListView()
    qtbot.addWidget(area)
    focus = KeyboardFocus(area)
    vars(focus).clear()

    assert not focus.eventFilter(area, QEvent(QEvent.Type.KeyPress))
    assert not focus.shown


def test_events_after_the_list_is_gone_are_left_alone(qtbot: QtBot) -> None:
    area, other = QListView(), QListView()
    qtbot.addWidget(other)
    focus = KeyboardFocus(area)
    focus.setParent(other)
    shiboken6.delete(area)

    assert not focus.eventFilter(other, QEvent(QEvent.Type.KeyPress))
