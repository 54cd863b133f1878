"""The newsroom's own words: its dictionary, and the terms of its house style."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from workstation.domain.canonical import single_line
from workstation.domain.newsroom import StyleTerm
from workstation.ui.dialogs.rows_table import RowsTable
from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.fields import TextArea

LINES = 14
_COLUMNS = 3


class DictionaryPage(QWidget):
    """Edits the words that are right in every article."""

    def __init__(self) -> None:
        super().__init__()
        self.text = TextArea(
            self.tr("Words that are right in every article, one a line"),
            paragraphs=True,
            least_lines=LINES,
            most_lines=LINES,
            own_history=True,
        )
        """A word a line."""
        self.text.set_advice(
            self.tr("Names of people and sections are known anyway, with or without ’s.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.LARGE, 0, 0)
        column.addWidget(self.text)
        column.addStretch(1)

    def show_words(self, words: tuple[str, ...]) -> None:
        """Show the words there are."""
        self.text.set_text("\n".join(words))

    def words(self) -> tuple[str, ...]:
        """Return what was entered."""
        lines = self.text.text().split("\n")
        return tuple(word for line in lines if (word := single_line(line)))


class HouseStylePage(RowsTable):
    """Edits preferred forms and banned terms."""

    def __init__(self, icons: Icons) -> None:
        super().__init__(
            self.tr("House style"),
            [self.tr("Avoid"), self.tr("Write instead"), self.tr("Why")],
            self.tr("Add term"),
            _fill,
            icons,
        )
        for column in range(1, _COLUMNS):
            self.table.horizontalHeader().setSectionResizeMode(
                column, QHeaderView.ResizeMode.Stretch
            )

    def show_terms(self, terms: tuple[StyleTerm, ...]) -> None:
        """Show the terms there are."""
        for term in terms:
            place = self.add_row()
            for column, text in enumerate((term.avoid, term.instead, term.why)):
                self.cell(place, column).setText(text)

    def terms(self) -> tuple[StyleTerm, ...]:
        """Return what was entered; a term that is there twice counts as it is there last."""
        found = {}
        for place in range(self.table.rowCount()):
            texts = [single_line(self.cell(place, column).text()) for column in range(_COLUMNS)]
            if texts[0]:
                found[texts[0]] = StyleTerm(*texts)
        return tuple(found.values())

    def cell(self, place: int, column: int) -> QTableWidgetItem:
        """Return a cell of a row."""
        item = self.table.item(place, column)
        assert item is not None, "every row is filled when it is added"
        return item


def _fill(table: QTableWidget, place: int) -> None:
    for column in range(_COLUMNS):
        table.setItem(place, column, QTableWidgetItem(""))
