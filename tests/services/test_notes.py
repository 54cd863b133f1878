"""Notes are said, answered and resolved, and stay beside their words."""

from __future__ import annotations

import pytest

from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.notes import Anchor, Note
from workstation.services import drafts, notes
from workstation.storage.store import Store

ABOUT = Anchor("body", 4, 9, "ferry")


@pytest.fixture
def article(library: Store) -> ArticleId:
    article = ArticleId(new_uuid())
    with library.write() as uow:
        drafts.create(uow, article, Draft(headline="Ferry", body="The ferry sails."), author="Ines")
    return article


def _note(store: Store, article: ArticleId, text: str = "Which ferry?") -> NoteId:
    note = NoteId(new_uuid())
    with store.write() as uow:
        changes = notes.add(uow, note, article, ABOUT, text, by="Ada")
    assert changes.noted == {article}
    return note


def _only(store: Store, article: ArticleId) -> Note:
    with store.read() as uow:
        (note,) = notes.of(uow, article)
    return note


def test_a_note_says_who_said_what_about_which_words(library: Store, article: ArticleId) -> None:
    _note(library, article)
    note = _only(library, article)
    assert (note.by, note.text, note.anchor, note.resolved) == ("Ada", "Which ferry?", ABOUT, False)


def test_notes_are_resolved_and_an_answer_opens_them_again(
    library: Store, article: ArticleId
) -> None:
    identity = _note(library, article)
    with library.write() as uow:
        notes.resolve(uow, identity, by="Ines")
        assert uow.notes.open_count(article) == 0
    assert _only(library, article).resolved_by == "Ines"
    with library.write() as uow:
        notes.reply(uow, identity, "Not quite.", by="Ada")
        assert uow.notes.open_count(article) == 1
    note = _only(library, article)
    assert [reply.text for reply in note.replies] == ["Not quite."]
    assert not note.resolved


def test_only_ones_own_unanswered_note_is_taken_back(library: Store, article: ArticleId) -> None:
    identity = _note(library, article)
    with pytest.raises(NotAllowed), library.write() as uow:
        notes.remove(uow, identity, by="Ines")
    with library.write() as uow:
        notes.remove(uow, identity, by="Ada")
        assert notes.of(uow, article) == ()


def test_a_note_without_words_or_without_a_name_is_refused(
    library: Store, article: ArticleId
) -> None:
    for text, by in (("  ", "Ada"), ("Why?", " ")):
        with pytest.raises(NotAllowed), library.write() as uow:
            notes.add(uow, NoteId(new_uuid()), article, ABOUT, text, by=by)


def test_a_note_goes_where_its_words_went(library: Store, article: ArticleId) -> None:
    identity = _note(library, article)
    moved = Anchor("body", 14, 19, "ferry")
    with library.write() as uow:
        assert not notes.follow(uow, article, {identity: moved})
        assert not notes.follow(uow, article, {NoteId(new_uuid()): ABOUT})
    assert _only(library, article).anchor == moved
    assert not list(library.verify())
