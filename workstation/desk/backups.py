"""Backups: made by themselves and on demand, listed, and tried out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.domain.backups import BackupPlan, Rehearsal
from workstation.domain.changes import Changes
from workstation.domain.clock import Clock

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

FIRST_MS = 3000
"""From the opening to a first look whether a backup is due."""
LOOK_MS = 60_000
"""Between later looks: the journal may have a gap, or a day may have gone by."""


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """One of the backups that a person can choose."""

    file: Path
    at: datetime
    size: int


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a person wants brought back, and where to."""

    file: Path
    folder: Path
    """The newsroom's own folder, whose present state is set aside; or a new one."""


class Backups(QObject):
    """Backs a newsroom up at its start, every so many minutes of work, and when asked to.

    A backup that fails is told of once, until one succeeds; the newsroom goes on without.
    """

    def __init__(
        self, desk: Desk, newsroom: Path, plan: BackupPlan, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.newsroom = newsroom
        """The newsroom's folder."""
        self._desk = desk
        self._plan = plan
        self._changed = False
        self._running = False
        self._told = ""
        self._due = QTimer(self)
        self._due.timeout.connect(self._back_up)
        self._look = QTimer(self, interval=FIRST_MS)
        self._look.timeout.connect(self._look_whether_due)
        self.set_plan(plan)
        desk.dispatcher.committed.connect(self._on_committed)
        if desk.dispatcher.is_open:
            self._begin()
        else:
            desk.dispatcher.opened.connect(self._begin)

    @property
    def plan(self) -> BackupPlan:
        """When backups are made, where to, and how many are kept."""
        return self._plan

    def set_plan(self, plan: BackupPlan) -> None:
        """Go on by another plan."""
        self._plan = plan
        self._told = ""
        self._due.setInterval(plan.every_minutes * 60_000)

    def stop(self) -> None:
        """Begin nothing more."""
        self._due.stop()
        self._look.stop()

    def back_up(self) -> None:
        """Write a checked copy of the newsroom into its backups, and tell where it is."""
        self._desk.flush()
        self._desk.dispatcher.keep(
            _nothing,
            partial(_keep, plan=self._plan),
            owner=self,
            done=self._on_kept,
            failed=self._desk.report,
        )

    def list(self, owner: QObject, done: Callable[[tuple[KeptBackup, ...]], None]) -> None:
        """Give the backups to `done`, the newest first; the newsroom need not be open."""
        self._desk.dispatcher.compute(
            partial(_listed, self.newsroom), owner=owner, done=done, failed=self._desk.report
        )

    def rehearse(
        self,
        owner: QObject,
        done: Callable[[Rehearsal | None], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Try in a folder of its own whether the newest backup can be restored."""
        task = partial(_rehearsed, self.newsroom, self._desk.clock)
        self._desk.dispatcher.compute(task, owner=owner, done=done, failed=failed)

    def _begin(self) -> None:
        self._due.start()
        self._look.start()

    def _on_committed(self, _changes: Changes, _origin: object) -> None:
        self._changed = True

    def _look_whether_due(self) -> None:
        self._look.setInterval(LOOK_MS)
        self._run(_keep_if_due)

    def _back_up(self) -> None:
        if self._changed:
            self._changed = False
            self._run(_keep)

    def _run(self, task: Callable[..., Path | None]) -> None:
        if self._running:
            return
        self._running = True
        self._desk.dispatcher.files(
            partial(task, plan=self._plan),
            owner=self,
            done=self._on_made,
            failed=self._on_failed,
        )

    def _on_made(self, file: Path | None) -> None:
        self._running = False
        if file is not None:
            self._told = ""

    def _on_failed(self, error: Exception) -> None:
        self._running = False
        self._changed = True
        if str(error) != self._told:
            self._told = str(error)
            self._desk.report(error)

    def _on_kept(self, path: Path) -> None:
        self._told = ""
        self._desk.noticed.emit(Notice(NoticeKind.BACKED_UP, path=path))


def _nothing(_unit: UnitOfWork) -> None:
    """Ask for nothing: what was typed has to be written first, no more."""


def _keep(store: Store, _nothing: None = None, *, plan: BackupPlan) -> Path:
    """Make a backup, and its second copy; return where the first is."""
    try:
        return store.backup(schedule=plan.schedule).file
    finally:
        # A picture that has rotted, say, keeps no text from being copied elsewhere.
        if plan.elsewhere is not None:
            store.copy_backups(plan.elsewhere, plan.schedule)


def _keep_if_due(store: Store, *, plan: BackupPlan) -> Path | None:
    return _keep(store, plan=plan) if store.needs_backup else None


def _listed(newsroom: Path) -> tuple[KeptBackup, ...]:
    from workstation.storage.backup import list_backups  # noqa: PLC0415 - not at the start

    return tuple(KeptBackup(one.file, one.at, one.size) for one in list_backups(newsroom))


def _rehearsed(newsroom: Path, clock: Clock) -> Rehearsal | None:
    from workstation.storage.restoring import rehearse  # noqa: PLC0415 - not at the start

    return rehearse(newsroom, clock)
