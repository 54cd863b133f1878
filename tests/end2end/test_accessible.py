"""Every control says what it is, and every command can be reached and does what it says."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.driving import Driver
from workstation import paths
from workstation.ui.actions.spec import ActionSpec
from workstation.ui.actions.window_actions import WINDOW_ACTIONS
from workstation.ui.arrangement import ARRANGEMENTS
from workstation.ui.dialogs.first_start import FirstStartDialog
from workstation.ui.icons import Icons
from workstation.ui.pane import Area
from workstation.ui.pane_registry import find_panes
from workstation.ui.panes.pictures.figure_card import FigureCard
from workstation.ui.panes.preview.pane import PreviewPane
from workstation.ui.theme import Appearance, Preference
from workstation.ui.window_commands import WindowCommands

StartWindow = Callable[[Path], Driver]

STORY = "ferry-winter-timetable"
DIALOGS = ("newsroom.settings", "help.shortcuts", "help.log", "help.about", "editor.details")


def spoken(widget: QWidget) -> str:
    """Return what a screen reader calls a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def reachable(within: QWidget) -> Iterator[QWidget]:
    """Yield what the keyboard can reach and a person can see."""
    for widget in (within, *within.findChildren(QWidget)):
        inner = isinstance(widget.parentWidget(), QComboBox) and isinstance(widget, QLineEdit)
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if widget.isVisible() and reached and widget.focusProxy() is None and not inner:
            yield widget


def nameless(within: QWidget) -> set[str]:
    """Return what can be reached but has no name, with where it is."""
    return {path_of(widget) for widget in reachable(within) if not spoken(widget).strip()}


def path_of(widget: QWidget) -> str:
    parents = []
    at: QWidget | None = widget
    while at is not None:
        parents.append(type(at).__name__)
        at = at.parentWidget()
    return " < ".join(parents)


@pytest.fixture
def driver(start_window: StartWindow, demo_folder: Path) -> Driver:
    driver = start_window(demo_folder)
    driver.open(STORY)
    return driver


def show_page(driver: Driver) -> None:
    """Let the preview come up: the browser engine brings widgets of its own."""
    driver.program.window.show_pane("preview")
    preview = driver.program.window.pane("preview")
    assert isinstance(preview, PreviewPane)
    driver.wait(lambda: preview.view is not None and preview.view.showing, "the page")


def test_every_control_of_every_pane_has_a_name(driver: Driver) -> None:
    window = driver.program.window
    show_page(driver)
    for arrangement in ARRANGEMENTS:
        window.arrange(arrangement.id)
        assert nameless(window) == set(), arrangement.id
        for spec in find_panes():
            if spec.area is Area.RIGHT:
                window.show_pane(spec.id)
                assert window.pane(spec.id).isVisible()
                assert nameless(window) == set(), f"{arrangement.id}, {spec.id}"


def test_every_control_of_a_picture_has_a_name(driver: Driver) -> None:
    driver.program.window.show_pane("pictures")
    card = driver.program.window.pane("pictures").findChildren(FigureCard)[0]
    driver.click(card)
    driver.wait(lambda: driver.is_named("Caption"), "the picture’s fields")
    assert nameless(driver.window) == set()


def test_every_control_that_comes_when_asked_for_has_a_name(driver: Driver) -> None:
    show_page(driver)
    for action in ("editor.find", "view.search"):
        driver.act(action)
        assert nameless(driver.window) == set(), action


@pytest.mark.parametrize("action", DIALOGS)
def test_every_control_of_every_dialog_has_a_name(driver: Driver, action: str) -> None:
    driver.act(action)
    driver.wait(lambda: bool(dialogs()), "the dialog")
    (dialog,) = dialogs()
    assert dialog.windowTitle()
    assert len(list(reachable(dialog))) > 1
    assert nameless(dialog) == set()
    dialog.close()


def dialogs() -> list[QDialog]:
    shown = QApplication.topLevelWidgets()
    return [widget for widget in shown if isinstance(widget, QDialog) and widget.isVisible()]


def test_every_control_of_the_first_start_has_a_name(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    resources = paths.resources_folder()
    icons = Icons(resources, Appearance(qapp, resources, Preference.LIGHT))
    dialog = FirstStartDialog(tmp_path / "newsroom", print, icons, "There is no newsroom there.")
    qtbot.addWidget(dialog)
    dialog.show()
    assert nameless(dialog) == set()
    dialog.reject()


def test_a_control_without_a_name_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    window.show()
    assert nameless(window) == {"QLineEdit < QWidget"}
    field.setAccessibleName("Headline")
    assert nameless(window) == set()


def all_specs() -> tuple[ActionSpec, ...]:
    return (*WINDOW_ACTIONS, *(spec for pane in find_panes() for spec in pane.actions))


def test_no_two_commands_have_the_same_keys(driver: Driver) -> None:
    everywhere = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
    shortcuts = driver.window.findChildren(QShortcut)
    sequences = [sequence for spec in all_specs() for sequence in spec.sequences()]
    sequences += [shortcut.key() for shortcut in shortcuts if shortcut.context() in everywhere]
    keys = Counter(sequence.toString() for sequence in sequences)
    assert [key for key, count in keys.items() if count > 1] == []
    assert len(keys) > 20


def test_no_two_commands_of_a_menu_are_called_the_same() -> None:
    titles = Counter((spec.menu, spec.title) for spec in all_specs())
    assert [title for title, count in titles.items() if count > 1] == []
    assert len({spec.id for spec in all_specs()}) == len(all_specs())


@pytest.mark.parametrize("spec", all_specs(), ids=lambda spec: spec.id)
def test_every_command_is_explained_and_its_icon_is_there(spec: ActionSpec) -> None:
    assert spec.title[0].isupper()
    assert len(spec.help) > len("Do it")
    assert not spec.help.endswith(".")
    if spec.icon:
        assert (paths.resources_folder() / "icons" / f"{spec.icon}.svg").is_file()


def test_every_pane_is_explained_and_its_icon_is_there() -> None:
    panes = find_panes()
    assert len({pane.id for pane in panes}) == len(panes) > 8
    for pane in panes:
        assert pane.title[0].isupper()
        assert len(pane.help) > len(pane.title)
        assert (paths.resources_folder() / "icons" / f"{pane.icon}.svg").is_file()


def test_every_command_has_its_method(driver: Driver) -> None:
    window = driver.program.window
    for pane in find_panes():
        for spec in pane.actions:
            assert can_be_called(window.pane(pane.id), spec.method), spec.id
    for spec in WINDOW_ACTIONS:
        assert can_be_called(driver.program.frame.commands, spec.method), spec.id


def can_be_called(target: QObject, method: str) -> bool:
    found = getattr(type(target), method, None)
    if found is None:
        return False
    others = list(inspect.signature(found).parameters.values())[1:]
    return all(parameter.default is not parameter.empty for parameter in others)


def test_a_command_without_its_method_is_found() -> None:
    assert not can_be_called(WindowCommands.__new__(WindowCommands), "make_tea")
