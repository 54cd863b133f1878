"""Makes the pages that readers got, soon after the moves that put them there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.use_cases import kept_pages
from workstation.domain.changes import Changes
from workstation.domain.ids import EventId

if TYPE_CHECKING:
    from workstation.domain.kept_pages import KeptPage
    from workstation.storage.store import Store


class KeptPages(QObject):
    """Makes one page after another, also those that an earlier end of the program left.

    What a page is made of was stored with the move: nothing that changes meanwhile is on it.
    """

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._busy = False
        self._again = False
        self._failed: set[EventId] = set()
        dispatcher.opened.connect(self._look)
        dispatcher.committed.connect(self._on_committed)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.reviewed:
            self._look()

    def _look(self) -> None:
        if self._busy:
            self._again = True
            return
        self._busy, self._again = True, False
        self._dispatcher.read(
            kept_pages.waiting,
            owner=self,
            done=self._on_found,
            failed=self._on_not_found,
            after_writes=True,
        )

    def _on_found(self, events: tuple[EventId, ...]) -> None:
        event = next((each for each in events if each not in self._failed), None)
        if event is None:
            self._rest()
            return
        failed = partial(self._on_failed, event)
        self._dispatcher.files(
            partial(_make, event=event),
            owner=self,
            done=partial(self._put, failed=failed),
            failed=failed,
        )

    def _put(self, page: KeptPage, failed: Callable[[Exception], None]) -> None:
        self._dispatcher.write_store(
            partial(_put, page=page), owner=self, done=self._on_put, failed=failed
        )

    def _on_put(self, _done: object) -> None:
        self._busy = False
        self._look()

    def _on_failed(self, event: EventId, _error: Exception) -> None:
        """Leave it for the next start; the log has the reason, and what it is made of is kept."""
        self._failed.add(event)
        self._on_put(None)

    def _on_not_found(self, _error: Exception) -> None:
        """Look again after the next move."""
        self._busy = False

    def _rest(self) -> None:
        self._busy = False
        if self._again:
            self._look()


def _make(store: Store, event: EventId) -> KeptPage:
    return kept_pages.make(store, event)


def _put(store: Store, page: KeptPage) -> tuple[None, Changes]:
    kept_pages.put(store, page)
    return None, Changes()
