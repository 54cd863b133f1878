"""A desk on a real newsroom, with its real lanes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.newsrooms import FrozenClock
from workstation.desk.desk import Desk
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.domain.workflow import Stage
from workstation.services import drafts
from workstation.storage import guard
from workstation.storage.store import Store

AddArticle = Callable[..., ArticleId]


@pytest.fixture
def dispatcher(newsroom_folder: Path, clock: FrozenClock, qtbot: QtBot) -> Iterator[Dispatcher]:
    """Lanes on an open newsroom; closed at the end. SQL on this thread is an error."""
    guard.forbid_thread(threading.get_ident())
    lanes = Dispatcher(lambda: Store.open(newsroom_folder, clock))
    with qtbot.waitSignal(lanes.opened):
        lanes.start()
    yield lanes
    lanes.close()
    guard.allow_thread(threading.get_ident())


@pytest.fixture
def desk(dispatcher: Dispatcher, clock: FrozenClock) -> Iterator[Desk]:
    """A desk with nothing open."""
    found = Desk(dispatcher, clock)
    yield found
    found.shut_down()
    dispatcher.close()
    found.deleteLater()


@pytest.fixture
def add_article(dispatcher: Dispatcher) -> AddArticle:
    """Put an article into the newsroom, waiting until it is there."""

    def add(draft: Draft | None = None, stage: Stage = Stage.DRAFT, **fields: object) -> ArticleId:
        article = ArticleId(new_uuid())
        made = draft or Draft(**{"headline": "The ferry waits", **fields})  # type: ignore[arg-type]
        dispatcher.write(
            partial(drafts.create, article=article, draft=made, author="Ines Okafor", stage=stage),
            owner=dispatcher,
        ).result(10)
        return article

    return add


@pytest.fixture
def open_article(desk: Desk, add_article: AddArticle, qtbot: QtBot) -> Callable[..., OpenArticle]:
    """Put an article into the newsroom and open it."""

    def open_it(draft: Draft | None = None, **fields: object) -> OpenArticle:
        article = add_article(draft, **fields)
        with qtbot.waitSignal(desk.current_changed):
            desk.open(article)
        assert desk.current is not None
        return desk.current

    return open_it
