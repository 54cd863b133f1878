"""The main menu: newsrooms that were open before are one step away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from tests.helpers.benches import Bench
from workstation.ui.actions.spec import ActionSpec, Menu
from workstation.ui.menus import MainMenu

SETTINGS = ActionSpec(
    id="newsroom.settings", title="Settings", method="show", menu=Menu.NEWSROOM, help="Change it"
)


def menu_of(bench: Bench, window: QWidget, recent: tuple[Path, ...]) -> MainMenu:
    bench.context.actions.add((SETTINGS,), lambda: window)
    menu = MainMenu(bench.context.actions, bench.desk, window, recent)
    menu.fill()
    return menu


def actions_below(menu: QMenu) -> dict[str, QAction]:
    return {action.text(): action for action in menu.findChildren(QAction)}


def test_a_newsroom_that_was_open_before_is_chosen_from_the_menu(bench: Bench) -> None:
    window = QWidget()
    bench.qtbot.addWidget(window)
    menu = menu_of(bench, window, (Path("/news/pier"), Path("/news/R&D")))
    found = actions_below(menu.root)
    assert "Recent newsrooms" in found
    with bench.qtbot.waitSignal(menu.newsroom_chosen) as chosen:
        found["/news/R&&D"].trigger()
    assert chosen.args == [Path("/news/R&D")]


def test_without_other_newsrooms_there_is_no_such_menu(bench: Bench) -> None:
    window = QWidget()
    bench.qtbot.addWidget(window)
    assert "Recent newsrooms" not in actions_below(menu_of(bench, window, ()).root)
