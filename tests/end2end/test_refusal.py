"""What the window says and offers when its newsroom can't be opened."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from tests.end2end.conftest import StartWindow
from tests.helpers.driving import Driver
from workstation import paths
from workstation.domain.errors import NewsroomDamaged, NewsroomReadOnly
from workstation.domain.policy import Feature, Policy


@pytest.fixture
def refused(start_window: StartWindow, demo_folder: Path) -> Driver:
    """A window."""
    return start_window(demo_folder)


def ask(driver: Driver, error: Exception) -> QMessageBox:
    """Have the window say that its newsroom can't be opened; return what it says it with."""
    driver.program.dispatcher.open_failed.emit(error)
    (box,) = driver.window.findChildren(QMessageBox)
    driver.wait(box.isVisible, "the box")
    return box


def ended(driver: Driver) -> list[object]:
    """Return a list that gets what is to be opened next, once the window has ended."""
    found: list[object] = []
    driver.program.ended.connect(found.append)
    return found


def finish(driver: Driver, found: list[object]) -> object:
    """Wait until the window has ended; return what is to be opened next."""
    driver.wait(lambda: bool(found), "the window to end")
    driver.closed = True
    driver.program.deleteLater()
    return found[0]


def labels(box: QMessageBox) -> set[str]:
    return {button.text() for button in box.buttons()}


def test_another_newsroom_can_be_opened_instead(
    refused: Driver, tmp_path: Path, demo_folder: Path
) -> None:
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    other = tmp_path / "other"
    other.mkdir()
    found = ended(refused)
    box = ask(refused, NewsroomReadOnly(demo_folder))
    assert labels(box) == {"Another newsroom…", "Close"}

    next(button for button in box.buttons() if button.text() == "Another newsroom…").click()
    (dialog,) = refused.window.findChildren(QFileDialog)
    refused.wait(dialog.isVisible, "the choice of a folder")
    assert not found
    refused.choose_files(other)

    assert finish(refused, found) == other


def test_a_key_closes_what_says_so_and_the_window(refused: Driver, demo_folder: Path) -> None:
    found = ended(refused)
    box = ask(refused, NewsroomDamaged(demo_folder, "page 4"))
    assert labels(box) == {"Backups…", "Another newsroom…", "Close"}

    QTest.keyClick(box, Qt.Key.Key_Escape)

    assert finish(refused, found) is None


def test_where_the_organisation_allows_no_other_newsroom_none_is_offered(
    refused: Driver, demo_folder: Path
) -> None:
    found = ended(refused)
    refused.program.desk.policy = Policy(off=frozenset({Feature.OTHER_NEWSROOMS}))
    box = ask(refused, NewsroomReadOnly(demo_folder))
    assert labels(box) == {"Close"}
    box.close()
    assert finish(refused, found) is None


def test_the_session_may_end_while_it_is_said(refused: Driver, demo_folder: Path) -> None:
    found = ended(refused)
    ask(refused, NewsroomReadOnly(demo_folder))

    refused.program.end_unasked()

    assert finish(refused, found) is None


def test_what_was_written_meanwhile_is_kept(
    refused: Driver, demo_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = refused.open("ferry-winter-timetable")
    monkeypatch.setattr(type(refused.program.desk), "unsaved", (article,))
    found = ended(refused)

    box = ask(refused, NewsroomReadOnly(demo_folder))

    folder = paths.state_folder() / "unsaved"
    assert str(folder) in box.text()
    (copy,) = folder.iterdir()
    assert article.body() in copy.read_text("utf-8")
    box.close()
    finish(refused, found)
