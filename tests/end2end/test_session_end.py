"""The system ends the session: all is saved before it answers, and nobody is asked in vain."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from tests.end2end.conftest import StartWindow
from tests.end2end.test_bad_days import Person, set_disk, short_of_space, stored
from tests.end2end.test_refusal import ended, finish
from tests.helpers.driving import Driver
from tests.helpers.quiet import Quiet
from workstation import paths
from workstation.app.desktop import Desktop
from workstation.desk.session import read_session
from workstation.domain.errors import DiskFull
from workstation.ui.on_demand import notices

__all__ = ["short_of_space"]


class Manager:
    """Stands for the system's session manager, of which Qt alone can make one."""

    def __init__(self, *, asks: bool) -> None:
        self._asks = asks
        self.said: list[str] = []

    def allowsInteraction(self) -> bool:
        return self._asks

    def cancel(self) -> None:
        self.said.append("cancel")

    def release(self) -> None:
        self.said.append("release")


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    found = Desktop(qapp)
    yield found
    qapp.commitDataRequest.disconnect(found._on_session_ends)
    found.close()
    found.deleteLater()


def end(desktop: Desktop, driver: Driver, *, asks: bool) -> list[str]:
    """Let the session end; return what the manager was told."""
    desktop.save = driver.program.save
    manager = Manager(asks=asks)
    desktop._on_session_ends(cast("QSessionManager", manager))
    return manager.said


def test_what_was_typed_last_is_stored_before_the_session_ends(
    desktop: Desktop, start_window: StartWindow, demo_folder: Path, tmp_path: Path
) -> None:
    driver = start_window(demo_folder)
    article = driver.open("ferry-winter-timetable")
    editor = driver.named("Text of the article", QWidget)
    for asks, words in ((True, "As the lights went out. "), (False, "And on again. ")):
        driver.type(words, editor)
        assert end(desktop, driver, asks=asks) == (["release"] if asks else [])
        assert words in stored(demo_folder, article.id)
    assert read_session(tmp_path / "session.json").current == article.id
    # Somebody else may have called the end off: the window goes on.
    driver.type("Still here. ", editor)
    driver.wait(lambda: not article.dirty, "the article to be saved")
    assert "Still here. " in stored(demo_folder, article.id)


def test_nobody_is_asked_where_nobody_may_be_and_copies_are_kept(
    desktop: Desktop, short_of_space: Driver
) -> None:
    article = short_of_space.program.desk.current
    assert article is not None
    assert end(desktop, short_of_space, asks=False) == []
    (copy,) = (paths.state_folder() / "unsaved").iterdir()
    assert copy.read_text("utf-8") == f"A long night\n\n{article.body()}"
    set_disk(short_of_space, full=False)
    short_of_space.wait(lambda: not article.dirty, "the article to be saved")


def test_whoever_wants_to_stay_keeps_the_session_from_ending(
    desktop: Desktop, short_of_space: Driver
) -> None:
    person = Person("Keep the window open")
    assert end(desktop, short_of_space, asks=True) == ["cancel", "release"]
    assert "A long night" in person.read
    assert short_of_space.window.isVisible()
    set_disk(short_of_space, full=False)
    article = short_of_space.program.desk.current
    assert article is not None
    short_of_space.wait(lambda: not article.dirty, "the article to be saved")


def test_the_program_hears_of_the_end_of_a_session(desktop: Desktop) -> None:
    application = QGuiApplication.instance()
    assert application is not None
    heard = "commitDataRequest(QSessionManager&)"
    assert application.receivers(f"2{heard}") == 1


def test_whoever_goes_on_writing_may_begin_at_once(
    start_window: StartWindow, demo_folder: Path
) -> None:
    driver = start_window(demo_folder)
    article = driver.program.desk.current
    assert article is not None
    driver.type("At last: ")
    assert article.body().startswith("At last: ")
    driver.wait(lambda: not article.dirty, "the article to be saved")


def _fail(_store: object, _found: object) -> None:
    raise DiskFull


@pytest.mark.parametrize("unasked", [True, False])
def test_a_file_that_could_not_be_written_is_told_of_to_somebody_who_is_there(
    start_window: StartWindow,
    demo_folder: Path,
    unasked: bool,
    monkeypatch: pytest.MonkeyPatch,
    quiet: Quiet,
) -> None:
    if unasked:
        quiet.expect("files unwritten: The disk is full")
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *said: told.append(str(said[-1])))
    driver = start_window(demo_folder)
    program = driver.program
    program.dispatcher.keep(lambda _unit: None, _fail, owner=program)
    found = ended(driver)
    program.end_unasked() if unasked else program.window.close()
    finish(driver, found)
    assert told == ([] if unasked else [notices.failure(DiskFull())])
