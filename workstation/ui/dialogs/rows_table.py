"""A small table whose rows a person adds, edits, moves and removes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QTableWidget, QVBoxLayout, QWidget

from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.widgets.prompt_delegate import PromptDelegate


class RowsTable(QWidget):
    """A table with buttons below it; `fill` puts the cells of a new row in place."""

    def __init__(
        self,
        name: str,
        headings: list[str],
        add: str,
        fill: Callable[[QTableWidget, int], None],
        icons: Icons,
    ) -> None:
        super().__init__()
        self._fill = fill
        self.table = QTableWidget(0, len(headings))
        self.table.setItemDelegate(PromptDelegate(self.table))
        """The rows; the cells are the caller's."""
        self.table.setAccessibleName(name)
        self.table.setHorizontalHeaderLabels(headings)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(36)
        self.table.setShowGrid(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        new = Button(add, icon=icons.icon("plus"), small=True)
        new.clicked.connect(self._on_add)
        remove = ToolButton(self.tr("Remove the chosen row"), icons.icon("trash-2"))
        remove.clicked.connect(self._on_remove)
        buttons = QHBoxLayout()
        buttons.addWidget(new)
        buttons.addStretch(1)
        buttons.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.table)
        column.addLayout(buttons)

    def add_row(self) -> int:
        """Add a row at the end; return its place."""
        place = self.table.rowCount()
        self.table.insertRow(place)
        self._fill(self.table, place)
        return place

    def _on_add(self) -> None:
        place = self.add_row()
        self.table.setCurrentCell(place, 0)
        self.table.edit(self.table.currentIndex())

    def _on_remove(self) -> None:
        place = self.table.currentRow()
        if place >= 0:
            self.table.removeRow(place)
