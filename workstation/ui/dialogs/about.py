"""About: what runs here, where things are, and under which licences."""

from __future__ import annotations

import platform
from functools import partial
from pathlib import Path

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from workstation import __version__
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.licences import LicencePart, read_licences
from workstation.ui.facts import Facts
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button

LICENCES_SIZE = (640, 360)


class AboutDialog(QDialog):
    """Versions and places, to be copied into a message to support."""

    def __init__(
        self, facts: Facts, dispatcher: Dispatcher, resources: Path, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Editorial Workstation"))
        title = QLabel(self.tr("Editorial Workstation %1").replace("%1", __version__))
        title.setProperty("role", "title")
        self._facts = self._gather(facts)
        tabs = QTabWidget()
        tabs.addTab(self._program(), self.tr("Program"))
        tabs.addTab(self._licences(), self.tr("Licences"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.GUTTER)
        column.setSpacing(Space.LARGE)
        column.addWidget(title)
        column.addWidget(tabs)
        column.addLayout(self._buttons())
        dispatcher.compute(partial(read_licences, resources), owner=self, done=self._show_licences)

    def _program(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.SMALL)
        for name, value in self._facts:
            column.addWidget(self._line(name, value))
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self._licence())
        column.addStretch(1)
        return page

    def _licences(self) -> QWidget:
        page = QWidget()
        self.parts = QListWidget()
        """What is shipped."""
        self.parts.setAccessibleName(self.tr("What is shipped"))
        self.text = QPlainTextEdit()
        """The licence of what is chosen."""
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Licence"))
        self.parts.currentRowChanged.connect(self._show_text)
        self._found: tuple[LicencePart, ...] = ()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, Space.LARGE, 0, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self.parts, 2)
        row.addWidget(self.text, 3)
        page.setMinimumSize(*LICENCES_SIZE)
        return page

    def _show_licences(self, found: tuple[LicencePart, ...]) -> None:
        self._found = found
        self.parts.addItems([f"{part.name} {part.version}".rstrip() for part in found])
        self.parts.setCurrentRow(0)

    def _show_text(self, row: int) -> None:
        if not 0 <= row < len(self._found):
            return
        part = self._found[row]
        heads = (f"{part.name} {part.version}", part.about, part.licence, part.homepage)
        parts = ["\n".join(head for head in heads if head), *part.texts]
        self.text.setPlainText("\n\n".join(parts))

    def _gather(self, facts: Facts) -> list[tuple[str, str]]:
        """Return what is told, each with its name."""
        sandbox = self.tr("on") if facts.sandbox else self.tr("off (started without it)")
        return [
            ("Qt", qVersion()),
            ("PySide", pyside_version),
            ("Python", platform.python_version()),
            (self.tr("System"), platform.platform(terse=True)),
            (self.tr("Preview sandbox"), sandbox),
            (self.tr("Newsroom"), str(facts.newsroom)),
            (self.tr("Log"), str(facts.log_file)),
        ]

    def _line(self, name: str, value: str) -> QLabel:
        line = QLabel(f"{name}: {value}")
        line.setTextFormat(Qt.TextFormat.PlainText)
        line.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return line

    def _licence(self) -> QLabel:
        licence = QLabel(
            self.tr(
                "Editorial Workstation is free software under the MIT licence. It uses Qt under "
                "the LGPL: the Qt libraries beside the program may be replaced by others of the "
                "same version. Fonts: Inter and Newsreader (OFL). Icons: Lucide (ISC)."
            )
        )
        licence.setWordWrap(True)
        licence.setMinimumWidth(460)
        licence.setProperty("role", "secondary")
        return licence

    def _buttons(self) -> QHBoxLayout:
        copy = Button(self.tr("Copy details"))
        copy.clicked.connect(self._copy)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        text = "\n".join(f"{name}: {value}" for name, value in self._facts)
        QGuiApplication.clipboard().setText(f"Editorial Workstation {__version__}\n{text}")
