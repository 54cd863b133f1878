"""The program's own notes, to read and to copy into a message to support."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFile, QIODevice, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button

MOST = 200_000
"""Bytes shown: the newest part of the log."""


class LogDialog(QDialog):
    """Shows the end of the log file; it holds no text of articles."""

    def __init__(self, log_file: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Log"))
        self.resize(860, 560)
        self._text = QPlainTextEdit(self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Log"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setPlainText(_end_of(log_file) or self.tr("The log is empty."))
        bar = self._text.verticalScrollBar()
        bar.setValue(bar.maximum())
        copy = Button(self.tr("Copy"))
        copy.clicked.connect(self._copy)
        folder = Button(self.tr("Open the folder"))
        folder.clicked.connect(
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_file.parent)))
        )
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        column.setSpacing(Space.LARGE)
        column.addWidget(self._text)
        column.addLayout(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())


def _end_of(log_file: Path) -> str:
    file = QFile(str(log_file))
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return ""
    file.seek(max(0, file.size() - MOST))
    text = bytes(file.readAll().data()).decode("utf-8", "replace")
    file.close()
    return text
