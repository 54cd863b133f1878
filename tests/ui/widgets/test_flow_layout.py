import gc

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.widgets.flow_layout import FlowLayout


@pytest.fixture
def box(qtbot: QtBot) -> QWidget:
    box = QWidget()
    qtbot.addWidget(box)
    flow = FlowLayout(box, across=10, down=4)
    for number in range(6):
        item = QLabel(str(number))
        item.setFixedSize(50, 20)
        flow.addWidget(item)
    box.resize(170, 200)
    box.show()
    return box


def places(box: QWidget) -> list[tuple[int, int]]:
    return [(child.x(), child.y()) for child in box.findChildren(QLabel)]


def test_rows_are_filled_and_go_on_below(box: QWidget) -> None:
    assert places(box) == [(0, 0), (60, 0), (120, 0), (0, 24), (60, 24), (120, 24)]


def test_height_follows_from_the_width(box: QWidget) -> None:
    assert box.heightForWidth(350) == 20
    assert box.heightForWidth(170) == 44
    assert box.heightForWidth(40) == 6 * 20 + 5 * 4


def test_a_hidden_widget_leaves_no_gap(box: QWidget) -> None:
    second = box.findChildren(QLabel)[1]

    second.hide()
    layout = box.layout()
    assert layout is not None
    layout.activate()

    assert places(box)[2] == (60, 0)


def test_items_can_be_taken_out(box: QWidget) -> None:
    layout = box.layout()
    assert layout is not None

    assert layout.takeAt(0) is not None
    assert layout.count() == 5
    assert layout.itemAt(5) is None
    assert layout.takeAt(9) is None


def test_widgets_come_and_go_while_the_layout_is_measured(box: QWidget, qtbot: QtBot) -> None:
    layout = box.layout()
    assert isinstance(layout, FlowLayout)

    for number in range(40):
        old = box.findChildren(QLabel)[number % 6]
        if number % 3:
            layout.removeWidget(old)
        old.deleteLater()
        with qtbot.waitSignal(old.destroyed):
            box.resize(100 + number, 200)
        del old
        gc.collect()
        new = QLabel(f"new {number}", box)
        new.setFixedSize(50, 20)
        layout.addWidget(new)
        new.show()
        assert layout.count() == 6
        assert box.heightForWidth(40) == 6 * 20 + 5 * 4
    layout.activate()

    assert len(set(places(box))) == 6


def test_an_item_lives_until_the_layout_lets_it_go(box: QWidget) -> None:
    layout = box.layout()
    assert layout is not None

    taken = [layout.takeAt(0) for _item in range(6)]
    gc.collect()

    assert [item.widget() for item in taken if item] == box.findChildren(QLabel)
    assert box.heightForWidth(100) == 0
