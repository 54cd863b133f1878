"""Whatever the window shows, no widget leaves a layout behind the binding's back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from tests.end2end.conftest import StartWindow
from tests.helpers.layout_items import stale_items

PANES = ("related", "pictures", "review", "checks", "history")


def test_the_measure_sees_what_it_is_for(qtbot: QtBot) -> None:
    holder, label = QWidget(), QLabel("Deleted while the row has it")
    qtbot.addWidget(holder)
    column, row = QVBoxLayout(holder), QHBoxLayout()
    row.addWidget(label)
    column.addLayout(row)
    before = stale_items()
    Shiboken.delete(label)
    assert stale_items() == before + 1


def test_no_item_of_a_layout_outlives_its_widget(
    demo_folder: Path, start_window: StartWindow
) -> None:
    driver = start_window(demo_folder)
    window, before = driver.program.window, stale_items()
    for slug in ("kittiwakes-down-a-third", "ferry-winter-timetable"):
        driver.open(slug)
        for arrangement in ("review", "pictures", "write"):
            window.arrange(arrangement)
            for width in (1000, 1600):
                window.resize(width, 800)
                for pane in PANES:
                    window.show_pane(pane)
    driver.act("view.beside")
    driver.act("view.close_beside")
    driver.act("view.float")
    driver.act("view.dock")
    assert stale_items() == before
