"""Work that nobody waits for: the full-text index and the backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.use_cases import indexing
from workstation.domain.changes import Changes

if TYPE_CHECKING:
    from workstation.storage.store import Store

IDLE_MS = 1500
BATCH = 10
BACKUP_MS = 30 * 60 * 1000


class Housekeeping(QObject):
    """Indexes what was saved once typing pauses, and backs up every half hour of work."""

    indexed = Signal()
    """What was saved can be found by its words now."""

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._changed = False
        self._found_new = False
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._index)
        self._backup = QTimer(self, interval=BACKUP_MS)
        self._backup.timeout.connect(self._back_up)
        dispatcher.committed.connect(self._on_committed)
        dispatcher.opened.connect(self._on_opened)

    def stop(self) -> None:
        """Begin nothing more."""
        self._idle.stop()
        self._backup.stop()

    def _on_opened(self) -> None:
        self._idle.start()
        self._backup.start()

    def _on_committed(self, _changes: Changes, _origin: object) -> None:
        self._changed = True
        self._idle.start()

    def _index(self) -> None:
        self._dispatcher.write_store(_index, owner=self, done=self._on_indexed)

    def _on_indexed(self, count: int) -> None:
        if count and not self._idle.isActive():
            self._idle.start(0)
        self._found_new = self._found_new or bool(count)
        if not count and self._found_new:
            self._found_new = False
            self.indexed.emit()

    def _back_up(self) -> None:
        if self._changed:
            self._changed = False
            self._dispatcher.files(_back_up, owner=self)


def _index(store: Store) -> tuple[int, Changes]:
    with store.write() as unit:
        return indexing.index_dirty(unit, BATCH), Changes()


def _back_up(store: Store) -> None:
    store.backup()
