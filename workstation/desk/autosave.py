"""Saving by itself: what is typed is in the newsroom within a second."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.stored_version import StoredVersion
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import drafts
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.text import slugs

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

FIRST_MS = 16
"""From a change to its save: the letter is on the display then, and the next key is to come."""
EARLIEST_MS = 150
"""Between two saves at least; from then on the next key brings one, which so is over before the
key after it. A save of its own accord would meet that key half-way."""
DELAY_MS = 250
"""From one save to the next if no key comes meanwhile: less than a second is ever lost."""
RETRY_MS = 3000


class Autosave(QObject):
    """Saves one open article shortly after each change."""

    failed = Signal(object)
    """A save failed: an exception. The text stays in memory and is tried again."""
    recovered = Signal()
    """A save has worked again after failures."""
    overtaken = Signal()
    """Something else had changed the article; what it wrote is a revision now."""

    def __init__(
        self, article: OpenArticle, dispatcher: Dispatcher, author: Callable[[], str]
    ) -> None:
        super().__init__(article)
        self._author = author
        self.article = article
        self._dispatcher = dispatcher
        self._last: Future[Changes] | None = None
        self.stored = StoredVersion(article.article)
        self._slug: LatestWins[str] = LatestWins()
        self._sent = article.revision
        self._failing = False
        self._unkept = False
        self._yielding: Future[Changes] | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._on_time)
        article.edited.connect(self._on_edited)

    @property
    def failing(self) -> bool:
        """The last save failed."""
        return self._failing

    def settled(self) -> bool:
        """Say whether everything was sent, and the last write has ended well."""
        if self._sent < self.article.revision:
            return False
        return self._last is None or (self._last.done() and self._last.exception() is None)

    def flush(self) -> None:
        """Send what has not been sent; reads sent `after_writes` from now on will see it."""
        self._timer.stop()
        self._yielding = None
        revision = self.article.revision
        if self._sent >= revision:
            return
        self._sent = revision
        self._since.start()
        self._last = self._dispatcher.write(
            partial(
                self.stored.save,
                draft=self.article.snapshot(),
                author=self._author(),
                words=self.article.words,
            ),
            owner=self,
            origin=self.article,
            done=partial(self._on_saved, revision),
            failed=self._on_failed,
        )
        self._last.add_done_callback(self.stored.settle)

    def leave(self) -> None:
        """Save, and keep the article as a revision if there was work on it."""
        self.flush()
        if self._unkept:
            self._unkept = False
            self._dispatcher.write(
                partial(self.stored.keep, author=self._author()), owner=self, failed=self._on_unkept
            ).add_done_callback(self.stored.settle)

    def run(
        self,
        operation: Callable[[UnitOfWork], Changes],
        *,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a use-case that changes the stored article, after all that was typed is saved."""
        self.flush()
        self._dispatcher.write(
            partial(self.stored.run, operation=operation), owner=self, done=done, failed=failed
        ).add_done_callback(self.stored.settle)

    def write_by(
        self,
        operation: Callable[[UnitOfWork, Draft], Changes],
        *,
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        """Save the article as it is now by a use-case that stores more than the text."""
        self._timer.stop()
        self._yielding = None
        revision = self._sent = self.article.revision
        snapshot = self.article.snapshot()

        def saved(changes: Changes) -> None:
            self._on_saved(revision, changes)
            if done is not None:
                done(changes)

        self._last = self._dispatcher.write(
            partial(self.stored.run, operation=partial(_apply, operation, snapshot)),
            owner=self,
            origin=self.article,
            done=saved,
            failed=self._on_failed,
        )
        self._last.add_done_callback(self.stored.settle)

    def catch_up(self) -> None:
        """Expect the version that the newsroom has, since something else has written there.

        What that wrote has to be in the open article before this saves again.
        """
        self._dispatcher.write(
            partial(self.stored.run, operation=_nothing), owner=self
        ).add_done_callback(self.stored.settle)

    def _on_edited(self, _revision: int) -> None:
        self._unkept = True
        wait = RETRY_MS if self._failing else self._wait()
        if not self._timer.isActive() or wait < self._timer.remainingTime():
            self._timer.start(wait)

    def _on_time(self) -> None:
        """Save; an earlier save that has not begun gives way: on a slow disk they would pile up.

        One that somebody asked for does not: reads that were sent behind it are to see it.
        """
        if self._sent >= self.article.revision:
            return
        if self._yielding is not None:
            self._yielding.cancel()
        self.flush()
        self._yielding = self._last

    def _wait(self) -> int:
        passed = self._since.elapsed() if self._since.isValid() else DELAY_MS
        return FIRST_MS if passed >= EARLIEST_MS else DELAY_MS - passed

    def _on_unkept(self, _error: Exception) -> None:
        self._unkept = True

    def _on_saved(self, revision: int, changes: Changes) -> None:
        self.article.mark_saved(revision)
        wanted = self.article.details.slug
        if wanted != self.article.slug or slugs.is_placeholder(wanted):
            self._ask_slug()
        if self.article.id in changes.overtaken:
            self.overtaken.emit()
        if self._failing:
            self._failing = False
            self.recovered.emit()

    def _ask_slug(self) -> None:
        self._slug.follow(
            self._dispatcher.read(
                partial(drafts.slug, article=self.article.id),
                owner=self,
                done=self._slug.only(self.article.know_slug),
                after_writes=True,
            )
        )

    def _on_failed(self, error: Exception) -> None:
        self._failing = True
        self._sent = self.article.saved_revision
        self.failed.emit(error)
        self._timer.start(RETRY_MS)


def _nothing(_unit: UnitOfWork) -> Changes:
    return Changes()


def _apply(
    operation: Callable[[UnitOfWork, Draft], Changes], draft: Draft, unit: UnitOfWork
) -> Changes:
    return operation(unit, draft)
