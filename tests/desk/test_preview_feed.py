from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.quiet import Quiet
from tests.rendering.builders import TEMPLATES
from workstation.desk import preview_feed
from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.preview_feed import PreviewFeed
from workstation.desk.rendering import InlineRenderer, Renderer, RenderProcess
from workstation.domain.draft import Draft
from workstation.domain.page_change import PageChange
from workstation.rendering.live_orders import Changed, Check, Checked, Edit, Lost
from workstation.rendering.live_page import LivePage
from workstation.rendering.worker import Asked, Order, Rendered, Setup


class SlowRenderer(Renderer):
    """Answers when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.orders: list[Asked] = []
        self.rests = 0

    def _take(self, order: Asked) -> None:
        self.orders.append(order)

    def rest(self) -> None:
        self.rests += 1

    @property
    def edits(self) -> list[Edit]:
        return [order for order in self.orders if isinstance(order, Edit)]

    def answer(self, *, done: bool = True) -> None:
        order = self.edits[-1]
        change = PageChange(0, 0, order.lines)
        self._answered.emit(Changed(order.ticket, order.stream, change, done, order.fresh))

    def lose(self, *, too_long: bool = False) -> None:
        order = self.edits[-1]
        self._answered.emit(Lost(order.ticket, order.stream, too_long))


@pytest.fixture
def renderer() -> SlowRenderer:
    return SlowRenderer()


@pytest.fixture
def article(open_article: Callable[..., OpenArticle]) -> OpenArticle:
    return open_article(Draft(headline="The ferry waits", body="The tide turns.\n\nAt noon."))


@pytest.fixture
def feed(desk: Desk, renderer: SlowRenderer, article: OpenArticle) -> PreviewFeed:
    feed = PreviewFeed(desk, renderer, desk)
    feed.set_active(True)
    return feed


def write(article: OpenArticle, text: str) -> None:
    cursor = QTextCursor(article.document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)


def sent(order: Edit) -> tuple[int, int, tuple[str, ...]]:
    return order.first, order.removed, order.lines


def test_an_article_is_sent_as_a_whole_when_somebody_looks(
    feed: PreviewFeed, renderer: SlowRenderer
) -> None:
    (order,) = renderer.edits
    assert order.fresh
    assert order.lines == ("The tide turns.", "", "At noon.")
    assert (order.page.headline, order.page.body) == ("The ferry waits", "")


def test_changes_wait_for_the_page_that_was_asked_for_and_go_together(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    for letter in "Now":
        write(article, letter)
    assert len(renderer.orders) == 1
    assert not feed._soon.isActive()

    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()

    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    assert sent(renderer.edits[-1]) == (2, 1, ("At noon.Now",))
    assert not renderer.edits[-1].fresh


def test_nothing_is_asked_for_when_nothing_has_changed(
    feed: PreviewFeed, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()

    assert len(renderer.orders) == 1
    assert not feed._soon.isActive()


def test_a_page_told_in_parts_is_told_on(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    told: list[tuple[object, ...]] = []
    feed.page_changed.connect(lambda *given: told.append(given))
    for done in (False, False, True):
        with qtbot.waitSignal(feed.page_changed):
            renderer.answer(done=done)
    assert len(told) == 3
    assert len(renderer.orders) == 1


def test_a_lost_text_is_sent_again(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    write(article, " Later.")
    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    renderer.lose()
    qtbot.waitUntil(lambda: len(renderer.orders) == 3)
    assert renderer.edits[-1].fresh
    assert renderer.edits[-1].lines == ("The tide turns.", "", "At noon. Later.")


def test_a_text_that_took_too_long_is_shown_plainly_and_tried_again_with_the_next_change(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    renderer.lose(too_long=True)
    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    order = renderer.orders[-1]
    assert isinstance(order, Order)
    assert order.bare
    assert order.page.body == "The tide turns.\n\nAt noon."
    with qtbot.waitSignal(feed.page_ready) as ready:
        renderer._answered.emit(Rendered(order.ticket, "<p>Plain</p>", plain=True))
    assert ready.args == [article.id, "<p>Plain</p>", True]
    write(article, " Later.")
    qtbot.waitUntil(lambda: len(renderer.orders) == 3)
    assert renderer.edits[-1].fresh


class Letter(QLabel):
    """Shows a letter, and notes how many orders there were when it was painted."""

    def __init__(self, renderer: SlowRenderer) -> None:
        super().__init__("The tide turns.")
        self.painted: list[int] = []
        self._renderer = renderer

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.append(len(self._renderer.orders))


def test_a_change_is_asked_for_when_its_letter_has_been_painted(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    feed._rest_until = 0.0
    letter = Letter(renderer)
    qtbot.addWidget(letter)
    letter.show()
    qtbot.waitUntil(lambda: bool(letter.painted))
    letter.painted.clear()
    write(article, "x")
    letter.setText("x")
    assert len(renderer.orders) == 1
    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    assert letter.painted == [1]


def test_keys_that_come_quickly_are_asked_for_together(
    feed: PreviewFeed,
    article: OpenArticle,
    renderer: SlowRenderer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_feed, "QUICK", 60.0)
    monkeypatch.setattr(preview_feed, "LONGEST_HOLD", 60.0)
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    feed._rest_until = 0.0
    write(article, "x")
    qtbot.waitUntil(lambda: len(renderer.orders) == 2)
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    feed._rest_until = 0.0
    write(article, "y")
    assert feed._soon.remainingTime() > 30_000
    monkeypatch.setattr(preview_feed, "LONGEST_HOLD", 0.0)
    write(article, "z")
    qtbot.waitUntil(lambda: len(renderer.orders) == 3)
    assert sent(renderer.edits[-1]) == (2, 1, ("At noon.xyz",))


def test_answers_of_another_stream_count_no_more(
    feed: PreviewFeed, article: OpenArticle, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    old = renderer.edits[-1]
    feed.set_active(False)
    feed.set_active(True)
    with qtbot.assertNotEmitted(feed.page_changed):
        change = PageChange(0, 0, ("old",))
        renderer._on_answered(Changed(old.ticket, old.stream, change, done=True))
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()


def test_a_page_at_rest_is_compared(
    feed: PreviewFeed,
    article: OpenArticle,
    renderer: SlowRenderer,
    qtbot: QtBot,
    quiet: Quiet,
) -> None:
    quiet.expect("differed from the page as a whole")
    feed._idle.setInterval(1)
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    qtbot.waitUntil(lambda: isinstance(renderer.orders[-1], Check))
    order = renderer.orders[-1]
    assert isinstance(order, Check)
    assert order.length == len(article.body())
    repair = PageChange(1, 1, ("right",))
    with qtbot.waitSignal(feed.page_changed) as changed:
        renderer._answered.emit(Checked(order.ticket, order.stream, repair))
    assert changed.args == [article.id, repair, False]
    assert feed.differences == 1


def checked(renderer: SlowRenderer, count: int) -> bool:
    return sum(isinstance(order, Check) for order in renderer.orders) == count


def test_a_comparison_that_gave_way_is_made_later(
    feed: PreviewFeed, renderer: SlowRenderer, qtbot: QtBot
) -> None:
    feed._idle.setInterval(1)
    with qtbot.waitSignal(feed.page_changed):
        renderer.answer()
    for count in (1, 2):
        qtbot.waitUntil(partial(checked, renderer, count))
        order = renderer.orders[-1]
        assert isinstance(order, Check)
        renderer._answered.emit(Checked(order.ticket, order.stream, stopped=True))


def test_a_renderer_nobody_looks_at_rests(
    desk: Desk,
    renderer: SlowRenderer,
    article: OpenArticle,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(preview_feed, "HIDDEN_MS", 1)
    feed = PreviewFeed(desk, renderer, desk)
    feed.set_active(True)
    assert renderer.rests == 0
    feed.set_active(False)
    qtbot.waitUntil(lambda: renderer.rests == 1)
    feed.set_active(True)
    assert renderer.edits[-1].fresh


@dataclass
class Screen:
    """Keeps the page that a feed tells of."""

    pieces: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def take(self, _article: object, change: PageChange, fresh: bool) -> None:
        if fresh:
            self.pieces.clear()
        change.apply(self.pieces)
        self.seen.append("".join(self.pieces))

    def shows(self, text: str) -> bool:
        return text in self.seen[-1]


def test_a_wrong_page_is_put_right_when_nothing_happens(
    desk: Desk,
    article: OpenArticle,
    qtbot: QtBot,
    quiet: Quiet,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quiet.expect("differed from the page as a whole")
    update = LivePage.update

    def err(page: LivePage, enough: Callable[[], bool]) -> tuple[PageChange, bool]:
        change, done = update(page, enough)
        page._pieces = [piece.replace("tide", "tie") for piece in page._pieces]
        wrong = tuple(piece.replace("tide", "tie") for piece in change.pieces)
        return PageChange(change.first, change.removed, wrong), done

    monkeypatch.setattr(LivePage, "update", err)
    feed = PreviewFeed(desk, InlineRenderer(Setup(TEMPLATES), desk), desk)
    feed._idle.setInterval(1)
    screen = Screen()
    feed.page_changed.connect(screen.take)
    feed.set_active(True)
    qtbot.waitUntil(lambda: len(screen.seen) == 2)
    assert "The tie turns." in screen.seen[0]
    assert "The tide turns." in screen.seen[1]
    assert feed.differences == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_page_goes_on_when_the_render_process_dies(
    desk: Desk, article: OpenArticle, qtbot: QtBot
) -> None:
    renderer = RenderProcess(Setup(TEMPLATES))
    feed = PreviewFeed(desk, renderer, desk)
    screen = Screen()
    feed.page_changed.connect(screen.take)
    try:
        feed.set_active(True)
        qtbot.waitUntil(lambda: bool(screen.seen), timeout=60_000)
        for word in (" First.", " Second."):
            process = renderer.pid
            assert process is not None
            os.kill(process, signal.SIGKILL)
            qtbot.waitUntil(partial(is_gone, process))
            write(article, word)
            qtbot.waitUntil(partial(screen.shows, word), timeout=60_000)
        assert "At noon. First. Second." in screen.seen[-1]
    finally:
        feed.set_active(False)
        renderer.close()


def is_gone(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z"
