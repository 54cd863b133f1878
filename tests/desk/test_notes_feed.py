"""The notes of both articles that are shown."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from workstation.desk.desk import Desk
from workstation.desk.notes_feed import NotesFeed
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.notes import Anchor
from workstation.services import notes

ONE, TWO = NoteId(new_uuid()), NoteId(new_uuid())


def noted(desk: Desk, article: ArticleId, note: NoteId) -> None:
    about = Anchor("body", 4, 9, "ferry")
    add = partial(notes.add, note=note, article=article, anchor=about, text="Why?", by="A")
    desk.dispatcher.write(add, owner=desk).result(10)


def test_notes_of_both_drafts_are_held_and_stay_when_they_change_places(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    feed = NotesFeed(desk)
    first, second = (add_article(Draft(headline=name, body="The ferry.")) for name in "AB")
    noted(desk, first, ONE)
    noted(desk, second, TWO)
    desk.open(first)
    qtbot.waitUntil(lambda: [note.id for note in feed.notes] == [ONE], timeout=10000)
    desk.open_beside(second)
    qtbot.waitUntil(lambda: feed.of(desk.beside) is not None, timeout=10000)
    beside = feed.of(desk.beside)
    assert beside is not None
    qtbot.waitUntil(lambda: beside.span(TWO) == (4, 9), timeout=10000)
    assert beside.article is desk.beside
    beside.article.edit_text(0, 0, "Oh. ", "Typing")
    desk.open(second)
    qtbot.waitUntil(lambda: desk.current is beside.article, timeout=10000)
    assert feed.of(desk.current) is beside
    assert feed.span(TWO) == (8, 13)
    other = feed.of(desk.beside)
    assert other is not None
    assert other.span(ONE) == (4, 9)
    desk.close_beside()
    assert feed.of(other.article) is None


def test_where_the_words_went_is_stored_with_the_save(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    feed = NotesFeed(desk)
    article = add_article(Draft(headline="A", body="The ferry."))
    noted(desk, article, ONE)
    desk.open(article)
    qtbot.waitUntil(lambda: len(feed.notes) == 1, timeout=10000)
    assert desk.current is not None
    desk.current.edit_text(0, 0, "Oh. ", "Typing")
    desk.flush()

    read: list[Anchor] = []

    def stored() -> Anchor | None:
        desk.dispatcher.read(
            partial(notes.of, article=article),
            owner=desk,
            done=lambda found: read.append(found[0].anchor),
            after_writes=True,
        )
        return read[-1] if read else None

    qtbot.waitUntil(lambda: stored() == Anchor("body", 8, 13, "ferry"), timeout=10000)


def test_a_save_looks_at_the_notes_of_its_own_article_alone(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    feed = NotesFeed(desk)
    first, second = (add_article(Draft(headline=name, body="The ferry.")) for name in "AB")
    noted(desk, first, ONE)
    noted(desk, second, TWO)
    desk.open(first)
    qtbot.waitUntil(lambda: desk.current is not None, timeout=10000)
    desk.open_beside(second)
    qtbot.waitUntil(lambda: desk.beside is not None, timeout=10000)
    here, beside = feed.of(desk.current), feed.of(desk.beside)
    assert here is not None
    assert beside is not None
    qtbot.waitUntil(lambda: bool(here.notes and beside.notes), timeout=10000)
    for held in (here, beside):
        held.article.edit_text(0, 0, "Oh. ", "Typing")
    here.article.mark_saved(here.article.revision)
    assert here.notes[0].anchor.start == 8
    assert beside.notes[0].anchor.start == 4
