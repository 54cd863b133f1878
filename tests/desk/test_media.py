"""Pictures' bytes come beside the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.helpers.pictures import image_bytes
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.media import Media
from workstation.domain.framing import Cut
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Sized
from workstation.formats.picture_workshop import InlineWorkshop, LimitedWorkshop


def test_bytes_are_handed_over_later(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    owner = QObject()
    stored: list[PictureId] = []
    dispatcher.files(lambda store: store.blobs.put(b"picture"), owner=owner, done=stored.append)
    qtbot.waitUntil(lambda: bool(stored), timeout=10000)
    got: list[bytes | None] = []
    Media(dispatcher, InlineWorkshop()).fetch(stored[0], owner, got.append)
    assert got == []
    qtbot.waitUntil(lambda: bool(got), timeout=10000)
    assert got == [b"picture"]


def test_missing_picture_is_none(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    owner = QObject()
    got: list[bytes | None] = []
    Media(dispatcher, InlineWorkshop()).fetch(PictureId("0" * 64), owner, got.append)
    qtbot.waitUntil(lambda: bool(got), timeout=10000)
    assert got == [None]


def test_what_a_page_needs_is_drawn_once_and_kept(dispatcher: Dispatcher, qtbot: QtBot) -> None:
    owner = QObject()
    stored: list[PictureId] = []
    data = image_bytes("teal", 60, 40)
    dispatcher.files(lambda store: store.blobs.put(data), owner=owner, done=stored.append)
    qtbot.waitUntil(lambda: bool(stored), timeout=10000)
    wanted = Sized(stored[0], Cut(90), 30)
    drawn: list[bytes | None] = []
    Media(dispatcher, InlineWorkshop()).fetch(wanted, owner, drawn.append)
    qtbot.waitUntil(lambda: bool(drawn), timeout=10000)
    assert drawn[0] is not None
    image = QImage.fromData(drawn[0])
    assert (image.width(), image.height()) == (20, 30)

    closed = LimitedWorkshop()
    closed.close()
    Media(dispatcher, closed).fetch(wanted, owner, drawn.append)
    qtbot.waitUntil(lambda: len(drawn) == 2, timeout=10000)
    assert drawn[1] == drawn[0]
