"""Counting words key by key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from workstation.desk.block_counts import BlockCounts
from workstation.desk.counting import Counting
from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.text import counts

OpenIt = Callable[..., OpenArticle]


@pytest.fixture
def counting(desk: Desk) -> Counting:
    return Counting(desk, desk)


def test_counts_what_is_opened_and_typed(
    counting: Counting, open_article: OpenIt, qtbot: QtBot
) -> None:
    heard: list[tuple[int, ...]] = []
    counting.counted.connect(lambda *news: heard.append(news))
    article = open_article(body="One two three.\n\nFour.", word_target=900)
    assert heard == [(4, 900, 1, 0)]
    QTextCursor(article.document).insertText("Zero ")
    assert heard[-1] == (5, 900, 1, 0)
    article.change(replace(article.details, word_target=None), "Change word target")
    assert heard[-1] == (5, 0, 1, 0)


def test_an_edit_counts_its_own_blocks_only(
    counting: Counting, open_article: OpenIt, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = open_article(body="\n\n".join(["One two three."] * 500))
    looked_at: list[str] = []
    original = counts.words

    def words(text: str) -> int:
        looked_at.append(text)
        return original(text)

    monkeypatch.setattr(counts, "words", words)
    QTextCursor(article.document).insertText("x")
    assert looked_at == ["xOne two three."]


def test_a_key_among_suggestions_counts_its_own_line_a_moment_later(
    counting: Counting, open_article: OpenIt, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = open_article(body="\n\n".join(f"One two three {n}." for n in range(200)))
    heard: list[int] = []
    counting.counted.connect(lambda *news: heard.append(news[0]))
    article.suggested.suggest_as("Mara Lindqvist")
    QTextCursor(article.document).insertText("Suggested ")
    article.suggested.suggest_as("")
    assert counting.words == 800
    assert heard == []
    looked_at: list[str] = []
    original = counts.words

    def words(text: str) -> int:
        looked_at.append(text)
        return original(text)

    monkeypatch.setattr(counts, "words", words)
    cursor = QTextCursor(article.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(" Four")
    assert heard == []
    qtbot.waitUntil(lambda: heard == [801])
    assert set(looked_at) == {"One two three 199. Four"}


def test_tells_the_place_and_the_selection(
    counting: Counting, open_article: OpenIt, qtbot: QtBot
) -> None:
    article = open_article(body="One two.\n\nThree four.")
    places: list[tuple[int, int]] = []
    counting.moved.connect(lambda *place: places.append(place))
    article.move_cursor(12, 12)
    assert places == [(3, 3)]
    with qtbot.waitSignal(counting.counted) as told:
        article.move_cursor(20, 4)
    assert told.args == [4, 0, 1, 3]
    with qtbot.waitSignal(counting.counted) as told:
        article.move_cursor(20, 20)
    assert told.args == [4, 0, 1, 0]


EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 20), st.text(alphabet="ab \n", max_size=8)),
    max_size=12,
)


@given(edits=EDITS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_total_is_that_of_the_whole_text(
    qapp: object, edits: list[tuple[int, int, str]]
) -> None:
    document = QTextDocument()
    document.setPlainText("one two\n\nthree\nfour five")
    document.documentLayout()
    blocks = BlockCounts(document)
    document.contentsChange.connect(lambda at, _removed, added: blocks.follow(at, added))
    for at, length, text in edits:
        last = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(at, last))
        cursor.setPosition(min(at + length, last), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
    for _ in range(len(edits) // 2):
        document.undo()
    expected = sum(counts.words(line) for line in document.toRawText().split("\u2029"))
    assert blocks.total == expected
    assert len(blocks._blocks) == document.blockCount()
