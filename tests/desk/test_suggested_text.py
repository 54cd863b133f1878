"""What is suggested in a real text document gives what direct editing would have given."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.differences import differences
from workstation.desk.edited_draft import EditedDraft
from workstation.desk.suggested_text import from_units, to_units
from workstation.domain.article import References
from workstation.domain.draft import Draft

TEXT = "The ferry sails at six.\n\nNobody said why the 🚢 waits."
NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["A", "B", ""]),
        st.integers(0, 60),
        st.integers(0, 6),
        st.text("ab \n😀", max_size=4),
    ),
    max_size=8,
)


def open_draft(draft: Draft) -> EditedDraft:
    return EditedDraft(draft, References(), FrozenClock(NOW))


@pytest.fixture
def draft(qtbot: QtBot) -> EditedDraft:
    return open_draft(Draft(headline="Ferry", body=TEXT))


def edit(draft: EditedDraft, start: int, end: int, text: str) -> None:
    """Edit the document as the editor does, in UTF-16 units."""
    cursor = QTextCursor(draft.document)
    cursor.setPosition(whole(draft, start))
    cursor.setPosition(whole(draft, end), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
    draft.break_typing()


def whole(draft: EditedDraft, position: int) -> int:
    """Return the place in the document at or before a position where a character begins."""
    units = to_units(draft.document.toPlainText())
    position = min(position, len(units))
    return position - 1 if "\udc00" <= units[position : position + 1] <= "\udfff" else position


def outcome(draft: EditedDraft) -> str:
    return draft.suggested.outcome(to_units(draft.document.toPlainText()))


def test_what_is_typed_while_suggesting_leaves_the_body_alone(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 4, 9, "old boat")
    assert draft.body() == TEXT
    assert outcome(draft) == TEXT.replace("ferry", "old boat")
    assert draft.document.toPlainText().startswith("The ferryold boat sails")
    [suggestion] = draft.snapshot().suggestions
    assert (suggestion.by, suggestion.deleted, suggestion.inserted) == ("Ada", "ferry", "old boat")


def test_a_long_change_parts_no_character(draft: EditedDraft) -> None:
    old = to_units("🚢 left at six " * 20)
    new = to_units("🚣 came at ten " * 20)
    edits = differences(old, new)
    for position, removed, come in edits:
        for units in (old[position : position + removed], come):
            from_units(units).encode()  # fails where half a character is
    draft.suggested.suggest_as("Ada")
    edit(draft, 0, len(TEXT), from_units(old))
    edit(draft, 0, draft.document.characterCount() - 1, from_units(new))
    assert draft.body() == TEXT
    assert outcome(draft) == from_units(new)


def test_a_suggestion_is_one_step_to_undo_and_to_redo(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 4, 9, "boat")
    before = draft.document.toPlainText(), draft.suggested.marks
    assert draft.history.count() == 1
    draft.history.undo()
    assert (draft.document.toPlainText(), draft.suggested.marks) == (TEXT, ())
    draft.history.redo()
    assert (draft.document.toPlainText(), draft.suggested.marks) == before


@pytest.mark.parametrize("accept", [True, False])
def test_a_decision_is_one_step_to_undo(draft: EditedDraft, accept: bool) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 4, 9, "boat")
    open_state = draft.document.toPlainText(), draft.suggested.marks
    draft.decide(frozenset(draft.suggested.open), accept=accept)
    wanted = TEXT.replace("ferry", "boat") if accept else TEXT
    assert draft.body() == wanted == draft.document.toPlainText()
    assert draft.snapshot().suggestions == ()
    draft.history.undo()
    assert (draft.document.toPlainText(), draft.suggested.marks) == open_state
    draft.history.redo()
    assert draft.body() == wanted


def test_an_insertion_accepted_changes_the_body_without_touching_the_document(
    draft: EditedDraft,
) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 4, 4, "old ")
    shown = draft.document.toPlainText()
    revision = draft.revision
    draft.decide(frozenset(draft.suggested.open), accept=True)
    assert draft.body() == shown
    assert draft.revision > revision


def test_letters_taken_back_one_by_one_stay_struck_and_the_cursor_goes_on(
    draft: EditedDraft, qtbot: QtBot
) -> None:
    draft.suggested.suggest_as("Ada")
    places: list[int] = []
    draft.cursor_wanted.connect(places.append)
    for end in range(9, 6, -1):
        edit(draft, end - 1, end, "")
    assert places == [8, 7, 6]
    assert len(draft.suggested.open) == 1
    assert outcome(draft).startswith("The fe sails")


def test_replacing_everywhere_makes_a_suggestion_of_each_place(draft: EditedDraft) -> None:
    long = " ".join(["The ferry sails."] * 40)
    edit(draft, 0, 999, long)
    draft.suggested.suggest_as("Ada")
    cursor = QTextCursor(draft.document)
    cursor.beginEditBlock()
    at = long.rfind("ferry")
    while at >= 0:
        cursor.setPosition(at)
        cursor.setPosition(at + 5, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("boat")
        at = long.rfind("ferry", 0, at)
    cursor.endEditBlock()
    assert draft.body() == long
    assert outcome(draft) == long.replace("ferry", "boat")
    assert len(draft.suggested.open) == 40


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS)
def test_suggestions_survive_storing_undoing_and_whatever_is_done_around_them(
    qtbot: QtBot, steps: list[tuple[str, int, int, str]]
) -> None:
    draft = open_draft(Draft(body=TEXT))
    states = []
    for author, at, length, text in steps:
        start = min(at, draft.document.characterCount() - 1)
        draft.suggested.suggest_as(author)
        before = draft.body()
        states.append((draft.history.index(), draft.document.toPlainText(), draft.suggested.marks))
        edit(draft, start, start + length, text)
        if author:
            assert draft.body() == before
    kept = draft.snapshot()
    again = open_draft(kept)
    assert again.document.toPlainText() == draft.document.toPlainText()
    assert again.suggested.marks == draft.suggested.marks
    assert again.snapshot() == kept
    last = draft.document.toPlainText(), draft.suggested.marks
    for index, text, marks in reversed(states):
        draft.history.setIndex(index)
        assert (draft.document.toPlainText(), draft.suggested.marks) == (text, marks)
    draft.history.setIndex(draft.history.count())
    assert (draft.document.toPlainText(), draft.suggested.marks) == last


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(STEPS, st.data())
def test_decisions_in_any_order_give_the_same_body(
    qtbot: QtBot, steps: list[tuple[str, int, int, str]], data: st.DataObject
) -> None:
    one = open_draft(Draft(body=TEXT))
    for author, at, length, text in steps:
        start = min(at, one.document.characterCount() - 1)
        one.suggested.suggest_as(author)
        edit(one, start, start + length, text)
    other = open_draft(one.snapshot())
    choices = {key: data.draw(st.booleans()) for key in one.suggested.open}
    for draft, order in ((one, list(choices)), (other, data.draw(st.permutations(list(choices))))):
        for key in order:
            draft.decide(frozenset({key}), accept=choices[key])
    assert one.body() == other.body() == one.document.toPlainText()


@given(st.text("ab 😀😁", max_size=400), st.text("ab 😀😁", max_size=400))
def test_differences_make_one_text_the_other(old: str, new: str) -> None:
    units = to_units(old)
    for at, removed, come in reversed(differences(units, to_units(new))):
        from_units(come)
        units = units[:at] + come + units[at + removed :]
    assert from_units(units) == new


def test_positions_go_through_what_is_suggested(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 0, 0, "🚢 Today: ")
    ship = TEXT.index("🚢")
    assert draft.body_offset(draft.document_position(ship)) == ship
    draft.suggested.suggest_as("")
    draft.edit_text(ship, ship + 1, "boat", "Change")
    assert draft.body() == TEXT.replace("🚢", "boat")


def test_restoring_a_version_keeps_its_suggestions(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, 4, 9, "boat")
    version = draft.snapshot()
    draft.suggested.suggest_as("")
    draft.decide(frozenset(draft.suggested.open), accept=True)
    draft.restore(replace(version, headline="Another"))
    assert draft.snapshot().body == version.body
    assert [each.parts for each in draft.snapshot().suggestions] == [
        each.parts for each in version.suggestions
    ]
    draft.history.undo()
    assert draft.snapshot().suggestions == ()


MOVED = "First words here.\n\nSecond words there.\n\nThird words last."


@pytest.fixture
def paragraphs(qtbot: QtBot) -> EditedDraft:
    found = open_draft(Draft(body=MOVED))
    found.suggested.suggest_as("Ada")
    return found


def test_a_paragraph_cut_and_pasted_is_one_suggestion(paragraphs: EditedDraft) -> None:
    edit(paragraphs, 0, 19, "")
    end = paragraphs.document.characterCount() - 1
    edit(paragraphs, end, end, "\n\nFirst words here.")
    [suggestion] = paragraphs.snapshot().suggestions
    assert suggestion.deleted.strip() == suggestion.inserted.strip() == "First words here."
    paragraphs.decide(frozenset({suggestion.id}), accept=True)
    assert paragraphs.body() == "Second words there.\n\nThird words last.\n\nFirst words here."
    paragraphs.history.undo()
    paragraphs.decide(frozenset({suggestion.id}), accept=False)
    assert paragraphs.body() == MOVED == paragraphs.document.toPlainText()


def test_paragraphs_exchanged_in_one_step_are_a_move(paragraphs: EditedDraft) -> None:
    swapped = "Second words there.\n\nFirst words here."
    edit(paragraphs, 0, len(swapped), swapped)
    [suggestion] = paragraphs.snapshot().suggestions
    assert suggestion.deleted.strip() == suggestion.inserted.strip()
    assert outcome(paragraphs) == swapped + "\n\nThird words last."
    paragraphs.history.undo()
    assert paragraphs.document.toPlainText() == MOVED
    assert paragraphs.suggested.marks == ()


def test_what_comes_again_much_later_is_no_move(qtbot: QtBot) -> None:
    clock = FrozenClock(NOW)
    draft = EditedDraft(Draft(body=MOVED), References(), clock)
    draft.suggested.suggest_as("Ada")
    edit(draft, 0, 19, "")
    clock.forward(minutes=2)
    end = draft.document.characterCount() - 1
    edit(draft, end, end, "\n\nFirst words here.")
    assert len(draft.snapshot().suggestions) == 2


FIELDS = ("headline", "standfirst")
ACTS = st.one_of(
    st.tuples(
        st.just("type"), st.integers(0, 60), st.integers(0, 6), st.text("ab \n😀", max_size=4)
    ),
    st.tuples(st.just("write"), st.sampled_from(FIELDS), st.just(0), st.text("ab 😀", max_size=6)),
    st.tuples(st.just("view"), st.sampled_from(["Ada", "Ben", ""]), st.just(0), st.just("")),
    st.tuples(st.just("decide"), st.integers(0, 5), st.integers(0, 1), st.just("")),
    st.tuples(st.just("undo"), st.just(0), st.just(0), st.just("")),
    st.tuples(st.just("redo"), st.just(0), st.just(0), st.just("")),
    st.tuples(st.just("reopen"), st.just(0), st.just(0), st.just("")),
)


def act(draft: EditedDraft, what: str, one: object, other: int, text: str) -> EditedDraft:
    """Do one thing that people do; return the draft that is open then."""
    author = draft.suggested.author
    if what == "type":
        assert isinstance(one, int)
        edit(draft, one, one + other, text)
    elif what == "write":
        draft.write(str(one), text, "Write")
    elif what == "view":
        draft.suggested.suggest_as(str(one))
    elif what == "decide":
        assert isinstance(one, int)
        waiting = [each.id for each in draft.snapshot().suggestions]
        if waiting:
            draft.decide(frozenset({waiting[one % len(waiting)]}), accept=bool(other))
    elif what == "reopen":
        draft = open_draft(draft.snapshot())
        draft.suggested.suggest_as(author)
    else:
        getattr(draft.history, what)()
    return draft


def shown(draft: EditedDraft) -> tuple[object, ...]:
    texts = (draft.proposed(field) for field in FIELDS)
    return (draft.document.toPlainText(), outcome(draft), *texts)


@given(acts=st.lists(ACTS, max_size=14))
@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_whatever_people_do_the_base_stays_while_suggesting_and_what_is_stored_is_shown(
    qtbot: QtBot, acts: list[tuple[str, object, int, str]]
) -> None:
    draft = open_draft(Draft(headline="Ferry late", standfirst="It waits.", body=TEXT))
    draft.suggested.suggest_as("Ada")
    for what, one, other, text in acts:
        before, suggesting = draft.snapshot(), bool(draft.suggested.author)
        draft = act(draft, what, one, other, text)
        stored = draft.snapshot()
        if what in ("type", "write", "reopen") and (suggesting or what == "reopen"):
            assert replace(stored, suggestions=()) == replace(before, suggestions=())
        assert shown(open_draft(stored)) == shown(draft)
        assert open_draft(stored).snapshot() == stored


def test_the_text_is_right_after_somebody_asked_while_it_changed(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("A")
    edit(draft, 4, 9, "boat")
    draft.suggested.suggest_as("")
    before = draft.body()
    draft.text_changed.connect(lambda *_change: draft.body())
    edit(draft, 0, 0, "Now: ")
    assert draft.body() == "Now: " + before
    draft.history.undo()
    assert draft.body() == before == TEXT


SHORT = "ab."
KEYS = st.lists(
    st.one_of(
        st.tuples(st.just("type"), st.sampled_from("ab ")),
        st.tuples(st.sampled_from(["back", "delete", "undo", "redo", "bold"]), st.just("")),
        st.tuples(st.just("go"), st.integers(0, 6)),
        st.tuples(st.just("view"), st.sampled_from(["Ada", "Ben", ""])),
        st.tuples(st.just("decide"), st.booleans()),
    ),
    max_size=25,
)


def press(draft: EditedDraft, cursor: QTextCursor, what: str, how: object) -> None:
    """Do what a key does; letters in a row are one step of the document, as when typed."""
    if what == "type":
        cursor.insertText(str(how))
    elif what == "back":
        cursor.deletePreviousChar()
    elif what == "delete":
        cursor.deleteChar()
    elif what == "go":
        assert isinstance(how, int)
        cursor.setPosition(whole(draft, how))
    elif what == "view":
        draft.suggested.suggest_as(str(how))
    elif what == "bold":
        draft.replace_text(cursor.position(), cursor.position(), "**", "Bold")
    elif what == "decide":
        draft.decide(frozenset(draft.suggested.open[:1]), accept=bool(how))
    else:
        getattr(draft.history, what)()


@given(keys=KEYS)
@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_the_history_leads_back_to_every_state_whatever_keys_were_pressed(
    qtbot: QtBot, keys: list[tuple[str, object]]
) -> None:
    draft = open_draft(Draft(body=SHORT))
    cursor = QTextCursor(draft.document)
    states = {0: (draft.document.toPlainText(), draft.suggested.marks)}
    for what, how in keys:
        before = draft.history.index()
        press(draft, cursor, what, how)
        index = draft.history.index()
        state = (draft.document.toPlainText(), draft.suggested.marks)
        if what in ("undo", "redo") and index != before:
            assert state == states[index]
        if index < before and what not in ("undo", "redo"):
            states = {at: kept for at, kept in states.items() if at <= index}
        states[index] = state
    for index in range(draft.history.index(), -1, -1):
        draft.history.setIndex(index)
        if index in states:
            assert (draft.document.toPlainText(), draft.suggested.marks) == states[index]
    assert draft.document.toPlainText() == SHORT


def test_whoever_hears_of_a_change_finds_the_marks_in_the_text(draft: EditedDraft) -> None:
    draft.suggested.suggest_as("Ada")
    edit(draft, len(to_units(TEXT)), len(to_units(TEXT)), " Still.")
    [mark] = draft.suggested.marks
    heard: list[str] = []

    def look(*_change: int) -> None:
        heard.extend(draft.stretch(each.start, each.end) for each in draft.suggested.marks)

    draft.text_changed.connect(look)
    edit(draft, 0, 4, "")
    edit(draft, mark.start + 2, mark.end, "")
    draft.suggested.suggest_as("")
    edit(draft, 0, 9, "")
    draft.history.undo()
    assert set(heard) == {" Still.", " S", "The "}
