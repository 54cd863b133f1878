"""Articles leave the newsroom as files; what could not go along is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workstation import paths
from workstation.desk.desk import Desk
from workstation.desk.interchange import Interchange
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, Role
from workstation.formats.api import Written
from workstation.services import interchange as interchange_service
from workstation.services.interchange import Outgoing
from workstation.storage.store import Store

OpenIt = Callable[..., OpenArticle]


@pytest.fixture
def told(desk: Desk) -> list[Notice]:
    notices: list[Notice] = []
    desk.noticed.connect(notices.append)
    return notices


@pytest.fixture
def interchange(desk: Desk) -> Interchange:
    return Interchange(desk, paths.resources_folder() / "templates", desk)


def test_what_an_export_leaves_out_is_in_the_notice(
    interchange: Interchange,
    open_article: OpenIt,
    told: list[Notice],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    lost = Figure(
        id=FigureId("f"), key="columba", picture=PictureId("0" * 64), role=Role.LEAD, alt="A ferry"
    )
    article = open_article(body="Text.", figures=(lost,))
    interchange.export(article, "markdown", tmp_path / "ferry.zip")
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    [notice] = told
    assert notice.kind is NoticeKind.EXPORTED
    assert notice.path == tmp_path / "ferry.zip"
    [sentence] = notice.left_out
    assert "columba" in sentence


def test_backup_has_what_was_just_typed_and_the_pictures(
    interchange: Interchange,
    open_article: OpenIt,
    desk: Desk,
    told: list[Notice],
    newsroom_folder: Path,
    qtbot: QtBot,
) -> None:
    desk.dispatcher.files(lambda store: store.blobs.put(b"ferry"), owner=desk).result(10)
    article = open_article(body="Text.")
    article.change(replace(article.details, headline="Typed last"), "Headline")
    interchange.back_up()
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    [notice] = told
    assert notice.kind is NoticeKind.BACKED_UP
    assert notice.path is not None
    with closing(sqlite3.connect(notice.path)) as connection:
        assert connection.execute("SELECT headline FROM article").fetchall() == [("Typed last",)]
    assert len(list((newsroom_folder / "backups").glob("pictures-*.db"))) == 1


def test_a_whole_export_leaves_nothing_out(
    interchange: Interchange,
    open_article: OpenIt,
    told: list[Notice],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    interchange.export(open_article(body="Text."), "html", tmp_path / "ferry.html")
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert told == [Notice(NoticeKind.EXPORTED, path=tmp_path / "ferry.html")]
    assert (tmp_path / "ferry.html").exists()


def test_a_save_does_not_wait_for_an_export(
    interchange: Interchange,
    open_article: OpenIt,
    desk: Desk,
    told: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    writing, go_on = Event(), Event()

    def slowly(store: Store, outgoing: Outgoing, *more: Any, **named: Any) -> Written:
        writing.set()
        assert go_on.wait(10)
        return write_out(store, outgoing, *more, **named)

    write_out = interchange_service.write_out
    monkeypatch.setattr(interchange_service, "write_out", slowly)
    article = open_article(body="Text.")
    interchange.export(article, "markdown", tmp_path / "ferry.md")
    assert writing.wait(10)
    article.change(replace(article.details, headline="Typed meanwhile"), "Headline")
    with qtbot.waitSignal(article.saved, timeout=10000):
        desk.flush()

    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=10000)
    assert "Typed meanwhile" not in (tmp_path / "ferry.md").read_text("utf-8")


def test_an_export_begun_before_the_window_closes_is_finished(
    interchange: Interchange, open_article: OpenIt, desk: Desk, tmp_path: Path
) -> None:
    interchange.export(open_article(body="Text."), "markdown", tmp_path / "ferry.md")

    desk.dispatcher.wait_for_writes(10)
    desk.dispatcher.close()

    assert "Text." in (tmp_path / "ferry.md").read_text("utf-8")
