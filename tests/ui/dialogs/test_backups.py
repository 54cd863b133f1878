"""The dialog of backups: what is listed, how trying out went, what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from shiboken6 import delete

from tests.helpers.benches import Bench
from workstation.desk.backups import Backups, KeptBackup, Restoring
from workstation.domain.backups import BackupPlan
from workstation.storage.store import Store
from workstation.ui.dialogs.backups import BackupsDialog


class Open(Protocol):
    """Opens the dialog once there are so many backups."""

    def __call__(self, count: int = 1) -> BackupsDialog: ...


@pytest.fixture
def backups(bench: Bench, newsroom_folder: Path) -> Iterator[Backups]:
    found = Backups(bench.desk, newsroom_folder, BackupPlan(elsewhere=Path("disk")), bench.desk)
    found.stop()
    yield found
    bench.settle()


@pytest.fixture
def dialog(bench: Bench, backups: Backups) -> Iterator[Open]:
    parent = QWidget()
    bench.qtbot.addWidget(parent)

    def make(count: int = 1) -> BackupsDialog:
        for _ in range(count):
            bench.desk.dispatcher.files(Store.backup, owner=bench.desk).result(20)
        made = BackupsDialog(backups, bench.context.icons, parent)
        bench.qtbot.waitUntil(lambda: made.list.count() == count)
        return made

    yield make
    parent.hide()


def test_backups_are_listed_and_the_newest_is_chosen(dialog: Open) -> None:
    made = dialog()
    assert made.list.currentRow() == 0
    assert "22 Nov" in made.list.item(0).text()
    assert made.restore.isEnabled()


def test_an_answer_to_a_dialog_that_is_gone_is_dropped(
    bench: Bench, backups: Backups, dialog: Open
) -> None:
    parent = QWidget()
    gone = BackupsDialog(backups, bench.context.icons, parent)
    delete(parent)
    made = dialog()  # its list is answered after that of the other
    assert made.list.count() == 1
    gone._show(())


def test_without_backups_only_a_file_can_be_restored(
    bench: Bench, dialog: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers: list[object] = []
    show = BackupsDialog._show

    def noted(self: BackupsDialog, backups: tuple[KeptBackup, ...]) -> None:
        show(self, backups)
        answers.append(backups)

    monkeypatch.setattr(BackupsDialog, "_show", noted)
    made = dialog(0)
    bench.qtbot.waitUntil(lambda: len(answers) == 2)  # when it is made, and when it is known
    enabled = [made.try_out, made.copy, made.restore, made.from_file]
    assert [button.isEnabled() for button in enabled] == [False, False, False, True]


def test_trying_out_says_what_would_come_back(bench: Bench, dialog: Open) -> None:
    made = dialog()
    made.try_out.click()
    bench.qtbot.waitUntil(made.try_out.isEnabled, timeout=20000)
    assert "can be restored" in made.told.text()


def test_a_backup_that_is_damaged_says_so(
    bench: Bench, dialog: Open, newsroom_folder: Path
) -> None:
    made = dialog()
    (file,) = (newsroom_folder / "backups").glob("*.db")
    file.write_bytes(b"junk")
    made.try_out.click()
    bench.qtbot.waitUntil(made.try_out.isEnabled, timeout=20000)
    assert "choose an older one" in made.told.text()


@pytest.mark.parametrize("answer", ["Restore", "Cancel"])
def test_restoring_asks_first(
    bench: Bench, dialog: Open, newsroom_folder: Path, answer: str
) -> None:
    made = dialog()
    wanted: list[Restoring] = []
    made.restore_wanted.connect(wanted.append)

    def reply() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text() == answer).click()

    QTimer.singleShot(0, made, reply)
    made.restore.click()
    (file,) = (newsroom_folder / "backups").glob("*.db")
    assert wanted == ([Restoring(file, newsroom_folder)] if answer == "Restore" else [])


def test_a_backup_is_opened_in_a_new_folder(
    bench: Bench, dialog: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    made = dialog()
    with bench.qtbot.waitSignal(made.restore_wanted) as told:
        made.copy.click()
    at = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    assert told.args is not None
    assert told.args[0].folder == tmp_path / f"newsroom-{at:%Y-%m-%d-%H%M}"


def test_a_newsroom_without_a_backup_says_so(bench: Bench, dialog: Open) -> None:
    made = dialog(0)
    made.show()
    bench.qtbot.waitUntil(made.none.isVisible)
    assert made.none.text() == "There is no backup yet."
    assert not made.list.isVisible()
    assert not made.try_out.isEnabled()
