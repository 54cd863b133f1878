"""The settings say which folder packets go through, and remember another one when saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.benches import Bench
from workstation.desk.exchange_folder import FolderState
from workstation.ui.dialogs.newsroom_settings import NewsroomSettingsDialog


def test_a_folder_is_chosen_and_forgotten(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    feed = bench.context.packets
    dialog = NewsroomSettingsDialog(bench.desk, bench.context.icons, host, feed)
    dialog.exchange.choose.click()
    chooser = dialog.exchange.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert feed.folder() is None, "nothing is changed before it is saved"
    dialog.accept()
    assert feed.folder() == tmp_path
    qtbot.waitUntil(lambda: feed.exchange.state is FolderState.THERE, timeout=10000)

    again = NewsroomSettingsDialog(bench.desk, bench.context.icons, host, feed)
    assert again.exchange.shown.text() == str(tmp_path)
    again.exchange.none.click()
    again.accept()
    assert feed.folder() is None
    assert feed.exchange.state is FolderState.NONE
