"""The list of an article's revisions, newest first."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workstation.domain.revision import RevisionReason, RevisionSummary
from workstation.ui.translation import translate
from workstation.ui.words import full_moment, stage_name

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class RevisionsModel(QAbstractListModel):
    """Gives each revision's summary to the delegate, and its words to screen readers."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[RevisionSummary, ...] = ()
        self._now: datetime | None = None

    def show(self, rows: tuple[RevisionSummary, ...], now: datetime) -> None:
        """Show other revisions."""
        self._now = now
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[RevisionSummary, ...]:
        """The revisions that are shown."""
        return self._rows

    def row_of(self, revision: object) -> int:
        """Return the row of a revision's id, or -1."""
        return next((row for row, found in enumerate(self._rows) if found.id == revision), -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return how many revisions there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a revision's summary, or its words."""
        if not index.isValid():
            return None
        summary = self._rows[index.row()]
        if role == SUMMARY:
            return summary
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(summary)
        return None

    def _words(self, summary: RevisionSummary) -> str:
        when = full_moment(summary.at, self._now) if self._now else ""
        parts = (number_words(summary.number), summary.author, when, why(summary), summary.note)
        return ", ".join(part for part in parts if part)


def number_words(number: int) -> str:
    """Name a revision."""
    return translate("History", "Revision %1").replace("%1", str(number))


def why(summary: RevisionSummary) -> str:
    """Say why a revision was made."""
    if summary.reason is RevisionReason.STAGE:
        return stage_name(summary.stage)
    return {
        RevisionReason.CREATED: translate("History", "Created"),
        RevisionReason.SAVED: translate("History", "Kept"),
        RevisionReason.SUBMITTED: translate("History", "Submitted"),
        RevisionReason.DAILY: translate("History", "Kept for the day"),
        RevisionReason.RESTORED: translate("History", "Restored"),
        RevisionReason.IMPORTED: translate("History", "Imported"),
        RevisionReason.MERGED: translate("History", "Merged"),
        RevisionReason.WORK: translate("History", "Kept while writing"),
        RevisionReason.LEFT: translate("History", "Kept when it was left"),
        RevisionReason.ELSEWHERE: translate("History", "Written elsewhere"),
    }[summary.reason]
