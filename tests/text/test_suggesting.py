"""Suggestions give what direct editing would have given, in whatever order they are settled."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.text.marked import TEXTS, TURNS, Desk, worked_on
from workstation.domain.canonical import canonical_text
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind, Suggestion
from workstation.text.suggesting import (
    Mark,
    canonical,
    edited,
    marked_offset,
    merged,
    parted,
    shown_offset,
    without,
)

EDITS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6), TEXTS), max_size=8)
NOW = datetime(2026, 11, 22, tzinfo=UTC)


@given(TEXTS, EDITS)
def test_accepting_everything_gives_what_direct_editing_gives(
    text: str, edits: list[tuple[int, int, str]]
) -> None:
    desk, direct = Desk(text), text
    for at, length, new in edits:
        start = min(at, len(direct))
        end = min(start + length, len(direct))
        direct = direct[:start] + new + direct[end:]
        desk.suggest(
            "A",
            marked_offset(desk.marks, MarkKind.DELETED, start, behind=start < end),
            marked_offset(desk.marks, MarkKind.DELETED, end, behind=start == end)
            if start < end
            else marked_offset(desk.marks, MarkKind.DELETED, start),
            new,
        )
        assert desk.outcome == direct
        assert desk.base == text


@given(TEXTS, TURNS)
def test_suggestions_never_change_the_draft(
    text: str, turns: list[tuple[str, int, int, str]]
) -> None:
    desk = worked_on(text, turns)
    assert desk.base == text
    desk.settle(frozenset(desk.open), accept=False)
    assert desk.text == text
    assert desk.marks == ()


@given(TEXTS, TURNS, st.data())
def test_the_order_of_decisions_does_not_matter(
    text: str, turns: list[tuple[str, int, int, str]], data: st.DataObject
) -> None:
    desk = worked_on(text, turns)
    accepted = {key: data.draw(st.booleans()) for key in desk.open}
    other = Desk(desk.text, desk.marks, desk.by)
    for key in desk.open:
        desk.settle(frozenset({key}), accept=accepted[key])
    for key in data.draw(st.permutations(other.open)):
        other.settle(frozenset({key}), accept=accepted[key])
    assert other.text == desk.text
    assert other.marks == desk.marks == ()


@given(TEXTS, TURNS)
def test_marks_are_in_order_and_of_one_kind_apart(
    text: str, turns: list[tuple[str, int, int, str]]
) -> None:
    desk = worked_on(text, turns)
    for kind in MarkKind:
        stretches = [mark for mark in desk.marks if mark.kind is kind]
        assert all(0 <= mark.start < mark.end <= len(desk.text) for mark in stretches)
        assert all(one.end <= two.start for one, two in pairwise(stretches))


@given(TEXTS, TURNS)
def test_what_is_stored_gives_the_same_marked_text(
    text: str, turns: list[tuple[str, int, int, str]]
) -> None:
    desk = worked_on(text, turns)
    known = {key: Suggestion(id=key, by=desk.by[key], at=NOW, parts=()) for key in desk.open}
    stored = parted(desk.text, desk.marks, known)
    assert merged(desk.base, stored) == (desk.text, desk.marks, frozenset())


@given(TEXTS, TURNS, TEXTS)
def test_a_draft_changed_elsewhere_keeps_only_what_fits(
    text: str, turns: list[tuple[str, int, int, str]], other: str
) -> None:
    desk = worked_on(text, turns)
    known = {key: Suggestion(id=key, by=desk.by[key], at=NOW, parts=()) for key in desk.open}
    found, marks, lost = merged(other, parted(desk.text, desk.marks, known))
    assert without(found, marks, MarkKind.INSERTED) == other
    assert {mark.suggestion for mark in marks}.isdisjoint(lost)


@given(TEXTS, TURNS, st.integers(0, 60), st.integers(0, 6), TEXTS)
def test_direct_edits_leave_the_marks_on_their_words(
    text: str, turns: list[tuple[str, int, int, str]], at: int, length: int, new: str
) -> None:
    desk = worked_on(text, turns)
    start = min(at, len(desk.text))
    end = min(start + length, len(desk.text))
    marks = edited(desk.marks, start, end - start, len(new))
    changed = desk.text[:start] + new + desk.text[end:]
    for mark in marks:
        before = [each for each in desk.marks if each.suggestion == mark.suggestion]
        words = {char for each in before for char in desk.text[each.start : each.end]}
        assert set(changed[mark.start : mark.end]) <= words | set(new)
    ahead = [mark for mark in desk.marks if mark.end < start]
    assert [mark for mark in marks if mark.end < start] == ahead


@given(TEXTS, TURNS, st.sampled_from(MarkKind))
def test_offsets_go_there_and_back(
    text: str, turns: list[tuple[str, int, int, str]], hidden: MarkKind
) -> None:
    desk = worked_on(text, turns)
    shown = without(desk.text, desk.marks, hidden)
    for offset in range(len(shown) + 1):
        for behind in (False, True):
            place = marked_offset(desk.marks, hidden, offset, behind=behind)
            assert shown_offset(desk.marks, hidden, place) == offset


def test_keystrokes_in_a_row_make_one_suggestion() -> None:
    desk = Desk("The ferry sails.")
    for place, letter in enumerate("old "):
        desk.suggest("A", 4 + place, 4 + place, letter)
    assert desk.marks == (Mark(4, 8, MarkKind.INSERTED, SuggestionId("A0")),)


def test_a_word_taken_back_letter_by_letter_and_typed_anew_is_one_replacement() -> None:
    desk = Desk("The ferry sails.")
    for end in range(9, 4, -1):
        desk.suggest("A", end - 1, end, "")
    for place, letter in enumerate("boat"):
        desk.suggest("A", 9 + place, 9 + place, letter)
    assert len(desk.open) == 1
    assert (desk.base, desk.outcome) == ("The ferry sails.", "The boat sails.")


def test_nobody_removes_what_another_suggested() -> None:
    desk = Desk("The ferry sails.")
    desk.suggest("A", 4, 4, "old ")
    desk.suggest("B", 4, 8, "")
    assert desk.text == "The old ferry sails."
    assert len(desk.open) == 2
    desk.settle(frozenset({SuggestionId("B1")}), accept=False)
    assert desk.outcome == "The old ferry sails."


def test_what_one_put_in_oneself_is_taken_out_at_once() -> None:
    desk = Desk("The ferry sails.")
    desk.suggest("A", 4, 4, "old ")
    desk.suggest("A", 4, 8, "")
    assert (desk.text, desk.marks) == ("The ferry sails.", ())


def test_text_typed_inside_anothers_insertion_is_its_own_suggestion() -> None:
    desk = Desk("The ferry sails.")
    desk.suggest("A", 4, 4, "old  ")
    desk.suggest("B", 8, 8, "red")
    desk.settle(frozenset({SuggestionId("A0")}), accept=False)
    assert desk.outcome == "The redferry sails."


@given(st.text("ab \né́\r\x00", max_size=12), TURNS)
def test_suggestions_stay_on_their_words_when_a_text_is_brought_into_its_kept_form(
    text: str, turns: list[tuple[str, int, int, str]]
) -> None:
    desk = worked_on(text, turns)
    known = {key: Suggestion(id=key, by=desk.by[key], at=NOW, parts=()) for key in desk.open}
    body, suggestions = canonical(desk.base, parted(desk.text, desk.marks, known))
    found, marks, lost = merged(body, suggestions)
    assert lost == frozenset()
    assert found == canonical_text(desk.text)
    assert without(found, marks, MarkKind.INSERTED) == body
