"""Work that nobody waits for: the full-text index and the backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.use_cases import indexing
from workstation.domain.changes import Changes

if TYPE_CHECKING:
    from workstation.storage.store import Store

PAUSE_MS = 1500
"""From a save to its indexing."""
BATCH = 3
"""Articles indexed at a time (about 7 ms each), so that a save need not wait for long."""
BACKUP_MS = 30 * 60 * 1000


class Housekeeping(QObject):
    """Indexes what was saved a moment after, and backs up every half hour of work."""

    indexed = Signal()
    """What was saved can be found by its words now."""

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._changed = False
        self._found_new = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._index)
        self._backup = QTimer(self, interval=BACKUP_MS)
        self._backup.timeout.connect(self._back_up)
        dispatcher.committed.connect(self._on_committed)
        dispatcher.opened.connect(self._on_opened)

    def stop(self) -> None:
        """Begin nothing more."""
        self._soon.stop()
        self._backup.stop()

    def _on_opened(self) -> None:
        self._soon.start()
        self._backup.start()

    def _on_committed(self, _changes: Changes, _origin: object) -> None:
        self._changed = True
        if not self._soon.isActive():  # not «start again»: somebody may type for an hour
            self._soon.start(PAUSE_MS)

    def _index(self) -> None:
        self._dispatcher.write_store(_index, owner=self, done=self._on_indexed)

    def _on_indexed(self, count: int) -> None:
        if count and not self._soon.isActive():
            self._soon.start(0)
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
