"""The search feed answers in two steps, and only for what was typed last."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.lists import Statements, house, statements
from workstation.desk.desk import Desk
from workstation.desk.search_feed import MOST_RECENT, Found, SearchFeed

__all__ = ["house", "statements"]


@pytest.fixture
def feed(house: None, desk: Desk) -> Iterator[SearchFeed]:
    """A search feed over one busy day."""
    found = SearchFeed(desk)
    yield found
    found.stop()
    found.deleteLater()


@pytest.fixture
def answers(feed: SearchFeed) -> list[Found]:
    """Collect what the feed finds."""
    found: list[Found] = []
    feed.found.connect(found.append)
    return found


def test_headlines_come_first_then_texts_and_pictures(
    feed: SearchFeed, answers: list[Found], qtbot: QtBot
) -> None:
    feed.ask("columba")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers[0].pictures == ()
    assert [picture.credit for picture in answers[1].pictures] == ["Ada Brandt"]


def test_texts_are_searched_and_headlines_stay(
    feed: SearchFeed, answers: list[Found], qtbot: QtBot
) -> None:
    feed.ask("dredging")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [found.headline for found in answers[0].articles] == [
        "Dredging contract slips again, port confirms"
    ]
    assert answers[1].articles == answers[0].articles
    assert answers[1].hits[0].summary == answers[0].articles[0]


def test_few_letters_are_looked_for_in_headlines_only(
    feed: SearchFeed, answers: list[Found], qtbot: QtBot
) -> None:
    feed.ask("bu")
    qtbot.waitUntil(lambda: bool(answers))
    assert not feed._pause.isActive()


def test_only_the_last_words_are_answered(
    feed: SearchFeed, answers: list[Found], qtbot: QtBot
) -> None:
    for words in ("f", "fe", "fer", "ferr", "ferry"):
        feed.ask(words)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert {answer.words for answer in answers} == {"ferry"}


def test_nothing_comes_after_stop(
    feed: SearchFeed, answers: list[Found], desk: Desk, qtbot: QtBot
) -> None:
    feed.ask("ferry")
    feed.stop()
    done: list[object] = []
    desk.dispatcher.read(_nothing, owner=feed, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert answers == []
    assert not feed._pause.isActive()


@pytest.mark.parametrize("words", ["follow-up", "O'Neill", "shelf:3", 'half a "phrase', "café–bar"])
def test_marks_inside_words_are_no_obstacle(
    feed: SearchFeed, answers: list[Found], words: str, qtbot: QtBot
) -> None:
    feed.ask(words)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0].words == words


def _nothing(_unit: object) -> bool:
    return True


def test_without_words_the_articles_last_worked_on_come_first(
    feed: SearchFeed, answers: list[Found], desk: Desk, qtbot: QtBot
) -> None:
    feed.ask("")
    qtbot.waitUntil(lambda: len(answers) == 1)
    newest = answers[0].articles
    for article in (newest[5], newest[3]):
        with qtbot.waitSignal(desk.current_changed):
            desk.open(article.id)
    feed.ask("")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert [each.id for each in answers[1].articles[:3]] == [
        newest[3].id,
        newest[5].id,
        newest[0].id,
    ]
    assert len(answers[1].articles) == min(MOST_RECENT, len(newest))


def test_words_that_make_no_search_are_told(
    feed: SearchFeed, answers: list[Found], qtbot: QtBot
) -> None:
    feed.ask("shelf:3")
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert "shelf" in str(answers[1].problem)


def test_a_key_costs_few_statements(
    feed: SearchFeed, answers: list[Found], statements: Statements, qtbot: QtBot
) -> None:
    statements.take()
    feed.ask("fe")
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert statements.take() <= 3
