from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.quiet import Quiet
from workstation import paths
from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling
from workstation.domain.known_words import known_words
from workstation.domain.newsroom import Newsroom
from workstation.proofing.speller import LocalSpeller, Verdicts
from workstation.services import newsrooms
from workstation.text.judging import Judge

Open = Callable[..., OpenArticle]


class Counting(LocalSpeller):
    """Looks words up, and takes note of what it was asked."""

    def __init__(self) -> None:
        super().__init__((paths.resources_folder() / "dictionaries",))
        self.asked: list[set[str]] = []

    def verdicts(self, language: str, words: Collection[str]) -> Verdicts | None:
        self.asked.append(set(words))
        return super().verdicts(language, words)


@pytest.fixture
def speller() -> Counting:
    return Counting()


@pytest.fixture
def spelling(desk: Desk, speller: Counting) -> Spelling:
    return Spelling(desk, speller, parent=desk)


def judged(spelling: Spelling, article: OpenArticle, line: str, qtbot: QtBot) -> list[str]:
    """Ask about a line until all the answers are in."""

    def settled() -> bool:
        judge = spelling.judge(article)
        if judge is None:
            return True
        judge.misspelt(line)
        if judge.wanted:
            spelling.ask()
        return not judge.wanted

    qtbot.waitUntil(settled, timeout=10000)
    judge = spelling.judge(article)
    return [] if judge is None else [word.text for word in judge.misspelt(line)]


def test_words_are_looked_up_beside_the_window(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    article = open_article(body="The harbuor.")
    judge = spelling.judge(article)
    assert judge is not None
    assert judge.misspelt("The harbuor.") == ()
    with qtbot.waitSignal(spelling.judged):
        spelling.ask()
    assert [word.text for word in judge.misspelt("The harbuor.")] == ["harbuor"]


def test_a_word_is_asked_about_once(
    spelling: Spelling, speller: Counting, open_article: Open, qtbot: QtBot
) -> None:
    article = open_article()
    judged(spelling, article, "The harbuor and the qauy", qtbot)
    judged(spelling, article, "The qauy, the harbuor and ferries", qtbot)
    assert speller.asked == [{"The", "the", "and", "harbuor", "qauy"}, {"ferries"}]


def test_a_language_without_a_dictionary_is_said_to_lack_one(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    article = open_article(language="nl-NL")
    assert judged(spelling, article, "De fietsen", qtbot) == []
    assert spelling.lacks("nl-NL")
    assert spelling.judge(article) is None


def test_the_language_is_that_of_the_article(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    ours = open_article(language="en-GB")
    assert judged(spelling, ours, "colour color", qtbot) == ["color"]
    theirs = open_article(language="en-US")
    assert judged(spelling, theirs, "colour color", qtbot) == ["colour"]


def test_a_word_added_to_the_newsroom_is_right_everywhere(
    spelling: Spelling, desk: Desk, open_article: Open, qtbot: QtBot
) -> None:
    first, second = open_article(), open_article()
    assert judged(spelling, first, "Norrdyk", qtbot) == ["Norrdyk"]
    with qtbot.waitSignal(spelling.judged):
        spelling.add_to_newsroom("Norrdyk")
    for article in (first, second):
        assert judged(spelling, article, "Norrdyk and Norrdyk’s", qtbot) == []
    stored: list[Newsroom] = []
    desk.dispatcher.read(newsrooms.load, owner=desk, done=stored.append, after_writes=True)
    qtbot.waitUntil(lambda: bool(stored))
    assert stored[0].dictionary == ("Norrdyk",)


def test_a_word_ignored_is_right_in_its_article_until_that_is_undone(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    other, article = open_article(), open_article()
    judged(spelling, article, "Norrdyk", qtbot)
    spelling.ignore(article, "Norrdyk")
    assert known_words(article.details) == ("Norrdyk",)
    assert judged(spelling, article, "Norrdyk", qtbot) == []
    assert judged(spelling, other, "Norrdyk", qtbot) == ["Norrdyk"]
    assert "Norrdyk" in article.history.undoText()
    article.history.undo()
    assert judged(spelling, article, "Norrdyk", qtbot) == ["Norrdyk"]


def test_another_language_or_tag_asks_for_another_look(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    article = open_article()
    for changed in ({"language": "en-US"}, {"tags": ("Norrdyk",)}):
        with qtbot.waitSignal(spelling.judged):
            article.change(replace(article.details, **changed), "Change")
    with qtbot.assertNotEmitted(spelling.judged):
        article.change(replace(article.details, headline="Other"), "Change")


def test_switched_off_nobody_judges(spelling: Spelling, open_article: Open, qtbot: QtBot) -> None:
    article = open_article()
    with qtbot.waitSignal(spelling.switched):
        spelling.switch(enabled=False)
    assert spelling.judge(article) is None
    spelling.switch(enabled=True)
    assert isinstance(spelling.judge(article), Judge)


def test_suggestions_come_later(spelling: Spelling, open_article: Open, qtbot: QtBot) -> None:
    article = open_article()
    found: list[tuple[str, ...]] = []
    spelling.suggest(article, "harbuor", spelling, found.append)
    assert found == []
    qtbot.waitUntil(lambda: bool(found), timeout=10000)
    assert found == [("harbour",)]


def test_every_misspelt_word_is_found_in_reading_order(
    spelling: Spelling, open_article: Open, qtbot: QtBot
) -> None:
    article = open_article(headline="Ferrry waits", standfirst="A qauy.", body="𝒜 harbuor\n\nfery")
    found: list[tuple[Place, ...]] = []
    spelling.find_all(article, spelling, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10000)
    assert [(place.field, place.start, place.end) for place in found[0]] == [
        ("headline", 0, 6),
        ("standfirst", 2, 6),
        ("body", 2, 9),
        ("body", 11, 15),
    ]


def test_a_failure_is_told_of_and_nothing_is_marked(
    desk: Desk, open_article: Open, qtbot: QtBot, quiet: Quiet
) -> None:
    quiet.expect("Something went wrong beside the window")

    class Failing(Counting):
        def verdicts(self, language: str, words: Collection[str]) -> Verdicts | None:
            raise OSError("the dictionary is gone")

    spelling = Spelling(desk, Failing(), parent=desk)
    article = open_article()
    noticed: list[object] = []
    desk.noticed.connect(noticed.append)
    assert judged(spelling, article, "harbuor", qtbot) == []
    assert noticed
