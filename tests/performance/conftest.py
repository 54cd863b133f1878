"""The window on a small newsroom, with SQL on the GUI thread forbidden."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.browser import engine
from tests.helpers.driving import Driver, make_appearance, start
from tests.performance import material
from workstation.storage import guard
from workstation.storage.store import Store
from workstation.ui.theme import Preference

__all__ = ["engine"]

ARTICLES = 40
WORDS = 600


@pytest.fixture(scope="session")
def made_newsroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A newsroom with a few articles, made once per run; tests copy it."""
    folder = tmp_path_factory.mktemp("made") / "newsroom"
    material.make(folder, ARTICLES, WORDS)
    return folder


@pytest.fixture
def newsroom(made_newsroom: Path, tmp_path: Path) -> Path:
    """A newsroom that no program has open."""
    return Path(shutil.copytree(made_newsroom, tmp_path / "newsroom"))


@pytest.fixture
def store(newsroom: Path) -> Iterator[Store]:
    """The newsroom without a window."""
    opened = Store.open(newsroom, material.Clock())
    yield opened
    opened.close()


@pytest.fixture
def no_sql_here() -> Iterator[None]:
    """Let SQL on this thread, which draws the window, be an error."""
    guard.forbid_thread(threading.get_ident())
    yield
    guard.allow_thread(threading.get_ident())


@pytest.fixture
def driver(
    qapp: QApplication, engine: None, newsroom: Path, tmp_path: Path, no_sql_here: None
) -> Iterator[Driver]:
    """The window, open and still."""
    appearance = make_appearance(qapp, Preference.LIGHT)
    opened = start(newsroom, appearance, session_file=tmp_path / "session.json")
    opened.wait(lambda: len(opened.program.context.library.ids) == ARTICLES, "the whole list")
    yield opened
    if not opened.closed:
        opened.close()
