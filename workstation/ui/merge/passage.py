"""Merged text between clashes, of which a long one shows its ends."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workstation.ui.compare.sheet import GrowingSheet
from workstation.ui.compare.writing import Writing
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind

MOST = 4
"""Paragraphs that are shown without being asked for."""


class Passage(QWidget):
    """Shows paragraphs on which nobody has to decide anything."""

    def __init__(
        self, paragraphs: tuple[str, ...], appearance: Appearance, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._between = paragraphs[1:-1] if len(paragraphs) > MOST else ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.LARGE, 0, Space.LARGE, 0)
        self._column.setSpacing(Space.SMALL)
        if not self._between:
            self._column.addWidget(self._sheet(paragraphs))
            return
        self._column.addWidget(self._sheet(paragraphs[:1]))
        self.more = Button(
            self.tr("Show %n merged paragraph(s)", "", len(self._between)),
            ButtonKind.LINK,
            small=True,
            parent=self,
        )
        """Shows what is left out."""
        self.more.clicked.connect(self._show_all)
        self._column.addWidget(self.more)
        self._column.addWidget(self._sheet(paragraphs[-1:]))

    def _show_all(self) -> None:
        place = self._column.indexOf(self.more)
        self.more.hide()
        self._column.insertWidget(place, self._sheet(self._between))

    def _sheet(self, paragraphs: tuple[str, ...]) -> GrowingSheet:
        sheet = GrowingSheet(self._appearance, self)
        sheet.setAccessibleName(self.tr("Merged text"))
        sheet.show_written(partial(_write, paragraphs))
        return sheet


def _write(paragraphs: tuple[str, ...], writing: Writing) -> None:
    for text in paragraphs:
        writing.text(text)
