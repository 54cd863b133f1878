"""An article dragged elsewhere is a file, made when it is asked for; packets can be dropped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from workstation.domain.ids import ArticleId
from workstation.ui import mime
from workstation.ui.packets.dragging import URLS, Done, DraggedArticles
from workstation.ui.packets.drops import PacketDrops, packets_in
from workstation.ui.panes.related.dropping import articles_in, can_read
from workstation.ui.picture_sources import has_pictures


class Maker:
    """Answers a little later, as a lane does."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.asked: list[str] = []

    def __call__(self, articles: tuple[ArticleId, ...], done: Done) -> None:
        self.asked += articles
        QTimer.singleShot(0, lambda: done(self.path))


def test_no_file_is_made_while_the_window_alone_looks(qtbot: QtBot) -> None:
    maker = Maker(Path("ferry.packet"))
    data = DraggedArticles((ArticleId("a"),), "Ferry late", maker)
    assert bytes(data.data(mime.ARTICLE).data()) == b"a"
    assert data.text() == "Ferry late"
    assert data.hasUrls()
    assert not has_pictures(data)
    assert not maker.asked


def test_another_program_gets_a_file_once(tmp_path: Path, qtbot: QtBot) -> None:
    packet = tmp_path / "ferry to go.packet"
    maker = Maker(packet)
    data = DraggedArticles((ArticleId("a"),), "Ferry late", maker)
    assert URLS in data.formats()
    assert data.urls() == [QUrl.fromLocalFile(str(packet))]
    assert data.urls() == [QUrl.fromLocalFile(str(packet))]
    assert maker.asked == ["a"]


def test_there_is_no_address_where_no_file_could_be_made(qtbot: QtBot) -> None:
    assert DraggedArticles((ArticleId("a"),), "Ferry late", Maker(None)).urls() == []


def drop(window: QMainWindow, *names: str) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    event = QDropEvent(
        QPointF(20, 20),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window.windowHandle(), event)
    return event.isAccepted()


def test_packets_are_taken_wherever_they_are_dropped(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    text = QTextEdit()
    window.setCentralWidget(text)
    with qtbot.waitExposed(window):
        window.show()
    taken: list[Path] = []
    PacketDrops(window.windowHandle(), taken.append)
    assert drop(window, "/desk/a.packet", "/desk/B.PACKET")
    assert taken == [Path("/desk/a.packet"), Path("/desk/B.PACKET")]
    assert text.toPlainText() == ""


def test_what_comes_with_other_files_is_left_to_whoever_takes_those(qtbot: QtBot) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in ("/desk/a.packet", "/desk/quay.jpg")])
    assert packets_in(data) == ()


def test_several_articles_are_one_file_that_is_offered_before_their_headlines(
    qtbot: QtBot,
) -> None:
    """Programs take the first kind that they know; the headlines are no file."""
    maker = Maker(Path("/desk/ferry-and-1-more.packet"))
    data = DraggedArticles((ArticleId("a"), ArticleId("b")), "Ferry late\nPier shut", maker)
    assert data.formats()[0] == URLS
    assert articles_in(data) == ("a", "b")
    assert can_read(data, ArticleId("a"))
    assert not can_read(DraggedArticles((ArticleId("a"),), "Ferry late", maker), ArticleId("a"))
    assert not packets_in(data)
    assert not maker.asked
    assert data.urls() == [QUrl.fromLocalFile("/desk/ferry-and-1-more.packet")]
    assert maker.asked == ["a", "b"]
