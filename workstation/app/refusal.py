"""What a window says and offers when its newsroom can't be opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from workstation import paths
from workstation.domain.errors import NewsroomDamaged
from workstation.domain.policy import Feature
from workstation.ui.context import Context
from workstation.ui.dialogs.backups import BackupsDialog
from workstation.ui.dialogs.unsaved import keep_copies
from workstation.ui.notices import failure


class Refusal(QObject):
    """Says why, and lets a person bring a backup back or open another newsroom.

    Nothing here is waited for: the session may end meanwhile, and the window with it.
    """

    ended = Signal(object)
    """The window is of no more use. A Path or a Restoring: what to open next; None: no more."""

    def __init__(self, window: QWidget, context: Context, newsroom: Path) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._newsroom = newsroom
        self._next: object = None

    def tell(self, error: Exception) -> None:
        """Say why, and what can be done."""
        box = QMessageBox(self._window)
        box.setWindowTitle(self._window.windowTitle())
        box.setIcon(QMessageBox.Icon.Critical)
        box.setText("\n\n".join(filter(None, (failure(error), self._keep_early()))))
        if isinstance(error, NewsroomDamaged):
            backups = box.addButton(self.tr("Backups…"), QMessageBox.ButtonRole.AcceptRole)
            box.setDefaultButton(backups)
        policy = self._context.desk.policy
        if policy is None or Feature.OTHER_NEWSROOMS not in policy.off:
            box.addButton(self.tr("Another newsroom…"), QMessageBox.ButtonRole.ActionRole)
        close = box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(close)
        box.finished.connect(partial(self._on_read, box))
        box.open()

    def _keep_early(self) -> str:
        """Keep what was written before it was known that it can't be saved; say where."""
        unsaved = self._context.desk.unsaved
        folder = paths.state_folder() / "unsaved"
        if not unsaved or not keep_copies(folder, unsaved):
            return ""
        return self.tr("What you have just written is kept in %1.").replace("%1", str(folder))

    def _on_read(self, box: QMessageBox, _result: int) -> None:
        chosen = box.clickedButton()
        role = QMessageBox.ButtonRole.RejectRole if chosen is None else box.buttonRole(chosen)
        if role is QMessageBox.ButtonRole.AcceptRole:
            self._offer_backups()
        elif role is QMessageBox.ButtonRole.ActionRole:
            self._choose_another()
        else:
            self._end()

    def _offer_backups(self) -> None:
        dialog = BackupsDialog(self._context.backups, self._context.icons, self._window)
        dialog.restore_wanted.connect(self._go_on_with)
        # After the signal above, which follows the closing.
        dialog.finished.connect(self._end, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def _choose_another(self) -> None:
        dialog = QFileDialog(
            self._window, self.tr("Open another newsroom"), str(self._newsroom.parent)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._on_folder_chosen)
        dialog.finished.connect(self._end, Qt.ConnectionType.QueuedConnection)
        dialog.open()

    def _on_folder_chosen(self, name: str) -> None:
        self._go_on_with(Path(name))

    def _go_on_with(self, following: object) -> None:
        self._next = following

    def _end(self) -> None:
        self.ended.emit(self._next)
