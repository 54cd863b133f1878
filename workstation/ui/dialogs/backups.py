"""The newsroom's backups: which there are, whether they can be used, and bringing one back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workstation.desk.backups import Backups, KeptBackup, Restoring
from workstation.domain.backups import Rehearsal
from workstation.ui.counted import Counted
from workstation.ui.icons import Icons
from workstation.ui.notices import failure
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.banner import Banner, Level
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.words import full_moment

WIDTH, HEIGHT = 620, 460


class BackupsDialog(QDialog):
    """Lists the backups, tries the newest out, and asks for one to be brought back."""

    restore_wanted = Signal(object)
    """A `Restoring`: what is to be brought back, and where to. The dialog is closed."""

    def __init__(self, backups: Backups, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._backups = backups
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Backups"))
        self.resize(WIDTH, HEIGHT)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Backups, the newest first"))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.none = QLabel(self.tr("There is no backup yet."), self)
        """Shown in the list's place while there is nothing to choose."""
        self.none.setProperty("role", "secondary")
        self.told = Banner(icons, Level.INFO, "", dismissible=False)
        """How trying out went."""
        self.told.hide()
        self.try_out = Button(self.tr("Try the newest out"), icon=icons.icon("circle-check"))
        self.from_file = Button(self.tr("From a file…"), icon=icons.icon("folder-open"))
        self.copy = Button(self.tr("Open in a new folder…"))
        self.restore = Button(self.tr("Restore…"), ButtonKind.PRIMARY)
        self.try_out.clicked.connect(self._rehearse)
        self.from_file.clicked.connect(self._choose_file)
        self.copy.clicked.connect(self._choose_folder)
        self.restore.clicked.connect(self._confirm)
        self._lay_out()
        self._show(())
        self.list.show()  # until it is known that there are none
        self.none.hide()
        backups.list(self, self._show)

    def _lay_out(self) -> None:
        where = str(self._backups.newsroom / "backups")
        words = self.tr("Kept in %1. Texts, pictures and the page template come back together.")
        place = QLabel(words.replace("%1", where))
        place.setWordWrap(True)
        place.setProperty("role", "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        column.setSpacing(Space.LARGE)
        column.addWidget(place)
        elsewhere = self._backups.plan.elsewhere
        if elsewhere is not None:
            second = QLabel(self.tr("Second copies: %1").replace("%1", str(elsewhere)))
            second.setProperty("role", "secondary")
            column.addWidget(second)
        column.addWidget(self.list, 1)
        column.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.told)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.reject)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.try_out)
        above.addWidget(self.from_file)
        above.addStretch(1)
        below.addWidget(close)
        below.addStretch(1)
        below.addWidget(self.copy)
        below.addWidget(self.restore)
        column.addLayout(above)
        column.addLayout(below)

    def _show(self, backups: tuple[KeptBackup, ...]) -> None:
        if not isValid(self):
            return  # it was closed while its answer was on the way
        self.list.clear()
        for backup in backups:
            when = full_moment(backup.at, backup.at)
            size = QLocale().formattedDataSize(
                backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
            )
            item = QListWidgetItem(f"{when}   ·   {size}", self.list)
            item.setData(Qt.ItemDataRole.UserRole, backup)
        self.list.setCurrentRow(0)
        self.list.setVisible(bool(backups))
        self.none.setVisible(not backups)
        self.try_out.setEnabled(bool(backups))
        self._on_chosen(self.list.currentRow())

    def _chosen(self) -> KeptBackup | None:
        item = self.list.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return found if isinstance(found, KeptBackup) else None

    def _on_chosen(self, _row: int) -> None:
        for button in (self.copy, self.restore):
            button.setEnabled(self._chosen() is not None)

    # Trying out

    def _rehearse(self) -> None:
        self.try_out.setEnabled(False)
        self.told.show_notice(Level.INFO, self.tr("The newest backup is restored on trial…"))
        self._backups.rehearse(self, self._on_tried, self._on_failed)

    def _on_tried(self, found: Rehearsal | None) -> None:
        self.try_out.setEnabled(True)
        if found is None:
            self.told.show_notice(Level.WARNING, self.tr("There is no backup yet."))
            return
        words = self.tr("The backup of %1 can be restored: %2 and %3, every one as it was stored.")
        said = (
            words.replace("%1", full_moment(found.backup, found.backup))
            .replace("%2", Counted().articles(found.articles))
            .replace("%3", Counted().pictures(found.pictures))
        )
        if found.missing_pictures:
            lost = Counted().pictures_without_backup(found.missing_pictures)
            self.told.show_notice(Level.WARNING, f"{said} {lost}")
        else:
            self.told.show_notice(Level.DONE, said)

    def _on_failed(self, error: Exception) -> None:
        self.try_out.setEnabled(True)
        said = self.tr("The newest backup can’t be used; choose an older one.")
        self.told.show_notice(Level.ERROR, f"{said} {failure(error)}")

    # Restoring

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, self.tr("Choose a backup"), "", self.tr("Backups (*.db *.zip);;All files (*)")
        )
        if name:
            self._ask(Path(name), self.tr("Restore the newsroom from this file?"))

    def _confirm(self) -> None:
        backup = self._chosen()
        if backup is not None:
            words = self.tr("Restore the newsroom as it was at %1?")
            self._ask(backup.file, words.replace("%1", full_moment(backup.at, backup.at)))

    def _ask(self, file: Path, question: str) -> None:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(question)
        box.setInformativeText(
            self.tr(
                "What is there now is kept beside it. The backup is first opened and read in a "
                "folder of its own; if anything is wrong with it, nothing changes."
            )
        )
        go = box.addButton(self.tr("Restore"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        if box.clickedButton() is go:
            self._want(Restoring(file, self._backups.newsroom))

    def _choose_folder(self) -> None:
        backup = self._chosen()
        if backup is None:
            return
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Where is the restored newsroom to be kept?"), str(Path.home())
        )
        if name:
            stem = f"{self._backups.newsroom.name}-{backup.at:%Y-%m-%d-%H%M}"
            self._want(Restoring(backup.file, Path(name) / stem))

    def _want(self, restoring: Restoring) -> None:
        self.accept()
        self.restore_wanted.emit(restoring)
