"""The article shown beside the current one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.services import drafts

Open = Callable[..., OpenArticle]


@pytest.fixture
def two(open_article: Open) -> tuple[OpenArticle, OpenArticle]:
    return open_article(headline="One"), open_article(headline="Two")


def type_into(article: OpenArticle, text: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.insertText(text)


def revisions(desk: Desk, article: OpenArticle) -> int:
    task = partial(drafts.history, article=article.id)
    found = desk.dispatcher.read(task, owner=desk, done=lambda _found: None, after_writes=True)
    return len(found.result(10))


def test_an_open_article_is_shown_beside(desk: Desk, two: tuple[OpenArticle, ...]) -> None:
    one, other = two
    desk.open_beside(one.id)
    assert (desk.current, desk.beside) == (other, one)


def test_an_article_of_the_newsroom_is_opened_beside(
    desk: Desk, open_article: Open, add_article: AddArticle, qtbot: QtBot
) -> None:
    current, wanted = open_article(), add_article(headline="Another")
    with qtbot.waitSignal(desk.beside_changed):
        desk.open_beside(wanted)
    assert desk.current is current
    assert desk.beside is not None
    assert desk.beside.id == wanted
    assert len(desk.tabs) == 2


def test_without_a_current_article_it_becomes_that(
    desk: Desk, add_article: AddArticle, qtbot: QtBot
) -> None:
    wanted = add_article()
    with qtbot.waitSignal(desk.current_changed):
        desk.open_beside(wanted)
    assert desk.beside is None


def test_the_current_article_is_not_shown_twice(
    desk: Desk, two: tuple[OpenArticle, ...], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(desk.beside_changed):
        desk.open_beside(two[1].id)
    assert desk.beside is None


def test_both_change_places_when_the_other_is_made_current(
    desk: Desk, two: tuple[OpenArticle, ...]
) -> None:
    one, other = two
    desk.open_beside(one.id)
    desk.open(one.id)
    assert (desk.current, desk.beside) == (one, other)


def test_a_third_takes_the_place_of_the_current(
    desk: Desk, two: tuple[OpenArticle, ...], open_article: Open
) -> None:
    one, _other = two
    desk.open_beside(one.id)
    third = open_article(headline="Three")
    assert (desk.current, desk.beside) == (third, one)


@pytest.mark.parametrize("closed", [0, 1])
def test_closing_one_leaves_the_other_alone(
    desk: Desk, two: tuple[OpenArticle, ...], open_article: Open, closed: int
) -> None:
    open_article(headline="Three")
    desk.open(two[0].id)
    desk.open_beside(two[1].id)
    desk.close(two[closed].id)
    assert desk.current is two[1 - closed]
    assert desk.beside is None


def test_the_one_that_was_current_before_is_offered(
    desk: Desk, two: tuple[OpenArticle, ...], open_article: Open
) -> None:
    one, other = two
    third = open_article(headline="Three")
    assert desk.beside_next is other
    desk.open(one.id)
    assert desk.beside_next is third
    desk.open_beside(third.id)
    assert desk.beside_next is other
    desk.close(other.id)
    assert desk.beside_next is None


def test_going_from_side_to_side_keeps_no_revision_leaving_does(
    desk: Desk, two: tuple[OpenArticle, ...]
) -> None:
    one, other = two
    before = revisions(desk, other)
    type_into(other, "Words. ")
    desk.open_beside(one.id)
    desk.open(one.id)
    assert revisions(desk, other) == before
    desk.close_beside()
    assert revisions(desk, other) == before + 1


def test_letting_go_of_all_ends_it(desk: Desk, two: tuple[OpenArticle, ...]) -> None:
    desk.open_beside(two[0].id)
    desk.shut_down()
    desk.leave()
    assert (desk.current, desk.beside, desk.tabs) == (None, None, ())
