"""Two drafts beside each other, used by mouse and keys."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.helpers.driving import Driver
from workstation.desk.open_article import OpenArticle
from workstation.ui.panes.articles.pane import ArticlesPane
from workstation.ui.panes.editor.pane import EditorPane
from workstation.ui.side_by_side import SideBySide

StartWindow = Callable[[Path], Driver]

STORY, OTHER, THIRD = "ferry-winter-timetable", "eelgrass-returns", "kittiwakes-down-a-third"


class Sides:
    """A window with two drafts in it; the first has the keyboard."""

    def __init__(self, driver: Driver) -> None:
        self.driver = driver
        self.desk = driver.program.desk
        self.window = driver.program.window
        self.beside = driver.open(OTHER)
        self.current = driver.open(STORY)
        driver.act("view.beside")

    @property
    def sides(self) -> SideBySide:
        assert self.window.sides is not None
        return self.window.sides

    def pane_of(self, article: OpenArticle) -> EditorPane:
        panes = self.window.findChildren(EditorPane)
        (found,) = (pane for pane in panes if pane.isVisible() and pane.article is article)
        return found

    def seen(self) -> list[OpenArticle | None]:
        return [pane.article for pane in self.sides.in_order]

    def press(self, key: Qt.Key) -> None:
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        focus = self.window.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, both)


@pytest.fixture
def two(start_window: StartWindow, demo_folder: Path) -> Sides:
    return Sides(start_window(demo_folder))


def test_both_are_shown_and_each_keeps_its_own_text(two: Sides) -> None:
    assert two.seen() == [two.current, two.beside]
    two.driver.click(two.pane_of(two.beside).body)
    assert (two.desk.current, two.desk.beside) == (two.beside, two.current)
    assert two.seen() == [two.current, two.beside]
    before = two.current.body(), two.beside.body()
    two.driver.type("Tide ")
    assert two.current.body() == before[0]
    assert two.beside.body() != before[1]
    two.driver.act("edit.undo")
    assert (two.current.body(), two.beside.body()) == before


def test_what_is_typed_at_the_side_is_saved(two: Sides) -> None:
    two.driver.click(two.pane_of(two.beside).body)
    two.driver.type("Tide ")
    two.press(Qt.Key.Key_O)
    assert two.desk.current is two.current
    two.driver.wait(lambda: not two.beside.dirty, "the other side to be saved")


def test_keys_go_to_the_other_side_and_its_commands_act_there(two: Sides) -> None:
    two.pane_of(two.current).body.setFocus()
    two.press(Qt.Key.Key_O)
    assert two.desk.current is two.beside
    pane = two.pane_of(two.beside)
    assert two.window.focusWidget() is pane.body
    two.driver.act("editor.find")
    assert pane.find_bar.isVisible()
    assert pane.isAncestorOf(pane.find_bar)
    two.driver.act("editor.heading_1")
    assert two.beside.body().startswith("## ")
    assert not two.current.body().startswith("## ")


def test_another_tab_takes_the_side_with_the_keyboard(two: Sides) -> None:
    two.driver.click(two.pane_of(two.beside).body)
    third = two.driver.open(THIRD)
    assert two.seen() == [two.current, third]
    assert two.window.focusWidget() is two.pane_of(third).body


def test_the_keyboard_goes_along_to_the_tab_of_the_other_side(two: Sides) -> None:
    two.pane_of(two.current).body.setFocus()
    two.desk.open(two.beside.id)
    assert two.window.focusWidget() is two.pane_of(two.beside).body


def test_sides_change_places_and_keep_the_keyboard(two: Sides) -> None:
    body = two.pane_of(two.current).body
    body.setFocus()
    two.press(Qt.Key.Key_T)
    assert two.seen() == [two.beside, two.current]
    assert two.window.focusWidget() is body
    assert two.desk.current is two.current


@pytest.mark.parametrize("at_side", [False, True])
def test_closing_the_other_side_leaves_the_current_article(two: Sides, at_side: bool) -> None:
    current = two.beside if at_side else two.current
    two.driver.click(two.pane_of(current).body)
    two.press(Qt.Key.Key_W)
    assert two.desk.beside is None
    assert two.seen() == [current]
    assert two.pane_of(current) is two.window.pane("editor")
    assert not two.driver.is_named("Close this side")


def test_the_button_over_a_side_closes_that_side(two: Sides) -> None:
    buttons = [
        button
        for button in two.window.findChildren(type(two.sides._headings[0].close_button))
        if button.accessibleName() == "Close this side"
    ]
    two.driver.click(min(buttons, key=lambda button: button.mapToGlobal(QPoint()).x()))
    assert two.seen() == [two.beside]
    assert two.desk.current is two.beside


def test_closing_a_tab_ends_it(two: Sides) -> None:
    two.desk.close(two.current.id)
    assert two.seen() == [two.beside]


def test_there_is_room_for_both_and_afterwards_the_panes_are_back(two: Sides) -> None:
    assert not two.window.right.isVisible()
    assert two.window.folded == frozenset()
    two.driver.act("view.panes")
    assert two.window.right.isVisible()
    assert not two.window.pane("articles").isVisible()
    two.driver.act("view.close_beside")
    assert two.window.right.isVisible()
    assert two.window.pane("articles").isVisible()


def test_pictures_take_the_whole_middle(two: Sides) -> None:
    two.window.arrange("pictures")
    assert two.seen() == []
    assert two.window.right.isVisible()
    two.desk.close(two.beside.id)
    third = two.driver.open(THIRD)
    two.desk.open_beside(two.current.id)
    two.window.arrange("write")
    assert two.seen() == [third, two.current]


def test_it_is_there_again_at_the_next_start(
    two: Sides, start_window: StartWindow, demo_folder: Path
) -> None:
    ids = two.current.id, two.beside.id
    two.sides.swap()
    two.driver.close()
    again = start_window(demo_folder)
    desk, window = again.program.desk, again.program.window
    again.wait(lambda: desk.beside is not None, "the other side")
    assert desk.current is not None
    assert desk.beside is not None
    assert (desk.current.id, desk.beside.id) == ids
    assert window.sides is not None
    assert window.sides.swapped


def test_a_row_and_a_tab_offer_it(two: Sides) -> None:
    third = two.driver.open(THIRD)
    two.driver.open(STORY)
    two.driver.act("view.close_beside")
    articles = two.window.pane("articles")
    assert isinstance(articles, ArticlesPane)
    choose(articles.make_menu(third.id))
    assert two.desk.beside is third
    two.desk.close_beside()
    tabs = two.window.tabs
    tabs.menu_asked.emit(third.id, tabs.mapToGlobal(QPoint()))
    choose(next(menu for menu in two.window.findChildren(QMenu) if menu.isVisible()))
    assert two.desk.beside is third


def choose(menu: QMenu) -> None:
    next(action for action in menu.actions() if action.text() == "Open beside").trigger()
    menu.close()


def test_commands_are_offered_while_they_make_sense(
    start_window: StartWindow, demo_folder: Path
) -> None:
    driver = start_window(demo_folder)
    action = driver.program.context.actions.action
    driver.open(STORY)
    for article in driver.program.desk.tabs[1:]:
        driver.program.desk.close(article.id)
    offered = {name: action(f"view.{name}").isEnabled() for name in ("beside", "close_beside")}
    assert offered == {"beside": len(driver.program.desk.tabs) > 1, "close_beside": False}
    driver.open(OTHER)
    assert action("view.beside").isEnabled()
    driver.act("view.beside")
    assert action("view.swap_sides").isEnabled()
    assert action("view.close_beside").isEnabled()
