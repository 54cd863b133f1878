"""Decisions on suggestions of every kind give what direct editing would have given."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.edited_draft import EditedDraft
from workstation.desk.suggested_text import to_units
from workstation.desk.suggesting import Proposal
from workstation.domain.article import References
from workstation.domain.draft import Draft
from workstation.domain.ids import FigureId, LinkId, PictureId, SuggestionId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.pictures import Figure
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import marked_offset

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
BODY = "The ferry sails.\n\nNobody said 🚢 why.\n\nIslanders wait here.\n\nThe pier is shut."
FIGURE = Figure(
    id=FigureId("f"), key="quay", picture=PictureId("p"), caption="The quay", alt="A pier"
)
LINK = RelatedLink(
    id=LinkId("l"), key="site", target=WebTarget("https://ferries.example"), label="Ferries"
)
DRAFT = Draft(
    headline="Ferry late", standfirst="It waits.", body=BODY, figures=(FIGURE,), links=(LINK,)
)
FIELDS = ("headline", "standfirst", "figures.quay.caption", "figures.quay.alt", "links.site.label")


@dataclass(frozen=True)
class Typed:
    """Letters typed over a stretch of the text as it would be with everything accepted."""

    at: int
    length: int
    text: str

    def do(self, draft: EditedDraft) -> None:
        start = min(self.at, len(shown(draft)))
        replaced(draft, start, min(start + self.length, len(shown(draft))), self.text)


@dataclass(frozen=True)
class Moved:
    """A paragraph cut out, and pasted in front of another."""

    which: int
    to: int

    def do(self, draft: EditedDraft) -> None:
        paragraphs = shown(draft).split("\n\n")
        which = self.which % len(paragraphs)
        taken = f"{paragraphs.pop(which)}\n\n"
        if not paragraphs:
            return
        start = sum(len(each) + 2 for each in paragraphs[:which])
        replaced(draft, start, min(start + len(taken), len(shown(draft))), "")
        to = self.to % len(paragraphs)
        place = sum(len(each) + 2 for each in paragraphs[:to])
        replaced(draft, place, place, taken)


@dataclass(frozen=True)
class Written:
    """A short text written anew."""

    field: str
    text: str

    def do(self, draft: EditedDraft) -> None:
        draft.write(self.field, self.text, "Change")


ACTS = st.one_of(
    st.builds(Typed, st.integers(0, 80), st.integers(0, 6), st.text("ab é😀", max_size=4)),
    st.builds(Moved, st.integers(0, 3), st.integers(0, 3)),
    st.builds(Written, st.sampled_from(FIELDS), st.text("ab é😀", min_size=1, max_size=8)),
)
TURNS = st.lists(st.tuples(st.sampled_from(["Ada", "Ben"]), ACTS), max_size=7)
QUIET = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=120
)


def opened(draft: Draft = DRAFT) -> EditedDraft:
    return EditedDraft(draft, References(), FrozenClock(NOW))


def shown(draft: EditedDraft) -> str:
    """Return the text with everything accepted, in UTF-16 units."""
    return to_units(draft.suggested.outcome(to_units(draft.text())))


def replaced(draft: EditedDraft, start: int, end: int, text: str) -> None:
    """Replace a stretch of `shown`, as the editor does; never half a character."""
    units = shown(draft)
    start -= "\udc00" <= units[start : start + 1] <= "\udfff"
    end += "\udc00" <= units[end : end + 1] <= "\udfff"
    marks, cursor = draft.suggested.marks, QTextCursor(draft.document)
    cursor.setPosition(marked_offset(marks, MarkKind.DELETED, start, behind=start < end))
    if start < end:
        cursor.setPosition(
            marked_offset(marks, MarkKind.DELETED, end), QTextCursor.MoveMode.KeepAnchor
        )
    cursor.insertText(text)
    draft.break_typing()


def every(draft: EditedDraft) -> list[SuggestionId]:
    return [*draft.suggested.open, *(each.id for each in draft.details.suggestions)]


def plain(draft: EditedDraft) -> Draft:
    found = draft.snapshot()
    assert found.suggestions == ()
    return found


@QUIET
@given(turns=TURNS)
def test_accepting_everything_gives_what_direct_editing_gives(
    qtbot: QtBot, turns: list[tuple[str, Typed | Moved | Written]]
) -> None:
    suggesting, direct = opened(), opened()
    for name, act in turns:
        suggesting.suggested.suggest_as(name)
        act.do(suggesting)
        act.do(direct)
    assert replace(suggesting.snapshot(), suggestions=()) == DRAFT
    suggesting.decide(frozenset(every(suggesting)), accept=True)
    assert plain(suggesting) == plain(direct)


@QUIET
@given(turns=TURNS, data=st.data())
def test_decisions_of_every_kind_in_any_order_give_the_same(
    qtbot: QtBot, turns: list[tuple[str, Typed | Moved | Written]], data: st.DataObject
) -> None:
    one = opened()
    for name, act in turns:
        one.suggested.suggest_as(name)
        act.do(one)
    one.suggested.suggest_as("")
    other = opened(one.snapshot())
    choices = {key: data.draw(st.booleans()) for key in every(one)}
    assert set(every(other)) == set(choices)
    for draft, order in ((one, list(choices)), (other, data.draw(st.permutations(list(choices))))):
        for key in order:
            draft.decide(frozenset({key}), accept=choices[key])
    assert plain(one) == plain(other)
    if not any(choices.values()):
        assert plain(one) == DRAFT


def test_a_paragraph_that_was_moved_is_decided_as_one(qtbot: QtBot) -> None:
    for accept in (True, False):
        draft = opened()
        draft.suggested.suggest_as("Ada")
        Moved(2, 0).do(draft)
        [moved] = draft.snapshot().suggestions
        assert Proposal(moved, moved.inserted, moved.deleted).moved
        draft.decide(frozenset({moved.id}), accept=accept)
        first = "Islanders wait here." if accept else "The ferry sails."
        assert plain(draft).body.split("\n\n")[0] == first


@QUIET
@given(turns=TURNS, start=st.integers(0, 120), length=st.integers(1, 60), accept=st.booleans())
def test_a_selection_decides_its_part_and_leaves_the_rest(
    qtbot: QtBot,
    turns: list[tuple[str, Typed | Moved | Written]],
    start: int,
    length: int,
    accept: bool,
) -> None:
    draft = opened()
    for name, act in turns:
        draft.suggested.suggest_as(name)
        act.do(draft)
    draft.suggested.suggest_as("")
    before = (to_units(draft.text()), draft.suggested.marks)
    units, marks = before
    start = min(start, len(units))
    end = min(start + length, len(units))
    start -= "\udc00" <= units[start : start + 1] <= "\udfff"
    end += "\udc00" <= units[end : end + 1] <= "\udfff"
    goes = MarkKind.DELETED if accept else MarkKind.INSERTED
    gone = {
        place
        for mark in marks
        if mark.kind is goes
        for place in range(max(start, mark.start), min(end, mark.end))
    }
    index = draft.history.index()
    draft.decide_within(start, end, accept=accept)
    left = "".join(unit for place, unit in enumerate(units) if place not in gone)
    assert to_units(draft.text()) == left
    end -= len(gone)
    assert not any(
        start < mark.end and mark.start < end for mark in draft.suggested.marks if start < end
    )
    stored = draft.snapshot()
    assert opened(stored).snapshot() == stored
    draft.history.setIndex(index)
    assert (to_units(draft.text()), draft.suggested.marks) == before


def test_half_of_an_insertion_is_accepted_and_the_other_half_waits(qtbot: QtBot) -> None:
    draft = opened(replace(DRAFT, body="The ferry."))
    draft.suggested.suggest_as("Ada")
    Typed(4, 0, "old white ").do(draft)
    draft.decide_within(4, 8, accept=True)
    assert draft.body() == "The old ferry."
    [left] = draft.snapshot().suggestions
    assert (left.inserted, left.by) == ("white ", "Ada")
