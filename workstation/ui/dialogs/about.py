"""About: what runs here, where things are, and under which licences."""

from __future__ import annotations

import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation import __version__
from workstation.ui.facts import Facts
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button


class AboutDialog(QDialog):
    """Versions and places, to be copied into a message to support."""

    def __init__(self, facts: Facts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Editorial Workstation"))
        title = QLabel(self.tr("Editorial Workstation %1").replace("%1", __version__))
        title.setProperty("role", "title")
        self._facts = self._gather(facts)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.GUTTER)
        column.setSpacing(Space.SMALL)
        column.addWidget(title)
        column.addSpacing(Space.MEDIUM)
        for name, value in self._facts:
            column.addWidget(self._line(name, value))
        column.addSpacing(Space.MEDIUM)
        column.addWidget(self._licence())
        column.addSpacing(Space.LARGE)
        column.addLayout(self._buttons())

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
