"""The page of the settings on which the folder for packets is chosen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.desk.exchange_folder import FolderState
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.elided_label import ElidedLabel


class ExchangePage(QWidget):
    """Shows the folder, and lets a person choose another or none."""

    def __init__(
        self, path: Path | None, state: FolderState, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.path = path
        """The folder that was chosen."""
        self._before = (path, state)
        hint = QLabel(
            self.tr(
                "Newsrooms can hand each other articles through a folder that both reach: a "
                "shared drive, or one that is synchronised. Packets that others put there appear "
                "in the desk list; what is sent goes there. This machine alone remembers it."
            ),
            self,
        )
        hint.setProperty("role", "secondary")
        hint.setWordWrap(True)
        label = QLabel(self.tr("Shared folder for packets"), self)
        label.setProperty("role", "label")
        self.shown = ElidedLabel(parent=self)
        """The folder, in words."""
        self.shown.setAccessibleName(self.tr("Shared folder for packets"))
        self.state = QLabel(self)
        """Whether the folder is there."""
        self.state.setProperty("role", "muted")
        self.state.setWordWrap(True)
        self.choose = Button(self.tr("Choose…"), parent=self)
        """Asks for a folder."""
        self.choose.clicked.connect(self._choose)
        self.none = Button(self.tr("Use none"), parent=self)
        """Watches no folder any more."""
        self.none.clicked.connect(self._forget)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.shown, 1)
        row.addWidget(self.choose)
        row.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(hint)
        column.addSpacing(Space.MEDIUM)
        column.addWidget(label)
        column.addLayout(row)
        column.addWidget(self.state)
        column.addStretch(1)
        self._show()

    def _choose(self) -> None:
        dialog = QFileDialog(self, self.tr("Shared folder for packets"), str(self.path or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, name: str) -> None:
        self.path = Path(name)
        self._show()

    def _forget(self) -> None:
        self.path = None
        self._show()

    def _show(self) -> None:
        self.shown.setText(str(self.path) if self.path else self.tr("None"))
        self.none.setEnabled(self.path is not None)
        path, state = self._before
        words = {
            FolderState.AWAY: self.tr(
                "It is not there now. It is looked for again every few seconds."
            ),
            FolderState.SILENT: self.tr("It does not answer now. Nothing waits for it."),
        }
        same = self.path is not None and self.path == path
        self.state.setText(words.get(state, "") if same else "")
