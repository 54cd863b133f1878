"""Open articles, each with what saves it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.newsrooms import FrozenClock
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.open_tabs import OpenTabs
from workstation.domain.article import ArticleBundle
from workstation.domain.errors import DiskFull
from workstation.domain.ids import ArticleId
from workstation.services import drafts


@pytest.fixture
def tabs(dispatcher: Dispatcher, clock: FrozenClock) -> Iterator[OpenTabs]:
    """Tabs without an article."""
    found = OpenTabs(dispatcher, clock, lambda: "Ines Okafor")
    yield found
    found.flush()
    dispatcher.close()
    found.deleteLater()


def stored(dispatcher: Dispatcher, article: ArticleId) -> ArticleBundle:
    return dispatcher.read(
        partial(drafts.load, article=article),
        owner=dispatcher,
        done=lambda _bundle: None,
        after_writes=True,
    ).result(10)


def _full(*_args: object, **_kept: object) -> None:
    raise DiskFull


def test_an_article_has_one_tab_however_often_it_is_read(
    tabs: OpenTabs, dispatcher: Dispatcher, add_article: AddArticle
) -> None:
    bundle = stored(dispatcher, add_article())
    assert tabs.adopt(bundle) is tabs.adopt(bundle)
    assert len(tabs.articles()) == 1


def test_what_was_written_is_saved_when_the_tab_is_taken_out(
    tabs: OpenTabs, dispatcher: Dispatcher, add_article: AddArticle, qtbot: QtBot
) -> None:
    article = tabs.adopt(stored(dispatcher, add_article(body="One")))
    article.edit_text(3, 3, " two", "Type")
    assert tabs.take_out(article)
    assert tabs.get(article.id) is None
    assert tabs.unsaved() == (article,)
    tabs.let_go(article)
    qtbot.waitUntil(lambda: tabs.unsaved() == ())
    assert stored(dispatcher, article.id).article.draft.body == "One two"


def test_an_article_that_cannot_be_saved_keeps_its_tab(
    tabs: OpenTabs,
    dispatcher: Dispatcher,
    add_article: AddArticle,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    article = tabs.adopt(stored(dispatcher, add_article(body="One")))
    with monkeypatch.context() as disk:
        disk.setattr(drafts, "save", _full)
        article.edit_text(3, 3, " two", "Type")
        with qtbot.waitSignal(tabs.save_failed):
            tabs.flush()
        assert not tabs.take_out(article)
        assert tabs.articles() == (article,)


def test_an_article_asked_for_before_it_is_saved_comes_back_with_its_words_and_history(
    tabs: OpenTabs,
    dispatcher: Dispatcher,
    add_article: AddArticle,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    article = tabs.adopt(stored(dispatcher, add_article(body="One")))
    article.edit_text(3, 3, " two", "Type")
    with monkeypatch.context() as disk:
        disk.setattr(drafts, "save", _full)
        assert tabs.take_out(article)  # nobody knows yet that it can't be saved
        tabs.let_go(article)
        with qtbot.waitSignal(tabs.save_failed):
            pass
        assert tabs.reopen(article.id) is article
        assert tabs.articles() == (article,)
        assert article.body() == "One two"
        assert not tabs.take_out(article)
        assert tabs.adopt(stored(dispatcher, article.id)) is article
    tabs.flush()
    qtbot.waitUntil(lambda: not article.dirty)
    assert tabs.articles() == (article,)
    assert stored(dispatcher, article.id).article.draft.body == "One two"
    article.history.undo()
    assert article.body() == "One"


def test_an_article_opened_again_once_it_is_saved_is_another(
    tabs: OpenTabs, dispatcher: Dispatcher, add_article: AddArticle, qtbot: QtBot
) -> None:
    former = tabs.adopt(stored(dispatcher, add_article(body="One")))
    former.edit_text(3, 3, " two", "Type")
    tabs.take_out(former)
    tabs.let_go(former)
    qtbot.waitUntil(lambda: tabs.unsaved() == ())
    assert tabs.reopen(former.id) is None
    again = tabs.adopt(stored(dispatcher, former.id))
    assert again is not former
    again.edit_text(0, 0, "Day ", "Type")
    tabs.flush()
    assert stored(dispatcher, again.id).article.draft.body == "Day One two"


def test_articles_opened_behind_keep_their_order_and_pass_over_what_is_gone(
    tabs: OpenTabs, add_article: AddArticle, qtbot: QtBot
) -> None:
    wanted = [add_article(headline="First"), ArticleId("gone"), add_article(headline="Second")]
    tabs.open_behind(tuple(wanted))
    qtbot.waitUntil(lambda: len(tabs.articles()) == 2)
    tabs.reorder((wanted[2],))
    assert [article.details.headline for article in tabs.articles()] == ["Second", "First"]


def test_a_tab_knows_of_every_article_that_it_saves(
    tabs: OpenTabs, dispatcher: Dispatcher, add_article: AddArticle
) -> None:
    article = tabs.adopt(stored(dispatcher, add_article()))
    assert tabs.saving(article).article is article
    cleared: tuple[OpenArticle, ...] = tabs.clear()
    assert cleared == (article,)
    assert tabs.settled()
