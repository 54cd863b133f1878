from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QSize, QStringListModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView
from pytestqt.qtbot import QtBot

from workstation.ui.panes.picture_library.cell_view import CellView

MANY = 50_000


class Counting(QStringListModel):
    """A list that notes how often it is asked how long it is."""

    asked = 0

    def rowCount(self, parent: QModelIndex | None = None) -> int:  # type: ignore[override]
        Counting.asked += 1
        return super().rowCount(parent or QModelIndex())


@pytest.fixture
def view(qtbot: QtBot) -> CellView:
    view = CellView()
    qtbot.addWidget(view)
    view.setModel(Counting([f"picture {number}" for number in range(MANY)], view))
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    view.resize(440, 500)
    view.set_cells(QSize(100, 80), 4)
    with qtbot.waitExposed(view):
        view.show()
    return view


def _rows(view: CellView) -> list[int]:
    return sorted(index.row() for index in view.selectedIndexes())


@pytest.mark.parametrize("place", [0, 3, 4, 777, MANY - 1])
def test_a_cell_is_found_where_it_is_shown(view: CellView, place: int) -> None:
    index = view.model().index(place, 0)
    view.scrollTo(index)
    rect = view.visualRect(index)
    assert view.viewport().rect().contains(rect)
    assert view.indexAt(rect.center()) == index


def test_beside_the_cells_there_is_nothing(view: CellView) -> None:
    assert not view.indexAt(QPoint(405, 10)).isValid()


def test_keys_go_through_rows_and_columns(view: CellView) -> None:
    view.setFocus()
    steps = [
        (Qt.Key.Key_Right, 1),
        (Qt.Key.Key_Down, 5),
        (Qt.Key.Key_Left, 4),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_End, MANY - 1),
        (Qt.Key.Key_Down, MANY - 1),
        (Qt.Key.Key_Home, 0),
    ]
    for key, place in steps:
        QTest.keyClick(view, key)
        assert view.currentIndex().row() == place, key


def test_shift_takes_all_between_as_in_a_text(view: CellView) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    left = Qt.MouseButton.LeftButton
    model = view.model()
    QTest.mouseClick(view.viewport(), left, pos=view.visualRect(model.index(2, 0)).center())
    QTest.mouseClick(view.viewport(), left, shift, view.visualRect(model.index(9, 0)).center())
    assert _rows(view) == list(range(2, 10))
    QTest.mouseClick(view.viewport(), left, shift, view.visualRect(model.index(1, 0)).center())
    assert _rows(view) == [1, 2]


def test_a_new_item_makes_nobody_look_at_the_others(view: CellView, qtbot: QtBot) -> None:
    model = view.model()
    top = view.verticalScrollBar().maximum()
    Counting.asked = 0
    for _ in range(4):
        model.insertRows(0, 1)
    qtbot.waitUntil(lambda: view.verticalScrollBar().maximum() == top + 80)
    assert Counting.asked < 500
