"""Work that nobody waits for: the full-text index, the search for damage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.use_cases import indexing
from workstation.domain.changes import Changes

if TYPE_CHECKING:
    from workstation.services.indexing import Preparation, Prepared
    from workstation.storage.store import Store
    from workstation.storage.verification import Damage

PAUSE_MS = 1500
"""From the last save to its indexing."""
SHARE = 20
"""Of so much time one part may go into indexing: a long article waits longer for it."""
LATEST_MS = 20_000
"""From the first save to its indexing while somebody types, whose keys it would hold up."""
BATCH = 3
"""Articles indexed at a time (about 7 ms each), so that a save need not wait for long."""
FIRST_SWEEP_MS = 3000
"""From the opening to the search for damage."""
SWEEP_MS = 250
"""Between two parts of the search for damage."""
PART_SECONDS = 0.02


class Housekeeping(QObject):
    """Indexes what was saved a moment after, and finds damage."""

    indexed = Signal()
    """What was saved can be found by its words now."""
    damaged = Signal(int)
    """So many rows are not as they were written; told once, after all have been read."""
    swept = Signal()
    """All rows have been read since the newsroom was opened."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        parent: QObject | None = None,
        stand_aside: Callable[[], object] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._stand_aside = stand_aside
        self._found_new = False
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self._index)
        self._latest = LATEST_MS
        self._unindexed = QElapsedTimer()
        """Runs from the first save that isn't indexed."""
        self._preparation: Preparation | None = None
        self._preparing: Future[tuple[tuple[Prepared, ...], float]] | None = None
        self._sweep = QTimer(self, singleShot=True, interval=SWEEP_MS)
        self._sweep.timeout.connect(self._sweep_on)
        self._looks: Iterator[Damage | None] | None = None
        self._damage = 0
        dispatcher.committed.connect(self._on_committed)
        dispatcher.opened.connect(self._on_opened)

    def stop(self) -> None:
        """Begin nothing more."""
        self._soon.stop()
        self._sweep.stop()

    def _on_opened(self) -> None:
        self._unindexed.start()
        self._soon.start()
        self._sweep.start(FIRST_SWEEP_MS)

    # The index

    def _on_committed(self, _changes: Changes, _origin: object) -> None:
        if self._sweep.isActive():
            self._sweep.start()
        if not self._soon.isActive():
            self._unindexed.start()
        if not self._soon.isActive() or self._unindexed.elapsed() < self._latest:
            self._soon.start()

    def _index(self) -> None:
        if self._preparing is not None and not self._preparing.done():
            self._soon.start()
            return
        # Reading what is long is done beside the saves, which never wait for it.
        self._preparing = self._dispatcher.files(
            self._prepare, owner=self, done=self._on_prepared, failed=self._on_not_indexed
        )

    def _prepare(self, store: Store) -> tuple[tuple[Prepared, ...], float]:
        begun = perf_counter()
        if self._preparation is None:
            self._preparation = indexing.Preparation(self._stand_aside)
        with store.read() as unit:
            prepared = self._preparation.read(unit, BATCH)
        return prepared, perf_counter() - begun

    def _on_prepared(self, answer: tuple[tuple[Prepared, ...], float]) -> None:
        prepared, seconds = answer
        taken = int(1000 * seconds)
        self._soon.setInterval(max(PAUSE_MS, SHARE * taken))
        self._latest = max(LATEST_MS, 10 * SHARE * taken)
        if not prepared:
            self._on_indexed(0)
            return
        self._dispatcher.write_store(
            partial(_put, prepared=prepared),
            owner=self,
            done=self._on_indexed,
            failed=self._on_not_indexed,
        )

    def _on_indexed(self, count: int) -> None:
        if count and not self._soon.isActive():
            self._soon.start(0 if self._soon.interval() == PAUSE_MS else self._soon.interval())
        self._found_new = self._found_new or bool(count)
        if not count and self._found_new:
            self._found_new = False
            self.indexed.emit()

    def _on_not_indexed(self, _error: Exception) -> None:
        """Try again with the next save, which tells people if nothing can be written."""

    # Damage

    def _sweep_on(self) -> None:
        self._dispatcher.files(self._part, owner=self, done=self._on_part)

    def _part(self, store: Store) -> tuple[int, bool]:
        """Look at some rows; return how many are damaged, and whether there are more."""
        if self._looks is None:
            self._looks = store.looks()
        end = perf_counter() + PART_SECONDS
        damaged = 0
        for damage in self._looks:
            damaged += damage is not None
            if perf_counter() > end:
                return damaged, True
        return damaged, False

    def _on_part(self, answer: tuple[int, bool]) -> None:
        damaged, more = answer
        self._damage += damaged
        if more:
            self._sweep.start(SWEEP_MS)
            return
        if self._damage:
            self.damaged.emit(self._damage)
        self.swept.emit()


def _put(store: Store, prepared: tuple[Prepared, ...]) -> tuple[int, Changes]:
    with store.write() as unit:
        return indexing.put(unit, prepared), Changes()
