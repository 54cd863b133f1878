"""A browser for the preview's tests: started once, a fresh view for each test."""

from __future__ import annotations

from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.browser import engine
from workstation import paths
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Sized
from workstation.ui.panes.preview.web_view import WebView

__all__ = ["engine"]


@pytest.fixture(scope="session")
def png() -> bytes:
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#a8c6d8"))
    store = QByteArray()
    buffer = QBuffer(store)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes no bytes
    return bytes(store.data())


class Pictures:
    """Hands out one picture for every id, and remembers which were asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self.asked: list[PictureId | Sized] = []

    def fetch(
        self, picture: PictureId | Sized, _owner: QObject, done: Callable[[bytes | None], None]
    ) -> None:
        self.asked.append(picture)
        done(self._data)


@pytest.fixture
def pictures(png: bytes) -> Pictures:
    return Pictures(png)


@pytest.fixture
def view(qtbot: QtBot, engine: None, pictures: Pictures) -> Generator[WebView, None, None]:
    window = QWidget()
    column = QVBoxLayout(window)
    browser = WebView(paths.resources_folder(), pictures.fetch, window)
    column.addWidget(browser)
    window.resize(480, 600)
    window.show()
    with qtbot.waitSignal(browser.shown, timeout=20000):
        browser.clear()
    yield browser
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
