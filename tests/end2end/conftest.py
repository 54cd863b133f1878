"""These tests drive the whole window on a newsroom of their own."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.driving import Driver, make_appearance, start
from tests.helpers.newsrooms import FrozenClock, clock, newsroom_folder, template_newsroom
from workstation import paths
from workstation.services import demo
from workstation.ui import english, web_environment
from workstation.ui.theme import Preference

__all__ = ["clock", "newsroom_folder", "template_newsroom"]

StartWindow = Callable[[Path], Driver]


@pytest.fixture(autouse=True)
def as_the_program(qapp: QApplication) -> Iterator[None]:
    """Let the preview start, and counts be said, as in the program."""
    web_environment.prepare()
    plurals = english.install(qapp)
    yield
    qapp.removeTranslator(plurals)
    plurals.deleteLater()


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory, template_clock: FrozenClock) -> Path:
    """The demo newsroom, made once per run; tests copy it."""
    folder = tmp_path_factory.mktemp("demo") / "newsroom"
    demo.make(folder, paths.resources_folder() / "demo", template_clock).close()
    return folder


@pytest.fixture(scope="session")
def template_clock() -> FrozenClock:
    return FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


@pytest.fixture
def demo_folder(demo_template: Path, tmp_path: Path) -> Path:
    """A demo newsroom that no program has open."""
    return Path(shutil.copytree(demo_template, tmp_path / "demo"))


@pytest.fixture
def start_window(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[StartWindow]:
    """Open windows on newsrooms; those still open are closed at the end."""
    appearance = make_appearance(qapp, Preference.LIGHT)
    started: list[Driver] = []

    def open_window(folder: Path) -> Driver:
        driver = start(folder, appearance, session_file=tmp_path / "session.json")
        started.append(driver)
        return driver

    yield open_window
    for driver in started:
        if not driver.closed:
            driver.close()
