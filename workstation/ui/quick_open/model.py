"""The rows under the search box: headings and choices."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workstation.ui.quick_open.choices import Choice, Kind, kind_title

Index = QModelIndex | QPersistentModelIndex
Row = Choice | str
"""A choice, or the heading of a group."""


class Role(IntEnum):
    """What the rows tell beside their titles."""

    ROW = Qt.ItemDataRole.UserRole


class ChoicesModel(QAbstractListModel):
    """Puts a heading over each group of choices."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    def show_choices(self, choices: tuple[Choice, ...], *, recent: bool) -> None:
        """Offer other choices; what is offered already leaves everything as it is."""
        rows: list[Row] = []
        group: Kind | None = None
        for choice in choices:
            if choice.kind is not group:
                group = choice.kind
                rows += [title] if (title := kind_title(group, recent=recent)) else []
            rows.append(choice)
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row if isinstance(row, str) else spoken(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen."""
        if not index.isValid() or isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def choice(self, place: int) -> Choice | None:
        """Return the choice at a place, None for a heading."""
        row = self._rows[place] if 0 <= place < len(self._rows) else ""
        return None if isinstance(row, str) else row

    def places(self) -> list[int]:
        """Return where the choices stand."""
        return [place for place, row in enumerate(self._rows) if not isinstance(row, str)]

    def place_of(self, wanted: Choice) -> int | None:
        """Return where a choice stands, whatever is said about it now."""
        for place in self.places():
            choice = self.choice(place)
            if choice and (choice.kind, choice.key) == (wanted.kind, wanted.key):
                return place
        return None


def spoken(choice: Choice) -> str:
    """Say a choice in words for screen readers."""
    group = kind_title(choice.kind, recent=False)
    return ", ".join(part for part in (choice.title, choice.detail, group) if part)
