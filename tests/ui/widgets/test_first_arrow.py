"""The first press of an arrow key chooses the row where the keyboard is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from workstation.ui.widgets.first_arrow import FirstArrow


def rows(qtbot: QtBot, count: int) -> QTreeWidget:
    table = QTreeWidget()
    qtbot.addWidget(table)
    table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
    table.addTopLevelItems([QTreeWidgetItem([str(number)]) for number in range(count)])
    FirstArrow(table)
    table.show()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    return table


def chosen(table: QTreeWidget) -> list[int]:
    return [table.indexOfTopLevelItem(row) for row in table.selectedItems()]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Home])
def test_the_first_arrow_chooses_the_first_row(qtbot: QtBot, key: Qt.Key) -> None:
    table = rows(qtbot, 3)
    assert chosen(table) == []
    qtbot.keyClick(table, key)
    assert chosen(table) == [0]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen(table) == [1]


def test_an_only_row_can_be_chosen(qtbot: QtBot) -> None:
    table = rows(qtbot, 1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen(table) == [0]


def test_without_rows_the_key_does_nothing(qtbot: QtBot) -> None:
    table = rows(qtbot, 0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert chosen(table) == []
