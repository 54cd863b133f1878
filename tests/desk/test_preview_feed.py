from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.preview_feed import PreviewFeed
from workstation.desk.rendering import Renderer
from workstation.domain.draft import Draft
from workstation.rendering.worker import Order, Rendered


class SlowRenderer(Renderer):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[Order] = []

    def _take(self, order: Order) -> None:
        self.orders.append(order)

    def answer(self) -> None:
        order = self.orders[-1]
        self._answered.emit(Rendered(order.ticket, f"<p>{order.page.body}</p>", plain=False))


@pytest.fixture
def renderer() -> SlowRenderer:
    return SlowRenderer()


@pytest.fixture
def article(open_article: Callable[..., OpenArticle]) -> OpenArticle:
    return open_article(Draft(headline="The ferry waits", body="The tide turns."))


@pytest.fixture
def feed(desk: Desk, renderer: SlowRenderer, article: OpenArticle) -> PreviewFeed:
    feed = PreviewFeed(desk, renderer, desk)
    feed.set_active(True)
    return feed


def write(article: OpenArticle, text: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def test_an_article_is_rendered_at_once_when_somebody_looks(
    feed: PreviewFeed, renderer: SlowRenderer
) -> None:
    assert [order.page.body for order in renderer.orders] == ["The tide turns."]


def test_changes_wait_for_the_page_that_was_asked_for(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    for letter in "Now":
        write(article, letter)
    assert len(renderer.orders) == 1
    assert not feed._soon.isActive()

    with qtbot.waitSignal(feed.page_ready):
        renderer.answer()

    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    assert renderer.orders[-1].page.body == "The tide turns.Now"


def test_nothing_is_asked_for_when_nothing_has_changed(
    feed: PreviewFeed, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.page_ready):
        renderer.answer()

    assert len(renderer.orders) == 1
    assert not feed._soon.isActive()


def test_a_change_in_a_pause_is_asked_for(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.page_ready):
        renderer.answer()

    write(article, " At noon.")

    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    assert renderer.orders[-1].page.body.endswith("At noon.")
