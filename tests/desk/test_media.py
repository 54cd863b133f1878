"""Pictures' bytes come beside the GUI thread."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.media import Media
from workstation.domain.ids import PictureId
from workstation.formats.picture_workshop import InlineWorkshop


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
