"""Publication at a set time, while the program runs and when it starts again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.use_cases import drafts, publishing
from workstation.domain.changes import Changes
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.workflow import Stage

if TYPE_CHECKING:
    from workstation.services.publishing import Missed
    from workstation.storage.store import Store

LONGEST_MS = 10 * 60 * 1000
"""A machine that slept or whose clock was set is looked at again after so long."""


@dataclass(frozen=True, slots=True)
class _Done:
    published: tuple[tuple[ArticleId, str], ...]
    """Articles with their headlines."""
    missed: tuple[Missed, ...]


class Scheduler(QObject):
    """Publishes approved articles when their time has come, and tells what it did."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._publish)
        desk.dispatcher.opened.connect(self._look)
        desk.dispatcher.committed.connect(self._on_committed)

    def stop(self) -> None:
        """Begin nothing more."""
        self._timer.stop()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.reviewed:
            self._look()

    def _look(self) -> None:
        self._desk.dispatcher.read(
            publishing.next_due, owner=self, done=self._wait_for, after_writes=True
        )

    def _wait_for(self, moment: datetime | None) -> None:
        self._timer.stop()
        if moment is not None:
            away = (moment - self._desk.clock.now()).total_seconds() * 1000
            self._timer.start(int(min(max(away, 0), LONGEST_MS)))

    def _publish(self) -> None:
        # What is being typed goes first: a text that changes is not what was approved.
        self._desk.flush()
        self._desk.dispatcher.write_store(
            _publish_due, owner=self, done=self._tell, failed=self._on_failed
        )

    def _on_failed(self, error: Exception) -> None:
        """Try again later: a full disk must not make an article miss its day."""
        self._desk.report(error)
        self._timer.start(LONGEST_MS)

    def _tell(self, done: _Done) -> None:
        for article, headline in done.published:
            self._desk.noticed.emit(
                Notice(NoticeKind.MOVED, article=article, headline=headline, stage=Stage.PUBLISHED)
            )
        for missed in done.missed:
            self._desk.noticed.emit(
                Notice(
                    NoticeKind.NOT_PUBLISHED,
                    article=missed.article,
                    headline=missed.headline,
                    error=missed.reason,
                )
            )
        self._look()


def _publish_due(store: Store) -> tuple[_Done, Changes]:
    """Publish what is due, each article in a transaction of its own."""
    with store.read() as unit:
        due = publishing.due(unit)
    published: list[tuple[ArticleId, str]] = []
    missed: list[Missed] = []
    changes = Changes()
    for article in due:
        try:
            with store.write() as unit:
                changed = publishing.publish_due(unit, article)
                headline = drafts.load(unit, article).article.draft.headline
            published.append((article, headline))
        except NotAllowed as refused:
            # What had been done of it went with its transaction.
            with store.write() as unit:
                changed, problem = publishing.miss(unit, article, refused)
            missed.append(problem)
        changes |= changed
    return _Done(tuple(published), tuple(missed)), changes
