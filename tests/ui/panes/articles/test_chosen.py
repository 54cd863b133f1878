"""Several articles are selected like files in a folder, and moved together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from tests.helpers.lists import DAY
from workstation.desk.notice import Notice, NoticeKind
from workstation.domain.workflow import Stage
from workstation.ui.context import Context
from workstation.ui.notices import sentence
from workstation.ui.panes.articles.chosen import ChosenArticles, ChosenBar
from workstation.ui.panes.articles.pane import ArticlesPane

HEADLINES = [row[0] for row in DAY]
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(house: None, context: Context, qtbot: QtBot) -> ArticlesPane:
    """The pane over one busy day, listing all of it, with an editor at work."""
    with qtbot.waitSignal(context.desk.newsroom_changed):
        context.desk.load_newsroom()
    context.desk.set_acting("Mara Lindqvist")
    found = ArticlesPane(context)
    qtbot.addWidget(found)
    found.resize(306, 900)
    with qtbot.waitExposed(found):
        found.show()
    context.library.choose("all")
    qtbot.waitUntil(lambda: not context.library.loading)
    qtbot.waitUntil(
        lambda: all(context.library.row(place) for place in range(len(context.library.ids)))
    )
    return found


def click(
    pane: ArticlesPane,
    place: int,
    qtbot: QtBot,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    centre = pane.view.visualRect(index(pane, place)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, held, centre)


def index(pane: ArticlesPane, place: int) -> QModelIndex:
    return pane.view.model().index(place, 0)


def chosen(pane: ArticlesPane) -> list[int]:
    library = pane.context.library
    return [library.ids.index(article) for article in library.chosen]


def acts(pane: ArticlesPane) -> ChosenArticles:
    assert pane.chosen is not None
    return pane.chosen


def bar_shown(pane: ArticlesPane) -> bool:
    bar = pane.findChild(ChosenBar)
    return bar is not None and bar.isVisible()


def offers(pane: ArticlesPane, qtbot: QtBot) -> list[str]:
    """Wait until the menu knows what can be done, and return that."""
    qtbot.waitUntil(lambda: pane.chosen is not None and bool(pane.chosen._moves.offers))
    return [action.text() for action in acts(pane).make_menu().actions()]


def carry_out(pane: ArticlesPane, title: str, qtbot: QtBot) -> Notice:
    """Choose from the menu, and return the one notice that says how it went."""
    noticed: list[Notice] = []
    pane.context.desk.noticed.connect(noticed.append)
    menu = acts(pane).make_menu()
    action = next(each for each in menu.actions() if each.text().startswith(title))
    with qtbot.waitSignal(acts(pane)._moves.finished):
        action.trigger()
    assert len(noticed) == 1
    return noticed[0]


def test_mouse_and_keys_select_several_without_opening_them(
    pane: ArticlesPane, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 1, qtbot)
    assert chosen(pane) == [1]
    assert not bar_shown(pane)
    click(pane, 4, qtbot, SHIFT)
    assert chosen(pane) == [1, 2, 3, 4]
    click(pane, 2, qtbot, CONTROL)
    assert chosen(pane) == [1, 3, 4]
    qtbot.waitUntil(lambda: bar_shown(pane))
    qtbot.keyClick(pane.view, Qt.Key.Key_A, CONTROL)
    assert len(chosen(pane)) == 7
    current = pane.context.desk.current
    assert current is not None
    assert current.details.headline == HEADLINES[1]
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert chosen(pane) == [1]
    qtbot.waitUntil(lambda: not bar_shown(pane))
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down, SHIFT)
    assert chosen(pane) == [1, 2, 3]
    qtbot.keyClick(pane.view, Qt.Key.Key_Up, SHIFT)
    assert chosen(pane) == [1, 2]
    qtbot.keyClick(pane.view, Qt.Key.Key_End, SHIFT)
    assert chosen(pane) == [1, 2, 3, 4, 5, 6]
    with qtbot.waitSignal(pane.context.desk.current_changed):
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)  # opens the one that the keyboard is at
    assert chosen(pane) == [1, 2, 3, 4, 5, 6]
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 0, qtbot)
    assert chosen(pane) == [0]


def test_a_selection_reaches_rows_that_are_out_of_view(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.resize(306, 260)
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 0, qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_End, CONTROL)
    assert pane.view.visualRect(index(pane, 0)).isEmpty()
    qtbot.waitUntil(lambda: not pane.view.visualRect(index(pane, 6)).isEmpty())
    click(pane, 6, qtbot, SHIFT)
    assert chosen(pane) == list(range(7))


def test_a_selection_stays_when_the_list_is_read_again(pane: ArticlesPane, qtbot: QtBot) -> None:
    click(pane, 1, qtbot)
    click(pane, 3, qtbot, SHIFT)
    before = pane.context.library.chosen
    with qtbot.waitSignal(pane.context.library.listed):
        pane.context.library.reload()
        pane.context.library.loading = True
    assert pane.context.library.chosen == before
    with qtbot.waitSignal(pane.context.library.listed):
        pane.context.library.choose("stage:in review")
    assert len(pane.context.library.chosen) < 2


def test_what_can_be_moved_is_moved_and_the_rest_is_told(pane: ArticlesPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 0, qtbot)  # in review
    click(pane, 6, qtbot, CONTROL)  # submitted
    click(pane, 4, qtbot, CONTROL)  # published
    assert offers(pane, qtbot) == [
        "Back to draft (1 of 3)",
        "Start review (1 of 3)",
        "Ask for changes… (1 of 3)",
        "Approve (1 of 3)",
        "Spike (2 of 3)",
    ]
    notice = carry_out(pane, "Spike", qtbot)
    assert (notice.kind, notice.stage) == (NoticeKind.SEVERAL_MOVED, Stage.SPIKED)
    said = sentence(notice)
    assert said.startswith("Now spiked: 2 article(s). Could not be moved: 1. ")
    assert said.count(HEADLINES[4]) == 1
    assert "published can’t become spiked" in said
    qtbot.waitUntil(lambda: "Bring back (2 of 3)" in offers(pane, qtbot))
    opened = pane.context.desk.current
    assert opened is not None
    qtbot.waitUntil(lambda: opened.article.stage is Stage.SPIKED)  # an open article knows it, too
    carry_out(pane, "Bring back", qtbot)
    qtbot.waitUntil(lambda: opened.article.stage is Stage.IN_REVIEW)


def test_a_reason_is_asked_for_once(pane: ArticlesPane, qtbot: QtBot) -> None:
    click(pane, 0, qtbot)
    click(pane, 6, qtbot, CONTROL)
    offers(pane, qtbot)
    carry_out(pane, "Start review", qtbot)
    qtbot.waitUntil(lambda: "Ask for changes…" in offers(pane, qtbot))
    menu = acts(pane).make_menu()
    next(each for each in menu.actions() if each.text() == "Ask for changes…").trigger()
    dialog = pane.findChild(QInputDialog)
    assert dialog is not None
    dialog.setTextValue("Name the sources")
    with qtbot.waitSignal(pane.context.desk.noticed) as told:
        dialog.accept()
    assert sentence(told.args[0]) == "Now changes asked: 2 article(s)."


def test_somebody_without_the_right_is_offered_nothing_more(
    pane: ArticlesPane, qtbot: QtBot
) -> None:
    pane.context.desk.set_acting("Tom Vasile")
    click(pane, 0, qtbot)
    click(pane, 4, qtbot, CONTROL)
    qtbot.waitUntil(lambda: bar_shown(pane))
    (only,) = acts(pane).make_menu().actions()
    assert not only.isEnabled()
    assert only.text() == "There is no move that they can make together."
