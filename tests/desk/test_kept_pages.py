"""Pages that readers got are made soon after the move, or at the next start."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from tests.helpers.desks import AddArticle
from tests.helpers.quiet import Quiet
from workstation import paths
from workstation.desk.desk import Desk
from workstation.desk.interchange import Interchange
from workstation.desk.kept_pages import KeptPages
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, EventId
from workstation.domain.page import Page
from workstation.domain.workflow import Stage
from workstation.formats import kept_page
from workstation.services import kept_pages, reviewing
from workstation.storage.store import Store

COMPLETE = Draft(
    headline="The ferry waits",
    section="Harbour",
    standfirst="It sails.",
    bylines=("Ines Okafor",),
    body="The ferry sails.",
)


@pytest.fixture(autouse=True)
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[Page]:
    """Make pages without a process, and note which."""
    found: list[Page] = []

    def render(page: Page, *_where: object, **_limits: object) -> str:
        found.append(page)
        return f"<h1>{page.headline}</h1>"

    monkeypatch.setattr(kept_page, "render_limited", render)
    return found


def _publish(desk: Desk, article: ArticleId) -> EventId:
    move = partial(reviewing.move_checked, article=article, target=Stage.PUBLISHED, by="Ada Brandt")
    desk.dispatcher.write(move, owner=desk).result(10)

    def newest(store: Store) -> EventId:
        with store.read() as uow:
            return uow.events.of(article)[0].id

    return desk.dispatcher.files(newest, owner=desk).result(10)


def _waiting(desk: Desk) -> int:
    def count(store: Store) -> int:
        with store.read() as uow:
            return len(kept_pages.waiting(uow))

    return desk.dispatcher.files(count, owner=desk).result(10)


def test_pages_are_made_one_after_another(
    desk: Desk, add_article: AddArticle, rendered: list[Page], qtbot: QtBot
) -> None:
    KeptPages(desk.dispatcher, desk)
    for headline in ("The ferry waits", "The ferry sails", "The ferry is late"):
        named = replace(COMPLETE, headline=headline)
        _publish(desk, add_article(named, stage=Stage.APPROVED))
    qtbot.waitUntil(lambda: _waiting(desk) == 0, timeout=20000)
    assert [page.headline for page in rendered] == [
        "The ferry waits",
        "The ferry sails",
        "The ferry is late",
    ]


def test_what_an_earlier_end_left_is_made_at_the_start(
    desk: Desk, add_article: AddArticle, rendered: list[Page], qtbot: QtBot
) -> None:
    _publish(desk, add_article(COMPLETE, stage=Stage.APPROVED))
    assert (_waiting(desk), rendered) == (1, [])
    KeptPages(desk.dispatcher, desk)
    desk.dispatcher.opened.emit()
    qtbot.waitUntil(lambda: _waiting(desk) == 0, timeout=20000)


def test_a_page_that_cannot_be_made_does_not_hold_up_the_next(
    desk: Desk,
    add_article: AddArticle,
    monkeypatch: pytest.MonkeyPatch,
    quiet: Quiet,
    qtbot: QtBot,
) -> None:
    def render(page: Page, *_where: object, **_limits: object) -> str:
        if page.headline == "Broken":
            raise OSError("no room")
        return "<p>"

    quiet.expect(r"went wrong beside the window.\n[^$]*no room")
    monkeypatch.setattr(kept_page, "render_limited", render)
    KeptPages(desk.dispatcher, desk)
    _publish(desk, add_article(replace(COMPLETE, headline="Broken"), stage=Stage.APPROVED))
    _publish(desk, add_article(COMPLETE, stage=Stage.APPROVED))
    qtbot.waitUntil(lambda: _waiting(desk) == 1, timeout=20000)


def test_a_kept_page_is_opened_in_the_browser(
    desk: Desk, add_article: AddArticle, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("workstation.desk.interchange.QDesktopServices.openUrl", opened.append)
    interchange = Interchange(desk, paths.resources_folder() / "templates", desk)
    event = _publish(desk, add_article(COMPLETE, stage=Stage.APPROVED))
    interchange.open_kept_page(event)
    qtbot.waitUntil(lambda: bool(opened), timeout=20000)
    assert "The ferry waits" in Path(opened[0].toLocalFile()).read_text("utf-8")
    interchange.close()
