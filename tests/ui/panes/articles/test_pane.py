"""The article list shows what is listed, opens what is chosen, and moves nothing meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QInputDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.lists import DAY
from workstation.domain.query import Order
from workstation.ui import mime
from workstation.ui.actions.window_actions import WINDOW_ACTIONS
from workstation.ui.context import Context
from workstation.ui.panes.articles.model import Role
from workstation.ui.panes.articles.pane import ArticlesPane
from workstation.ui.widgets.buttons import Button

HEADLINES = [row[0] for row in DAY]


@pytest.fixture
def pane(house: None, context: Context, qtbot: QtBot) -> ArticlesPane:
    """The pane over one busy day, listing all of it."""
    with qtbot.waitSignal(context.desk.newsroom_changed):
        context.desk.load_newsroom()
    found = ArticlesPane(context)
    qtbot.addWidget(found)
    found.resize(306, 760)
    with qtbot.waitExposed(found):
        found.show()
    choose(found, "all", qtbot)
    return found


def choose(pane: ArticlesPane, entry: str, qtbot: QtBot) -> None:
    library = pane.context.library
    library.choose(entry)
    qtbot.waitUntil(lambda: not library.loading)
    qtbot.waitUntil(lambda: all(library.row(place) for place in range(len(library.ids))))


def headlines(pane: ArticlesPane) -> list[str]:
    model = pane.view.model()
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


def index(pane: ArticlesPane, place: int) -> QModelIndex:
    return pane.view.model().index(place, 0)


def click(pane: ArticlesPane, place: int, qtbot: QtBot) -> None:
    centre = pane.view.visualRect(index(pane, place)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def current(pane: ArticlesPane) -> str:
    article = pane.context.desk.current
    return article.details.headline if article else ""


def marked(pane: ArticlesPane) -> list[str]:
    return [str(found.data()) for found in pane.view.selectedIndexes()]


def words(pane: ArticlesPane) -> list[str]:
    return [label.text() for label in pane.heading.findChildren(QLabel)]


def test_the_heading_says_what_is_listed_and_how_much(pane: ArticlesPane, qtbot: QtBot) -> None:
    assert words(pane)[:2] == ["All articles", "7"]
    choose(pane, "stage:in review", qtbot)
    assert words(pane)[:2] == ["In review", "1"]
    assert headlines(pane) == HEADLINES[:1]


def test_a_click_opens_an_article(pane: ArticlesPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 2, qtbot)
    assert current(pane) == HEADLINES[2]
    assert marked(pane) == [HEADLINES[2]]


def test_keys_walk_and_the_article_opens_after_a_pause(pane: ArticlesPane, qtbot: QtBot) -> None:
    opened: list[str] = []
    pane.context.desk.current_changed.connect(lambda article: opened.append(article.id))
    click(pane, 0, qtbot)
    qtbot.waitUntil(lambda: current(pane) == HEADLINES[0])
    for _ in range(3):
        qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    assert current(pane) == HEADLINES[0]
    assert marked(pane) == [HEADLINES[3]]
    qtbot.waitUntil(lambda: current(pane) == HEADLINES[3])
    assert len(opened) == 2
    assert marked(pane) == [HEADLINES[3]]


def test_enter_opens_at_once(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.view.setFocus()
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    with qtbot.waitSignal(pane.context.desk.current_changed):
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
        assert not pane._walk.isActive()
    assert current(pane) == HEADLINES[-1]


def test_an_article_opened_elsewhere_is_marked(pane: ArticlesPane, qtbot: QtBot) -> None:
    desk = pane.context.desk
    with qtbot.waitSignal(desk.current_changed):
        desk.open(pane.context.library.ids[4])
    assert marked(pane) == [HEADLINES[4]]
    choose(pane, "stage:spiked", qtbot)
    choose(pane, "section:Harbour", qtbot)
    assert marked(pane) == [HEADLINES[4]]


def test_a_press_that_leads_nowhere_leaves_the_mark(pane: ArticlesPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 0, qtbot)
    viewport = pane.view.viewport()
    there = pane.view.visualRect(index(pane, 3)).center()
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=there)
    assert marked(pane) == [HEADLINES[3]]
    elsewhere = pane.view.visualRect(index(pane, 1)).center()
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=elsewhere)
    assert marked(pane) == [HEADLINES[0]]
    assert current(pane) == HEADLINES[0]


def test_nothing_moves_while_somebody_types(pane: ArticlesPane, qtbot: QtBot) -> None:
    desk, library = pane.context.desk, pane.context.library
    with qtbot.waitSignal(desk.current_changed):
        click(pane, 1, qtbot)
    before = [pane.view.visualRect(index(pane, place)) for place in range(6)]
    article = desk.current
    assert article is not None
    long = "Councillors split over a quay road closure that nobody had asked for in the first place"
    with qtbot.waitSignal(library.row_changed):
        article.change(replace(article.details, headline=long), "Change headline")
        desk.flush()
    assert str(index(pane, 1).data()) == long
    assert [pane.view.visualRect(index(pane, place)) for place in range(6)] == before
    choose(pane, "all", qtbot)
    assert pane.view.visualRect(index(pane, 0)).height() == before[0].height()
    assert {pane.view.visualRect(index(pane, place)).height() for place in (0, 1)} == {
        before[0].height()
    }


def test_the_row_at_the_top_stays_when_an_article_joins(
    pane: ArticlesPane, add_article: AddArticle, qtbot: QtBot
) -> None:
    pane.resize(306, 300)
    bar = pane.view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    top = pane.view.indexAt(pane.view.viewport().rect().topLeft())
    y, headline = pane.view.visualRect(top).y(), top.data()
    with qtbot.waitSignal(pane.context.library.listed):
        add_article(headline="Swing bridge stuck")
    now = pane.view.indexAt(pane.view.viewport().rect().topLeft())
    assert now.row() == top.row() + 1
    assert (pane.view.visualRect(now).y(), now.data()) == (y, headline)


def test_another_entry_begins_at_the_top(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.resize(306, 300)
    pane.view.verticalScrollBar().setValue(400)
    choose(pane, "section:Harbour", qtbot)
    assert pane.view.verticalScrollBar().value() == 0


def test_an_order_is_chosen_from_the_menu(pane: ArticlesPane, qtbot: QtBot) -> None:
    orders = pane.heading._orders
    assert orders[Order.NEWEST].isChecked()
    assert not orders[Order.RELEVANCE].isVisible()
    with qtbot.waitSignal(pane.context.library.listed):
        orders[Order.HEADLINE].trigger()
    qtbot.waitUntil(lambda: headlines(pane) == sorted(HEADLINES))
    assert pane.heading._sort.accessibleName() == "Sort: By headline"


def test_a_filter_narrows_the_list_as_it_is_typed(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.show_filter()
    line = pane.filter_bar.field.line
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "section:council")
    qtbot.waitUntil(lambda: len(headlines(pane)) == 2)
    qtbot.keyClick(line, Qt.Key.Key_Down)
    assert pane.view.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(headlines(pane)) == 7)
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not pane.filter_bar.isVisible()
    assert not pane.heading.filter.isChecked()


def test_a_filter_that_is_wrong_is_explained(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.show_filter()
    qtbot.keyClicks(pane.filter_bar.field.line, "shelf:3")
    qtbot.waitUntil(pane.filter_bar._problem.isVisible)
    assert "shelf:" in pane.filter_bar._problem.text()
    assert len(headlines(pane)) == 7


def test_the_icon_opens_and_closes_the_filter(pane: ArticlesPane, qtbot: QtBot) -> None:
    qtbot.mouseClick(pane.heading.filter, Qt.MouseButton.LeftButton)
    assert pane.filter_bar.isVisible()
    qtbot.keyClicks(pane.filter_bar.field.line, "ferry")
    qtbot.waitUntil(lambda: len(headlines(pane)) == 1)
    qtbot.mouseClick(pane.heading.filter, Qt.MouseButton.LeftButton)
    assert not pane.filter_bar.isVisible()
    qtbot.waitUntil(lambda: len(headlines(pane)) == 7)


def test_what_is_listed_is_kept_as_a_saved_search(pane: ArticlesPane, qtbot: QtBot) -> None:
    assert not pane.heading.save.isVisible()
    choose(pane, "section:Harbour", qtbot)
    pane.show_filter()
    qtbot.keyClicks(pane.filter_bar.field.line, "stage:draft")
    qtbot.waitUntil(lambda: len(headlines(pane)) == 1)
    qtbot.mouseClick(pane.heading.save, Qt.MouseButton.LeftButton)
    (dialog,) = pane.findChildren(QInputDialog)
    (field,) = dialog.findChildren(QLineEdit)
    field.clear()
    qtbot.keyClicks(field, "Harbour drafts")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert pane.context.library.entry.id == "saved:Harbour drafts"
    (*_, kept) = pane.context.desk.newsroom.saved_searches
    assert (kept.name, kept.query) == ("Harbour drafts", 'section:"Harbour" stage:draft')
    qtbot.waitUntil(lambda: not pane.context.library.loading)
    assert headlines(pane) == ["What the new channel depth means for skippers"]


@pytest.mark.parametrize(
    ("entry", "sentence", "button"),
    [
        ("stage:spiked", "Nothing is spiked.", ""),
        ("search:zeppelin", "Nothing found for “zeppelin”.", ""),
        ("section:Sport", "Nothing in Sport yet.", "New article"),
        ("assigned", "Choose who is working here", ""),
    ],
)
def test_an_empty_list_says_why(
    pane: ArticlesPane, entry: str, sentence: str, button: str, qtbot: QtBot
) -> None:
    choose(pane, entry, qtbot)
    assert pane.empty.isVisible()
    assert any(label.text().startswith(sentence) for label in pane.empty.findChildren(QLabel))
    (offered,) = pane.empty.findChildren(Button)
    assert offered.isVisible() is bool(button)
    assert offered.text() == button


def test_an_empty_list_offers_a_new_article(pane: ArticlesPane, qtbot: QtBot) -> None:
    choose(pane, "section:Sport", qtbot)
    (button,) = pane.empty.findChildren(Button)
    with qtbot.waitSignal(pane.context.desk.current_changed):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert current(pane) == ""


def test_a_filter_that_finds_nothing_can_be_cleared(pane: ArticlesPane, qtbot: QtBot) -> None:
    pane.show_filter()
    qtbot.keyClicks(pane.filter_bar.field.line, "zeppelin")
    qtbot.waitUntil(pane.empty.isVisible)
    (button,) = pane.empty.findChildren(Button)
    assert button.text() == "Clear the filter"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(headlines(pane)) == 7)


class Target:
    """Notes which article each command was run on."""

    def __init__(self, pane: ArticlesPane) -> None:
        self.pane = pane
        self.ran: list[tuple[str, str]] = []

    def __getattr__(self, name: str) -> Callable[[], None]:
        return lambda: self.ran.append((name, current(self.pane)))


def test_a_rows_menu_acts_on_that_row(pane: ArticlesPane, qtbot: QtBot) -> None:
    target = Target(pane)
    pane.context.actions.add(WINDOW_ACTIONS, lambda: target)  # type: ignore[arg-type, return-value]
    with qtbot.waitSignal(pane.context.desk.current_changed):
        click(pane, 0, qtbot)
    menu = pane.make_menu(pane.context.library.ids[5])
    actions = {action.text(): action for action in menu.actions()}
    assert list(actions) == ["Open", "Open beside", "Duplicate", "Export…"]
    actions["Duplicate"].trigger()
    qtbot.waitUntil(lambda: bool(target.ran))
    assert target.ran == [("duplicate_article", HEADLINES[5])]
    menu = pane.make_menu(pane.context.library.ids[5])
    next(action for action in menu.actions() if action.text() == "Export…").trigger()
    assert target.ran[1:] == [("export_article", HEADLINES[5])]


def test_a_dragged_row_carries_its_article(pane: ArticlesPane) -> None:
    model = pane.view.model()
    data = model.mimeData([index(pane, 2)])
    assert bytes(data.data(mime.ARTICLE).data()).decode() == pane.context.library.ids[2]
    assert data.text() == HEADLINES[2]
    assert index(pane, 2).flags() & Qt.ItemFlag.ItemIsDragEnabled


def test_screen_readers_hear_a_whole_row(pane: ArticlesPane) -> None:
    spoken = index(pane, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(f"{HEADLINES[0]}, Harbour, Ines Okafor, In review, 842 words, ")


def test_an_article_without_a_headline_is_untitled(
    pane: ArticlesPane, add_article: AddArticle, qtbot: QtBot
) -> None:
    article = add_article(headline="")
    library = pane.context.library
    qtbot.waitUntil(lambda: library.place_of(article) is not None)
    place = library.place_of(article)
    assert place is not None
    qtbot.waitUntil(lambda: bool(library.row(place)))
    assert index(pane, place).data() == "Untitled"
    assert index(pane, place).data(Role.SUMMARY).headline == ""
