"""The rows of the desk list, made from the newsroom and the counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workstation.desk import saved_searches
from workstation.desk.desk import Desk
from workstation.desk.library_entry import Entry, EntryKind, saved_text, stages_of
from workstation.desk.library_feed import LibraryFeed
from workstation.domain.query import DeskCounts
from workstation.domain.workflow import Stage
from workstation.ui.words import CONFLICTS, DUE, OUT, entry_title, number

if TYPE_CHECKING:
    from workstation.desk.in_tray import Incoming
    from workstation.desk.packets_feed import PacketsFeed

Index = QModelIndex | QPersistentModelIndex

_ICONS = {
    Stage.DRAFT: "file-pen",
    Stage.SUBMITTED: "send",
    Stage.IN_REVIEW: "message-square-text",
    Stage.CHANGES_REQUESTED: "corner-down-left",
    Stage.APPROVED: "circle-check",
    Stage.PUBLISHED: "globe",
    Stage.WITHDRAWN: "ban",
    Stage.SPIKED: "archive",
}
_SELDOM = (Stage.CHANGES_REQUESTED, Stage.WITHDRAWN)
"""Stages that are listed only while something is in them."""


class Role(IntEnum):
    """What the rows tell beside their titles."""

    ROW = Qt.ItemDataRole.UserRole
    """The `Row` itself."""


@dataclass(frozen=True, slots=True)
class Row:
    """A heading, or an entry under it; a section has a dot instead of an icon."""

    title: str
    entry: Entry | None = None
    icon: str = ""
    count: int = 0
    packet: Incoming | None = None
    """A packet in the shared folder; its row is no entry."""
    detail: str = ""
    """A second line."""


class DeskListModel(QAbstractListModel):
    """Headings and entries in the order they are shown."""

    def __init__(self, desk: Desk, library: LibraryFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._library = library
        self._rows: tuple[Row, ...] = ()
        self._feed: PacketsFeed | None = None
        desk.newsroom_changed.connect(self._refresh)
        library.counted.connect(self._refresh)
        library.entry_changed.connect(self._refresh)
        self._refresh()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's title, its words for screen readers, or the row."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        if role == Qt.ItemDataRole.ToolTipRole and row.packet is not None:
            return f"{row.title}\n{row.detail}"
        if role == Qt.ItemDataRole.ToolTipRole and row.entry is not None:
            return self._tip(row.entry)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Rename a saved search."""
        entry = self._rows[index.row()].entry
        title = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or entry is None or entry.kind is not EntryKind.SAVED:
            return False
        if not title or title == entry.value:
            return False
        shown = self._library.entry == entry
        name = saved_searches.rename(self._desk, entry.value, title)
        if shown:
            self._library.choose(Entry(EntryKind.SAVED, name).id)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings can't be chosen; saved searches can be renamed."""
        entry = self._rows[index.row()].entry if index.isValid() else None
        if entry is None and self._rows[index.row()].packet is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if entry is not None and entry.kind is EntryKind.SAVED:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def row(self, place: int) -> Row:
        """Return the row at a place."""
        return self._rows[place]

    def place_of(self, entry: Entry) -> int | None:
        """Return where an entry stands, None if it is not in the list."""
        return next((at for at, row in enumerate(self._rows) if row.entry == entry), None)

    def _tip(self, entry: Entry) -> str | None:
        """Say in full what may be cut short: a name, and what a saved search looks for."""
        if entry.kind is EntryKind.SECTION:
            return entry.value
        if entry.kind is not EntryKind.SAVED:
            return None
        sought = saved_text(self._desk.newsroom, entry.value) or ""
        return self.tr("%1: finds %2").replace("%1", entry.value).replace("%2", sought)

    def _spoken(self, row: Row) -> str:
        if row.packet is not None:
            return (
                self.tr("%1, %2. Enter opens it").replace("%1", row.title).replace("%2", row.detail)
            )
        if row.entry is None:
            return self.tr("%1, heading").replace("%1", row.title)
        if row.count == 1:
            return self.tr("%1, 1 article").replace("%1", row.title)
        words = self.tr("%1, %2 articles").replace("%1", row.title)
        return words.replace("%2", number(row.count))

    def _refresh(self, _what: object = None) -> None:
        """Take over what changed; rows keep their indexes while only numbers change."""
        rows = self._make()
        if [row.entry for row in rows] != [row.entry for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
        elif rows != self._rows:
            self._rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _make(self) -> tuple[Row, ...]:
        newsroom, counts = self._desk.newsroom, self._library.counts
        rows = [Row(self.tr("Desk")), *self._desk_rows(counts), *self._packets()]
        if newsroom.sections:
            rows.append(Row(self.tr("Sections")))
            for section in newsroom.sections:
                entry = Entry(EntryKind.SECTION, section.name)
                rows.append(Row(section.name, entry, "", counts.sections.get(section.name, 0)))
        if newsroom.saved_searches:
            rows.append(Row(self.tr("Saved searches")))
            for search in newsroom.saved_searches:
                entry = Entry(EntryKind.SAVED, search.name)
                rows.append(Row(search.name, entry, "bookmark", counts.saved.get(search.name, 0)))
        return tuple(rows)

    def follow(self, packets: PacketsFeed) -> None:
        """List what comes into the shared folder, too."""
        self._feed = packets
        packets.in_tray.changed.connect(self._refresh)
        packets.exchange.changed.connect(self._refresh)
        self._refresh()

    def _packets(self) -> list[Row]:
        """Return the in-tray; a folder that is away says so in place of its packets."""
        if self._feed is None:
            return []
        from workstation.desk.exchange_folder import FolderState  # noqa: PLC0415 - after the paint

        if self._feed.exchange.state is FolderState.NONE:
            return []
        if self._feed.exchange.state is FolderState.AWAY:
            return [Row(self.tr("In-tray: the folder is away"))]
        if self._feed.exchange.state is FolderState.SILENT:
            return [Row(self.tr("In-tray: the folder does not answer"))]
        now = self._desk.clock.now()
        rows = [self._packet(each, now) for each in self._feed.in_tray.packets]
        return [Row(self.tr("In-tray")), *rows] if rows else []

    def _packet(self, incoming: Incoming, now: datetime) -> Row:
        from workstation.ui.packets.words import incoming_words  # noqa: PLC0415 - after the paint

        title, detail = incoming_words(incoming, now)
        icon = "package" if incoming.error is None else "triangle-alert"
        return Row(title, icon=icon, packet=incoming, detail=detail)

    def _desk_rows(self, counts: DeskCounts) -> list[Row]:
        assigned = Entry(EntryKind.ASSIGNED)
        rows = [Row(entry_title(assigned), assigned, "inbox", counts.assigned)]
        noted = Entry(EntryKind.NOTES)
        if counts.noted or noted == self._library.entry:
            rows.append(Row(entry_title(noted), noted, "message-square", counts.noted))
        waiting = Entry(EntryKind.WAITING)
        if counts.waiting or waiting == self._library.entry:
            rows.append(Row(entry_title(waiting), waiting, "hourglass", counts.waiting))
        due = Entry(EntryKind.SEARCH, DUE)
        rows.append(Row(entry_title(due), due, "calendar-clock", counts.due))
        for stage, icon in _ICONS.items():
            entry = Entry(EntryKind.STAGE, stage.value)
            count = sum(counts.stages.get(each, 0) for each in stages_of(stage))
            if count or stage not in _SELDOM or entry == self._library.entry:
                rows.append(Row(entry_title(entry), entry, icon, count))
        for search, icon, count in (
            (CONFLICTS, "git-compare", counts.conflicts),
            (OUT, "package", counts.out),
        ):
            entry = Entry(EntryKind.SEARCH, search)
            if count:
                rows.append(Row(entry_title(entry), entry, icon, count))
        return rows
