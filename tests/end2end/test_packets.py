"""Packets in the whole window: given at the start, dropped, sent with keys and mouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from tests.helpers.driving import Driver
from tests.helpers.newsrooms import FrozenClock
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, new_uuid
from workstation.formats.packet_reader import PacketReader
from workstation.formats.picture_workshop import InlineWorkshop
from workstation.services import drafts, packets
from workstation.storage.store import Store
from workstation.ui.packets.open_dialog import OpenDialog
from workstation.ui.packets.send_dialog import SendDialog
from workstation.ui.panes.articles.view import ArticleListView

W = TypeVar("W", bound=QWidget)


def make_packet(root: Path, clock: FrozenClock) -> Path:
    store, file = Store.create(root / "elsewhere", "The Skerry Herald", clock), root / "tug.packet"
    article = ArticleId(new_uuid())
    draft = Draft(headline="Pilots ask for a second tug", body="They have asked for it again.")
    with store.write() as unit:
        drafts.create(unit, article, draft, author="Tomas Vasile")
    packets.pack(
        store, (article,), file, sender="Tomas Vasile", to="Ines Okafor", workshop=InlineWorkshop()
    )
    store.close()
    return file


def dialog(driver: Driver, kind: type[W]) -> W:
    def seen() -> list[W]:
        return [found for found in driver.window.findChildren(kind) if found.isVisible()]

    driver.wait(lambda: bool(seen()), kind.__name__)
    return seen()[0]


def drop(driver: Driver, file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    event = QDropEvent(
        QPointF(600, 400),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(driver.window.windowHandle(), event)


def test_a_packet_comes_in_and_goes_out(
    start_window: Callable[[Path], Driver],
    newsroom_folder: Path,
    tmp_path: Path,
    clock: FrozenClock,
) -> None:
    packet = make_packet(tmp_path, clock)
    driver = start_window(newsroom_folder)
    desk = driver.program.desk

    driver.program.open_files((packet,))
    asking = dialog(driver, OpenDialog)
    assert not desk.tabs
    driver.click(asking.open_button)
    driver.wait(lambda: desk.current is not None, "the article to open")
    article = desk.current
    assert article is not None
    assert article.body() == "They have asked for it again."

    drop(driver, packet)
    again = dialog(driver, OpenDialog)
    assert again is not asking
    QTest.keyClick(again, Qt.Key.Key_Escape)

    shared = tmp_path / "shared"
    shared.mkdir()
    driver.program.context.packets.set_folder(shared)
    driver.act("packet.send")
    sending = dialog(driver, SendDialog)
    driver.type("Ada Brandt", sending.to.lineEdit())
    driver.click(sending.send)
    driver.wait(lambda: article.article.out is not None, "the mark")
    (sent,) = shared.iterdir()
    assert sent.suffix == ".packet"
    assert driver.is_named("Out with Ada Brandt since")
    driver.press("It is back")
    driver.wait(lambda: article.article.out is None, "the mark to go")


def test_several_articles_go_out_in_one_packet(
    start_window: Callable[[Path], Driver],
    newsroom_folder: Path,
    tmp_path: Path,
    clock: FrozenClock,
) -> None:
    store = Store.open(newsroom_folder, clock)
    headlines = ("Ferry late", "Pier shut", "Eelgrass returns")
    for headline in headlines:
        with store.write() as unit:
            drafts.create(unit, ArticleId(new_uuid()), Draft(headline=headline), author="Ines")
    store.close()
    driver = start_window(newsroom_folder)
    context = driver.program.context
    library = context.library
    context.packets.set_folder(tmp_path)
    view = driver.window.findChildren(ArticleListView)[0]
    driver.wait(lambda: len(library.ids) == 3 and all(map(library.row, range(3))), "the list")
    for place, held in (
        (0, Qt.KeyboardModifier.NoModifier),
        (2, Qt.KeyboardModifier.ControlModifier),
    ):
        centre = view.visualRect(view.model().index(place, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, centre)
    driver.wait(lambda: len(library.chosen) == 2, "the selection")
    wanted = library.chosen
    assert view.dragged(wanted[1]) == wanted
    assert view.dragged(library.ids[1]) == (library.ids[1],)
    driver.wait(lambda: driver.program.desk.current is not None, "the first one to open")
    driver.act("packet.send")
    sending = dialog(driver, SendDialog)
    said = "\n".join(label.text() for label in sending.findChildren(QLabel))
    shown = [library.row(library.ids.index(each)) for each in wanted]
    assert all(row is not None and row.headline in said for row in shown)
    driver.type("Ada Brandt", sending.to.lineEdit())
    driver.click(sending.send)
    driver.wait(lambda: library.counts.out == 2, "the marks")
    (sent,) = tmp_path.glob("*.packet")
    assert sent.name.endswith("-and-1-more.packet")
    with PacketReader(sent) as reader:
        assert reader.manifest.articles == wanted
