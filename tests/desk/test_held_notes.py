"""Notes stay beside their words, and only those that moved are stored again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.held_notes import HeldNotes
from workstation.desk.open_article import OpenArticle
from workstation.domain.article import Article, ArticleBundle, References
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.notes import Anchor, Note

BODY = "The ferry sails.\n\nNobody said 🚢 why.\n\nThe pier is shut 🚧 now."
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
WORDS = ("ferry", "said 🚢", "shut 🚧 now")


def a_note(number: int, words: str) -> Note:
    start = BODY.index(words)
    anchor = Anchor("body", start, start + len(words), words)
    return Note(
        id=NoteId(str(number)), article=ArticleId("a"), anchor=anchor, by="Ada", at=NOW, text="Why?"
    )


def opened() -> HeldNotes:
    draft = Draft(headline="Ferry", body=BODY)
    bundle = ArticleBundle(Article(id=ArticleId("a"), draft=draft), References())
    article = OpenArticle(bundle, FrozenClock(NOW))
    article.setParent(holder := QObject())
    held = HeldNotes(article, holder)
    held.holder = holder  # type: ignore[attr-defined]
    held.show(tuple(a_note(number, words) for number, words in enumerate(WORDS)))
    return held


@pytest.fixture
def held(qtbot: QtBot) -> HeldNotes:
    return opened()


def test_an_edit_behind_every_note_costs_nothing(
    held: HeldNotes, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(OpenArticle, "body_offsets", lambda _self, places: asked.append(places))
    held.article.edit_text(len(BODY), len(BODY), " It rains.", "Typing")
    assert held.moved() == {}
    assert asked == []


def test_only_notes_behind_an_edit_are_stored_again(held: HeldNotes) -> None:
    at = BODY.index("said")
    held.article.edit_text(at, at, "ever ", "Typing")
    moved = held.moved()
    assert moved == {
        NoteId(str(number)): Anchor("body", start + 5, start + 5 + len(words), words)
        for number, words in enumerate(WORDS)
        if (start := BODY.index(words)) >= at
    }
    assert held.moved() == {}


def test_words_that_are_gone_are_not_taken_for_the_same_ones_elsewhere(held: HeldNotes) -> None:
    article, note = held.article, NoteId("0")
    article.edit_text(len(BODY), len(BODY), " One ferry is left.", "Typing")
    place = BODY.index("ferry")
    article.edit_text(place, place + 5, "", "Typing")
    held.moved()
    assert held.span(note) is None
    article.history.undo()
    assert note not in held.moved()
    assert held.span(note) == (place, place + 5)


def test_words_that_are_moved_are_found_where_they_went(held: HeldNotes) -> None:
    article, note = held.article, NoteId("0")
    place = BODY.index("ferry ")
    article.edit_text(place, place + 6, "", "Typing")
    held.moved()
    there = article.body().index("pier")
    article.edit_text(there, there, "ferry ", "Typing")
    assert held.moved()[note] == Anchor("body", there, there + 5, "ferry")


def test_a_decision_moves_what_stands_behind_it(held: HeldNotes) -> None:
    article = held.article
    article.suggested.suggest_as("Ben")
    article.edit_text(0, 0, "Today ", "Typing")
    assert held.moved() == {}
    article.decide(frozenset(article.suggested.open), accept=True)
    assert {anchor.start for anchor in held.moved().values()} == {
        6 + BODY.index(words) for words in WORDS
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    edits=st.lists(
        st.tuples(
            st.sampled_from(["", "Ben"]),
            st.integers(0, 60),
            st.integers(0, 4),
            st.text("a \n🚢", max_size=3),
            st.booleans(),
        ),
        max_size=6,
    )
)
def test_what_is_stored_is_where_the_words_are(
    qtbot: QtBot, edits: list[tuple[str, int, int, str, bool]]
) -> None:
    held = opened()
    stored = {note.id: note.anchor for note in held.notes}
    for author, at, length, text, saved in edits:
        held.article.suggested.suggest_as(author)
        body = held.article.body()
        held.article.edit_text(min(at, len(body)), min(at + length, len(body)), text, "Typing")
        if saved:
            stored |= held.moved()
    stored |= held.moved()
    body = held.article.body()
    for note in held.notes:
        span = held.span(note.id)
        if span is not None:
            start, end = map(held.article.body_offset, span)
            assert (stored[note.id].start, stored[note.id].end) == (start, end)
            assert stored[note.id].quotation == body[start:end]
