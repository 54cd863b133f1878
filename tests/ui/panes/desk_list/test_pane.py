"""The desk list shows what there is, and shows the articles of what is chosen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from workstation.desk.library_entry import Entry, EntryKind
from workstation.domain.draft import Draft
from workstation.domain.ids import NoteId, new_uuid
from workstation.domain.newsroom import SavedSearch
from workstation.domain.notes import Anchor
from workstation.domain.workflow import Stage
from workstation.services import notes
from workstation.ui.context import Context
from workstation.ui.panes.desk_list.model import Role, Row
from workstation.ui.panes.desk_list.pane import DeskListPane
from workstation.ui.panes.review.actions import ACTIONS as REVIEW_ACTIONS


@pytest.fixture
def pane(house: None, context: Context, qtbot: QtBot) -> DeskListPane:
    """The pane over one busy day, with its numbers."""
    with qtbot.waitSignals([context.desk.newsroom_changed, context.library.counted]):
        context.desk.load_newsroom()
    found = DeskListPane(context)
    qtbot.addWidget(found)
    found.resize(207, 640)
    with qtbot.waitExposed(found):
        found.show()
    return found


def rows(pane: DeskListPane) -> list[Row]:
    model = pane.view.model()
    return [model.index(place, 0).data(Role.ROW) for place in range(model.rowCount())]


def titles(pane: DeskListPane) -> list[str]:
    return [row.title for row in rows(pane)]


def index(pane: DeskListPane, title: str) -> QModelIndex:
    return pane.view.model().index(titles(pane).index(title), 0)


def click(pane: DeskListPane, title: str, qtbot: QtBot) -> None:
    centre = pane.view.visualRect(index(pane, title)).center()
    qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=centre)


def shows(pane: DeskListPane, entry: str, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: pane.context.library.entry.id == entry)
    assert pane.view.currentIndex().data(Role.ROW).entry.id == entry


def test_stages_sections_and_searches_stand_under_headings(pane: DeskListPane) -> None:
    assert titles(pane) == [
        "Desk",
        "Assigned to me",
        "Deadlines",
        "Drafts",
        "Submitted",
        "In review",
        "Changes asked",
        "Approved",
        "Published",
        "Spiked",
        "Sections",
        "Harbour",
        "Council",
        "Business",
        "Environment",
        "Saved searches",
        "Winter timetable",
        "In the harbour",
    ]


def test_each_entry_says_how_many_it_has(pane: DeskListPane) -> None:
    counts = {row.title: row.count for row in rows(pane)}
    assert (counts["Drafts"], counts["Harbour"], counts["Winter timetable"]) == (2, 3, 1)
    assert counts["Spiked"] == 0


def test_seldom_stages_come_only_with_something_in_them(
    pane: DeskListPane, add_article: AddArticle, qtbot: QtBot
) -> None:
    assert "Withdrawn" not in titles(pane)
    add_article(headline="A story taken back", stage=Stage.WITHDRAWN)
    qtbot.waitUntil(lambda: "Withdrawn" in titles(pane))


def test_a_click_shows_an_entry(pane: DeskListPane, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.context.desk.pane_wanted) as wanted:
        click(pane, "Council", qtbot)
    assert wanted.args == ["articles"]
    shows(pane, "section:Council", qtbot)


def test_headings_cannot_be_chosen(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "Drafts", qtbot)
    shows(pane, "stage:draft", qtbot)
    click(pane, "Sections", qtbot)
    shows(pane, "stage:draft", qtbot)


def test_keys_walk_over_headings_and_to_the_ends(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "Spiked", qtbot)
    shows(pane, "stage:spiked", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_Down)
    shows(pane, "section:Harbour", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_Up)
    shows(pane, "stage:spiked", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    shows(pane, "assigned", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    shows(pane, "saved:In the harbour", qtbot)


def test_typing_goes_to_the_entry_that_begins_so(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "Drafts", qtbot)
    shows(pane, "stage:draft", qtbot)
    qtbot.keyClicks(pane.view, "env")
    shows(pane, "section:Environment", qtbot)


def test_an_entry_chosen_elsewhere_is_marked(pane: DeskListPane, qtbot: QtBot) -> None:
    pane.context.library.choose("section:Business")
    shows(pane, "section:Business", qtbot)
    pane.context.library.choose("search:ferry")
    assert not pane.view.currentIndex().isValid()
    assert pane.view.selectedIndexes() == []


def test_an_entry_that_empties_stays_while_it_is_shown(
    pane: DeskListPane, add_article: AddArticle, qtbot: QtBot
) -> None:
    pane.context.library.choose("stage:withdrawn")
    assert "Withdrawn" in titles(pane)
    click(pane, "Drafts", qtbot)
    shows(pane, "stage:draft", qtbot)
    assert "Withdrawn" not in titles(pane)


def test_a_click_on_the_entry_shown_takes_the_filter_away(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "Drafts", qtbot)
    shows(pane, "stage:draft", qtbot)
    pane.context.library.narrow("harbour")
    click(pane, "Drafts", qtbot)
    assert pane.context.library.filter == ""


def test_numbers_change_without_moving_anything(
    pane: DeskListPane, add_article: AddArticle, qtbot: QtBot
) -> None:
    click(pane, "Drafts", qtbot)
    shows(pane, "stage:draft", qtbot)
    with qtbot.waitSignal(pane.view.model().dataChanged):
        add_article(headline="One more")
    shows(pane, "stage:draft", qtbot)


def test_a_saved_search_is_renamed_in_its_place(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "Winter timetable", qtbot)
    shows(pane, "saved:Winter timetable", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_F2)
    (field,) = pane.view.findChildren(QLineEdit)
    assert field.accessibleName() == "Name of the saved search"
    field.selectAll()
    qtbot.keyClicks(field, "Ferries")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    shows(pane, "saved:Ferries", qtbot)
    names = [search.name for search in pane.context.desk.newsroom.saved_searches]
    assert names == ["Ferries", "In the harbour"]


def test_a_name_given_with_enter_is_taken_once_though_the_keyboard_goes_on_at_once(
    pane: DeskListPane, qtbot: QtBot
) -> None:
    click(pane, "Winter timetable", qtbot)
    shows(pane, "saved:Winter timetable", qtbot)
    pane.view.edit(index(pane, "Winter timetable"))
    (field,) = pane.view.findChildren(QLineEdit)
    qtbot.waitUntil(field.hasFocus)
    field.setText("Ferries")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    pane.view.setFocus()
    shows(pane, "saved:Ferries", qtbot)
    assert not field.isVisible()


def test_a_saved_search_is_removed_once_it_is_confirmed(pane: DeskListPane, qtbot: QtBot) -> None:
    click(pane, "In the harbour", qtbot)
    shows(pane, "saved:In the harbour", qtbot)
    qtbot.keyClick(pane.view, Qt.Key.Key_Delete)
    (question,) = pane.findChildren(QMessageBox)
    assert "In the harbour" in question.text()
    qtbot.mouseClick(question.defaultButton(), Qt.MouseButton.LeftButton)
    assert "In the harbour" not in titles(pane)
    assert pane.context.library.entry == Entry(EntryKind.ALL)


def test_saved_searches_and_stages_have_a_menu(pane: DeskListPane, qtbot: QtBot) -> None:
    pane.context.actions.add(REVIEW_ACTIONS, lambda: pane)

    def ask(title: str) -> list[str]:
        point = pane.view.visualRect(index(pane, title)).center()
        where = pane.view.viewport().mapToGlobal(point)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(), where)
        QApplication.sendEvent(pane, event)
        menus = [menu for menu in pane.findChildren(QMenu) if menu.isVisible()]
        found = [action.text() for menu in menus for action in menu.actions()]
        for menu in menus:
            menu.close()
        return found

    assert ask("Harbour") == []
    assert ask("Drafts") == ["Board of stages…"]
    assert ask("Winter timetable") == ["Rename…", "Remove…"]


def test_screen_readers_hear_entries_with_their_numbers(pane: DeskListPane) -> None:
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert index(pane, "Drafts").data(spoken) == "Drafts, 2 articles"
    assert index(pane, "Submitted").data(spoken) == "Submitted, 1 article"
    assert index(pane, "Sections").data(spoken) == "Sections, heading"


def test_a_new_saved_search_appears(pane: DeskListPane, qtbot: QtBot) -> None:
    desk = pane.context.desk
    kept = desk.newsroom.saved_searches
    desk.save_newsroom(replace(desk.newsroom, saved_searches=(*kept, SavedSearch("Boats", "boat"))))
    assert titles(pane)[-1] == "Boats"
    qtbot.waitUntil(lambda: "Boats" in pane.context.library.counts.saved)


def test_a_saved_search_tells_what_it_looks_for(pane: DeskListPane) -> None:
    tip = Qt.ItemDataRole.ToolTipRole
    assert index(pane, "In the harbour").data(tip) == "In the harbour: finds section:harbour"
    assert index(pane, "Drafts").data(tip) is None


def test_notes_for_me_are_listed_while_there_are_any(
    pane: DeskListPane, context: Context, add_article: AddArticle, qtbot: QtBot
) -> None:
    desk = context.desk
    desk.set_acting("Ines Okafor")
    assert "Notes for me" not in titles(pane)
    article, identity = add_article(headline="Ferry"), NoteId(new_uuid())
    note = partial(notes.add, note=identity, article=article, anchor=Anchor(), by="Mara", text="")
    desk.dispatcher.write(partial(note, text="Ask @Ines Okafor."), owner=desk)
    qtbot.waitUntil(lambda: "Notes for me" in titles(pane), timeout=10000)
    click(pane, "Notes for me", qtbot)
    qtbot.waitUntil(lambda: context.library.ids == (article,), timeout=10000)
    desk.dispatcher.write(partial(notes.resolve, note=identity, by="Mara"), owner=desk)
    qtbot.waitUntil(lambda: context.library.ids == (), timeout=10000)
    click(pane, "Drafts", qtbot)
    qtbot.waitUntil(lambda: "Notes for me" not in titles(pane), timeout=10000)


def test_what_one_waits_for_is_listed_while_there_is_any_and_what_is_due_always(
    pane: DeskListPane, context: Context, add_article: AddArticle, qtbot: QtBot
) -> None:
    context.desk.set_acting("Olive Marsh")
    assert "Awaiting others" not in titles(pane)
    due = datetime(2026, 11, 30, tzinfo=UTC)
    sent = Draft(headline="Ferry", bylines=("Olive Marsh",), deadline=due)
    article = add_article(sent, stage=Stage.SUBMITTED)
    qtbot.waitUntil(lambda: "Awaiting others" in titles(pane), timeout=10000)
    click(pane, "Awaiting others", qtbot)
    qtbot.waitUntil(lambda: context.library.ids == (article,), timeout=10000)
    click(pane, "Deadlines", qtbot)
    qtbot.waitUntil(lambda: article in context.library.ids, timeout=10000)
