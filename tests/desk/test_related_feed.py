from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from workstation.desk import related_feed
from workstation.desk.desk import Desk
from workstation.desk.housekeeping import Housekeeping
from workstation.desk.open_article import OpenArticle
from workstation.desk.related_feed import RelatedFeed
from workstation.domain.article import ArticleSummary
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId

BODY = "The school boat from Osmay crosses the eastern approach to Skerry Pier before dawn."


@pytest.fixture
def feed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> RelatedFeed:
    monkeypatch.setattr(related_feed, "PAUSE_MS", 20)
    return RelatedFeed(desk, desk)


def test_articles_are_suggested_once_they_are_indexed(
    feed: RelatedFeed,
    desk: Desk,
    add_article: Callable[..., ArticleId],
    open_article: Callable[..., OpenArticle],
    qtbot: QtBot,
) -> None:
    other = add_article(headline="School boat may move to the inner pier", body=BODY)
    open_article(Draft(headline="A bus for the school boat", body=BODY))
    with qtbot.waitSignal(feed.suggested):
        feed.set_active(True)
    found: list[ArticleId] = []
    feed.suggested.connect(lambda made: found.extend(hit.summary.id for hit in made.hits))
    housekeeping = Housekeeping(desk.dispatcher, desk)
    housekeeping.indexed.connect(feed.look_again)
    housekeeping._index()
    qtbot.waitUntil(lambda: found == [other])
    housekeeping.stop()


def test_nothing_is_suggested_while_nobody_looks(feed: RelatedFeed) -> None:
    feed.look_again()
    assert not feed._pause.isActive()


def test_an_article_is_looked_up(
    feed: RelatedFeed, add_article: Callable[..., ArticleId], qtbot: QtBot
) -> None:
    found: list[ArticleSummary] = []
    wanted = add_article(headline="The ferry waits")
    feed.look_up(wanted, found.append)
    qtbot.waitUntil(lambda: [row.headline for row in found] == ["The ferry waits"])
    feed.look_up(ArticleId("gone"), found.append)
    feed.look_up(wanted, found.append)
    qtbot.waitUntil(lambda: len(found) == 2)
