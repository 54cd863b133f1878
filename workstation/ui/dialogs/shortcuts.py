"""Every command and its keys, made from the declarations."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workstation.ui.actions.registry import Actions
from workstation.ui.actions.spec import Menu
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import translate
from workstation.ui.widgets.search_field import SearchField


class ShortcutsDialog(QDialog):
    """Lists the commands by menu; words typed above narrow the list."""

    def __init__(self, actions: Actions, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(680, 620)
        search = SearchField(self.tr("Search commands"), icons)
        search.edited.connect(self._narrow)
        search.cancelled.connect(self.reject)
        specs = [spec for menu in Menu for spec in actions.specs() if spec.menu is menu]
        self._table = QTableWidget(len(specs), 3)
        self._table.setAccessibleName(self.windowTitle())
        self._table.setHorizontalHeaderLabels(
            [self.tr("Command"), self.tr("Keys"), self.tr("What it does")]
        )
        self._table.verticalHeader().hide()
        self._table.setShowGrid(False)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        for row, spec in enumerate(specs):
            keys = ", ".join(
                sequence.toString(QKeySequence.SequenceFormat.NativeText)
                for sequence in spec.sequences()[:1]
            )
            menu = translate("Menu", spec.menu.value)
            for column, text in enumerate(
                (f"{menu}: {spec.shown_title()}", keys, spec.shown_help())
            ):
                self._table.setItem(row, column, QTableWidgetItem(text))
        header = self._table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        stack = QVBoxLayout(self)
        stack.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.GUTTER)
        stack.setSpacing(Space.LARGE)
        stack.addWidget(search)
        stack.addWidget(self._table)
        search.start()

    def _narrow(self, words: str) -> None:
        for row in range(self._table.rowCount()):
            cells = (self._table.item(row, column) for column in range(3))
            text = " ".join(cell.text() for cell in cells if cell).casefold()
            self._table.setRowHidden(
                row, not all(word in text for word in words.casefold().split())
            )
