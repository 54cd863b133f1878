"""Autosave: within a second, again after a failure, and never a word lost."""

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.helpers import full_disk
from tests.helpers.newsrooms import FrozenClock
from workstation.desk import autosave
from workstation.desk.autosave import DELAY_MS
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.notice import NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.changes import Changes
from workstation.domain.draft import CorrectionKind, Draft
from workstation.domain.ids import ArticleId
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import Stage
from workstation.services import drafts, reviewing
from workstation.storage import guard
from workstation.storage.store import Store
from workstation.storage.unit_of_work import UnitOfWork
from workstation.text import counts

OpenIt = Callable[..., OpenArticle]


def add_words(article: OpenArticle, words: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(words)


def stored_body(dispatcher: Dispatcher, article: OpenArticle) -> str:
    future = dispatcher.read(
        lambda unit: drafts.load(unit, article.id).article.draft.body,
        owner=dispatcher,
        done=lambda _body: None,
        after_writes=True,
    )
    return future.result(10)


def test_typing_is_saved_by_itself_within_a_second(
    open_article: OpenIt, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    assert DELAY_MS < 1000
    article = open_article(body="One.")
    with qtbot.waitSignal(article.saved):
        add_words(article, " Two.")
    assert stored_body(dispatcher, article) == "One. Two."
    assert not article.dirty


def test_what_is_typed_during_a_save_is_saved_after_it(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    article = open_article(body="")
    add_words(article, "One.")
    desk.flush()
    add_words(article, " Two.")
    desk.flush()
    qtbot.waitUntil(lambda: not article.dirty)
    assert stored_body(dispatcher, article) == "One. Two."


class SlowSaves:
    """Saves that stop until they may go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go_on = threading.Event()
        self.bodies: list[str] = []
        self._save = drafts.save
        monkeypatch.setattr(drafts, "save", self._slow)

    def _slow(self, unit: UnitOfWork, article: ArticleId, draft: Draft, **rest: int) -> Changes:
        self.bodies.append(draft.body)
        assert self.go_on.wait(10)
        return self._save(unit, article, draft, version=rest["version"], words=rest["words"])


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> SlowSaves:
    return SlowSaves(monkeypatch)


def test_behind_a_slow_save_waits_one_alone_and_it_has_everything(
    open_article: OpenIt, desk: Desk, qtbot: QtBot, slow: SlowSaves
) -> None:
    article = open_article(body="")
    saving = desk.saving(article)
    for word in ("One.", " Two.", " Three.", " Four."):
        add_words(article, word)
        qtbot.waitUntil(lambda: not saving._timer.isActive())
        qtbot.waitUntil(lambda: bool(slow.bodies))
    slow.go_on.set()
    qtbot.waitUntil(lambda: not article.dirty)
    assert slow.bodies == ["One.", "One. Two. Three. Four."]


def test_a_read_behind_a_save_sees_it_though_another_comes_before_it_begins(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot, slow: SlowSaves
) -> None:
    article = open_article(body="")
    saving = desk.saving(article)
    for word in ("One.", " Two."):
        add_words(article, word)
        qtbot.waitUntil(lambda: not saving._timer.isActive())
        qtbot.waitUntil(lambda: bool(slow.bodies))
    desk.flush()
    read = dispatcher.read(
        lambda unit: drafts.load(unit, article.id).article.draft.body,
        owner=dispatcher,
        done=lambda _body: None,
        after_writes=True,
    )
    add_words(article, " Three.")
    qtbot.waitUntil(lambda: not saving._timer.isActive())
    slow.go_on.set()
    assert read.result(10) == "One. Two."
    qtbot.waitUntil(lambda: not article.dirty)
    assert slow.bodies == ["One.", "One. Two.", "One. Two. Three."]


def test_a_save_that_fails_keeps_the_text_and_is_tried_again(
    open_article: OpenIt,
    desk: Desk,
    dispatcher: Dispatcher,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(autosave, "RETRY_MS", 100)
    article = open_article(body="")
    dispatcher.write_store(full_disk.fill, owner=dispatcher).result(10)
    with qtbot.waitSignal(desk.save_failed):
        add_words(article, "word " * 100_000)
        desk.flush()
    assert article.dirty
    assert not desk.shut_down(1.0)
    dispatcher.write_store(full_disk.free, owner=dispatcher).result(10)
    with qtbot.waitSignal(desk.save_recovered, timeout=10_000):
        pass
    assert stored_body(dispatcher, article) == article.body()


def test_the_first_save_of_a_day_keeps_the_text_before_it(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, clock: FrozenClock, qtbot: QtBot
) -> None:
    article = open_article(body="One.")
    reasons = partial(_reasons, dispatcher, article)
    for words in (" Two.", " Three."):
        add_words(article, words)
        with qtbot.waitSignal(article.saved):
            desk.flush()
    assert reasons() == [RevisionReason.CREATED]
    clock.forward(days=1)
    for words in (" Four.", " Five."):
        add_words(article, words)
        with qtbot.waitSignal(article.saved):
            desk.flush()
    assert reasons() == [RevisionReason.DAILY, RevisionReason.CREATED]


def _reasons(dispatcher: Dispatcher, article: OpenArticle) -> list[RevisionReason]:
    history = dispatcher.read(
        partial(drafts.history, article=article.id),
        owner=dispatcher,
        done=lambda _history: None,
        after_writes=True,
    ).result(10)
    return [revision.reason for revision in history]


def test_a_correction_survives_what_was_typed_before_it_came_back(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    article = open_article(body="One.", stage=Stage.PUBLISHED)
    move = partial(
        reviewing.move,
        article=article.id,
        target=Stage.CORRECTED,
        by="Mara",
        note="It was two boats.",
        correction=CorrectionKind.CORRECTION,
    )
    desk.run_on(article.id, move)
    add_words(article, " Two.")
    desk.flush()
    assert not article.details.corrections
    stored = dispatcher.read(
        partial(drafts.load, article=article.id),
        owner=dispatcher,
        done=lambda _bundle: None,
        after_writes=True,
    ).result(10)
    draft = stored.article.draft
    assert [each.note for each in draft.corrections] == ["It was two boats."]
    assert draft.body == "One. Two."
    qtbot.waitUntil(lambda: article.details.corrections == draft.corrections)
    add_words(article, " Three.")
    with qtbot.waitSignal(article.saved):
        desk.flush()
    assert article.history.canUndo()
    assert stored_body(dispatcher, article) == "One. Two. Three."


def test_everything_is_in_the_newsroom_after_shutting_down(
    open_article: OpenIt, desk: Desk, newsroom_folder: Path, clock: FrozenClock
) -> None:
    article = open_article(Draft(headline="H", body="One."))
    add_words(article, " Two.")
    article.change(replace(article.details, standfirst="In short."), "Standfirst")
    assert desk.shut_down()
    desk.dispatcher.close()
    guard.allow_thread(threading.get_ident())
    store = Store.open(newsroom_folder, clock)
    with store.read() as unit:
        draft = drafts.load(unit, article.id).article.draft
    store.close()
    assert (draft.body, draft.standfirst) == ("One. Two.", "In short.")


def _reasons_after(
    desk: Desk, dispatcher: Dispatcher, article: OpenArticle, qtbot: QtBot
) -> list[RevisionReason]:
    with qtbot.waitSignal(article.saved):
        desk.flush()
    return _reasons(dispatcher, article)


def test_work_that_goes_on_is_kept_every_ten_minutes(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, clock: FrozenClock, qtbot: QtBot
) -> None:
    article = open_article(body="One.")
    found = []
    for minutes in range(25):
        clock.forward(minutes=1)
        add_words(article, f" Minute {minutes}.")
        found = _reasons_after(desk, dispatcher, article, qtbot)
    assert found == [RevisionReason.WORK, RevisionReason.WORK, RevisionReason.CREATED]


def test_an_article_that_is_left_after_changes_is_kept_once(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    other = open_article(body="Another.")
    article = open_article(body="One.")
    add_words(article, " Two.")
    for _ in range(2):
        with qtbot.waitSignal(desk.current_changed):
            desk.open(other.id)
        with qtbot.waitSignal(desk.current_changed):
            desk.open(article.id)
    assert _reasons(dispatcher, article) == [RevisionReason.LEFT, RevisionReason.CREATED]
    assert _reasons(dispatcher, other) == [RevisionReason.CREATED]


def test_an_article_with_changes_is_kept_when_the_window_closes(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher
) -> None:
    article = open_article(body="One.")
    add_words(article, " Two.")
    assert desk.shut_down()
    assert _reasons(dispatcher, article) == [RevisionReason.LEFT, RevisionReason.CREATED]


def test_what_changed_elsewhere_is_kept_and_told_and_the_text_goes_on(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    article = open_article(body="One.")

    def elsewhere(unit: UnitOfWork) -> Changes:
        present = drafts.load(unit, article.id).article
        other = replace(present.draft, body="One. Written in another window.")
        return drafts.save(unit, article.id, other, version=present.version)

    dispatcher.write(elsewhere, owner=dispatcher).result(10)
    with qtbot.waitSignal(desk.noticed) as told:
        add_words(article, " Written here.")
        desk.flush()
    assert told.args is not None
    assert told.args[0].kind is NoticeKind.OVERTAKEN
    qtbot.waitUntil(lambda: not article.dirty)
    assert article.body() == stored_body(dispatcher, article) == "One. Written here."
    history = dispatcher.read(
        lambda unit: [
            drafts.revision(unit, each.id).draft.body for each in drafts.history(unit, article.id)
        ],
        owner=dispatcher,
        done=lambda _found: None,
        after_writes=True,
    ).result(10)
    assert history == ["One. Written here.", "One. Written in another window.", "One."]
    add_words(article, " And on.")
    with qtbot.waitSignal(article.saved):
        desk.flush()
    assert stored_body(dispatcher, article) == article.body()


def test_the_words_of_the_text_are_stored_with_it(
    open_article: OpenIt, desk: Desk, dispatcher: Dispatcher, qtbot: QtBot
) -> None:
    article = open_article(body="One two.\n\nThree.")
    add_words(article, " four [five](https://example.org) six\n\nseven")
    with qtbot.waitSignal(article.saved):
        desk.flush()
    (row,) = dispatcher.read(
        lambda unit: unit.articles.summaries([article.id]),
        owner=dispatcher,
        done=lambda _found: None,
        after_writes=True,
    ).result(10)
    assert row.words == counts.words(article.body()) == article.words == 7
