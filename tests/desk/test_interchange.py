"""Articles leave the newsroom as files; what could not go along is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.helpers.pictures import add_picture
from workstation import paths
from workstation.desk.copies import Copies
from workstation.desk.desk import Desk
from workstation.desk.interchange import Interchange
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, Role
from workstation.storage.blobs import Blobs

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


def test_export_asked_for_right_before_closing_is_written(
    interchange: Interchange, open_article: OpenIt, desk: Desk, tmp_path: Path
) -> None:
    article = open_article(body="Text.")
    article.edit_text(0, 0, "Typed last. ", "Typing")
    interchange.export(article, "markdown", tmp_path / "ferry.md")
    assert desk.shut_down()
    assert desk.dispatcher.close() == ()
    assert "Typed last. Text." in (tmp_path / "ferry.md").read_text("utf-8")


def test_text_is_saved_while_pictures_are_being_exported(
    interchange: Interchange,
    open_article: OpenIt,
    desk: Desk,
    told: list[Notice],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    picture = add_picture(desk, "navy")
    figure = Figure(
        id=FigureId("f"), key="ferry", picture=picture.id, role=Role.LEAD, alt="A ferry"
    )
    article = open_article(body="Text.", figures=(figure,))
    reading, go_on = Event(), Event()
    read = Blobs.read

    def read_slowly(blobs: Blobs, wanted: PictureId) -> bytes | None:
        reading.set()
        assert go_on.wait(20), "the save waited for the picture"
        return read(blobs, wanted)

    monkeypatch.setattr(Blobs, "read", read_slowly)
    interchange.export(article, "markdown", tmp_path / "ferry.zip")
    assert reading.wait(20)
    article.edit_text(0, 0, "Typed last. ", "Typing")
    with qtbot.waitSignal(article.saved):
        desk.flush()
    assert told == []
    go_on.set()
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert told == [Notice(NoticeKind.EXPORTED, path=tmp_path / "ferry.zip")]


def test_copy_for_the_browser_is_whole_private_and_removed_in_the_end(
    interchange: Interchange,
    open_article: OpenIt,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr("workstation.desk.interchange.QDesktopServices.openUrl", opened.append)
    monkeypatch.setattr(interchange, "_copies", Copies(tmp_path / "copies"))
    article = open_article(body="Typed first.")
    article.edit_text(0, 0, "Typed last. ", "Typing")
    interchange.open_in_browser(article)
    qtbot.waitUntil(lambda: bool(opened), timeout=20000)
    file = Path(opened[0].toLocalFile())
    assert "Typed last. Typed first." in file.read_text("utf-8")
    interchange.close()
    assert not file.exists()


def test_article_is_copied_with_its_formatting(
    interchange: Interchange, open_article: OpenIt, told: list[Notice], qtbot: QtBot
) -> None:
    interchange.copy_rich_text(open_article(body="Some **strong** words."))
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert told[0].kind is NoticeKind.COPIED
    data = QGuiApplication.clipboard().mimeData()
    assert "<strong>strong</strong>" in data.html()
    assert "Some strong words." in data.text()
    assert not data.hasUrls()


def test_newsrooms_own_template_counts_in_exports(
    interchange: Interchange,
    open_article: OpenIt,
    told: list[Notice],
    newsroom_folder: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    (newsroom_folder / "template").mkdir()
    (newsroom_folder / "template" / "article.html").write_text("<article>Ours</article>")
    interchange.export(open_article(body="Text."), "html", tmp_path / "ferry.html")
    qtbot.waitUntil(lambda: bool(told), timeout=20000)
    assert "<article>Ours</article>" in (tmp_path / "ferry.html").read_text()
