"""Lanes: work goes out to threads, results come back on the GUI thread."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event
from traceback import clear_frames
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar, cast

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from workstation.desk.tasks import left_behind
from workstation.domain.changes import Changes
from workstation.domain.errors import ExpectedError
from workstation.domain.recovery import Recovery

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


@dataclass(slots=True)
class _Job(Generic[T]):
    """A piece of work, and whom its result is for.

    Once it is delivered it is emptied, on the GUI thread. The lane has it in its hands a moment
    longer, and what it held may be cursors, icons and widgets: ended in a lane, beside a document
    that is in use, they take the program down.
    """

    work: Callable[[], T] | None
    owner: QObject | None
    done: Callable[[T], None] | None
    failed: Callable[[Exception], None] | None
    changes: Callable[[T], Changes] | None = None
    origin: object = None
    future: Future[T] | None = None

    def run(self) -> T:
        """Do the work."""
        if self.work is None:
            raise CancelledError
        return self.work()

    def empty(self) -> None:
        """Let go of everything, of what the places hold as well at which it has failed."""
        future, self.future = self.future, None
        self.work = self.owner = self.done = self.failed = self.changes = self.origin = None
        if future is not None and future.done() and not future.cancelled():
            error = future.exception()
            clear_frames(error.__traceback__ if error else None)


FILES_AT_ONCE = 5
"""Threads of the files lane: three may wait for pictures, one stores them, one does the rest."""
ASKED_AT_ONCE = 2
"""Threads that wait for the process that looks words up: what was pasted does not."""


class Dispatcher(QObject):
    """Runs use-cases on lanes of threads and brings their results to the GUI thread.

    Four lanes: *write* (one thread, in order; opens the newsroom first), *read* (one thread),
    *files* (five threads, for image bytes, checks and the like), *kept* (one thread, for files
    that a person asked for). Callbacks run on the GUI thread, and only while their owner exists.
    A failure that no callback takes goes to `failed`.
    """

    committed = Signal(object, object)
    """(Changes, origin): once per write that changed something, after its own `done`."""
    failed = Signal(object)
    """An exception that no callback took."""
    opened = Signal()
    """The newsroom is open: what was asked meanwhile is being done."""
    open_failed = Signal(object)
    """The newsroom could not be opened: an exception. Nothing else will work."""

    _finished = Signal(object)
    """A job whose future is done, from its lane."""

    def __init__(self, open_store: Callable[[], Store], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write_lane = ThreadPoolExecutor(1, "write")
        self._read_lane = ThreadPoolExecutor(1, "read")
        self._files_lane = ThreadPoolExecutor(FILES_AT_ONCE, "files")
        self._asking_lane = ThreadPoolExecutor(ASKED_AT_ONCE, "asking")
        self._kept_lane = ThreadPoolExecutor(1, "kept")
        self._promised: set[Future[object]] = set()
        self._closed = False
        self._started = Event()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._opening: Future[Store] = self._write_lane.submit(self._open, open_store)
        self._follow(
            self._opening,
            _Job(None, self, lambda _store: self.opened.emit(), self.open_failed.emit),
        )

    @property
    def is_open(self) -> bool:
        """Say whether the newsroom is open."""
        return self._opening.done() and self._opening.exception() is None

    @property
    def recovery(self) -> Recovery:
        """What was put right when the newsroom was opened; nothing before that."""
        return self._opening.result().recovery if self.is_open else Recovery()

    def start(self) -> None:
        """Open the newsroom; what was asked before waits for it in its lane."""
        self._started.set()

    def write(
        self,
        operation: Callable[[UnitOfWork], Changes],
        *,
        owner: QObject,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        origin: object = None,
    ) -> Future[Changes]:
        """Run an operation in one transaction on the write lane, after all earlier ones."""
        work = partial(self._write, operation)
        return self._send(self._write_lane, _Job(work, owner, done, failed, _itself, origin))

    def write_store(
        self,
        operation: Callable[[Store], tuple[T, Changes]],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[tuple[T, Changes]]:
        """Run an operation that makes its own transactions (an import, say) on the write lane."""

        def first(result: tuple[T, Changes]) -> None:
            if done is not None:
                done(result[0])

        work = partial(self._with_store, operation)
        return self._send(self._write_lane, _Job(work, owner, first, failed, _second))

    def read(
        self,
        query: Callable[[UnitOfWork], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
        after_writes: bool = False,
    ) -> Future[T]:
        """Run a query on the read lane, or behind the writes already sent."""
        lane = self._write_lane if after_writes else self._read_lane
        return self._send(lane, _Job(partial(self._read, query), owner, done, failed))

    def files(
        self,
        task: Callable[[Store], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[T]:
        """Run a task on image bytes or other files; of the newsroom it only reads."""
        work = partial(self._with_store, task)
        return self._send(self._files_lane, _Job(work, owner, done, failed))

    def keep(
        self,
        query: Callable[[UnitOfWork], S],
        task: Callable[[Store, S], T],
        *,
        owner: QObject,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[T]:
        """Write a file from what a query finds behind the writes already sent.

        Later writes don't wait for the file; closing does.
        """
        found = self._submit(self._write_lane, partial(self._read, query))
        work = partial(self._write_file, found, task)
        future = self._send(self._kept_lane, _Job(work, owner, done, failed))
        self._promised.add(cast("Future[object]", future))
        return future

    def compute(
        self,
        task: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[T]:
        """Run a pure task that needs no newsroom beside the files."""
        return self._send(self._files_lane, _Job(task, owner, done, failed))

    def inquire(
        self,
        task: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[T]:
        """Run a task that waits for another process, which may only be beginning."""
        return self._send(self._asking_lane, _Job(task, owner, done, failed))

    def aside(
        self,
        task: Callable[[], T],
        *,
        owner: QObject,
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Future[T]:
        """Run a task that may never end, on a drive that does not answer: nothing waits for it."""
        job = _Job(task, owner, done, failed)
        if self._closed:
            return self._send(self._files_lane, job)
        return self._follow(left_behind(job.run), job)

    def wait_for_writes(self, seconds: float) -> bool:
        """Block until the writes sent so far are done; the only wait on the GUI thread."""
        if self._closed:
            return True
        marker = self._write_lane.submit(bool)
        try:
            marker.result(seconds)
        except TimeoutError:
            return False
        return True

    def close(self) -> tuple[Exception, ...]:
        """Finish the lanes and close the newsroom; nothing is delivered afterwards.

        Files that a person asked for are written first. Return why some could not be.
        """
        if self._closed:
            return ()
        self._closed = True
        self._started.set()
        for lane in (self._asking_lane, self._files_lane, self._read_lane):
            lane.shutdown(wait=True, cancel_futures=True)
        self._kept_lane.shutdown(wait=True)
        self._write_lane.submit(self._close_store)
        self._write_lane.shutdown(wait=True)
        return tuple(self._broken_promises())

    def _broken_promises(self) -> Iterator[Exception]:
        for future in self._promised:
            error = None if future.cancelled() else future.exception()
            if isinstance(error, Exception) and error is not self._opening_error():
                _log_unexpected(error)
                yield error

    def _open(self, open_store: Callable[[], Store]) -> Store:
        self._started.wait()
        if self._closed:
            raise CancelledError
        return open_store()

    def _write(self, operation: Callable[[UnitOfWork], Changes]) -> Changes:
        with self._opening.result().write() as unit:
            return operation(unit)

    def _read(self, query: Callable[[UnitOfWork], T]) -> T:
        with self._opening.result().read() as unit:
            return query(unit)

    def _with_store(self, task: Callable[[Store], T]) -> T:
        return task(self._opening.result())

    def _write_file(self, found: Future[S], task: Callable[[Store, S], T]) -> T:
        return task(self._opening.result(), found.result())

    def _close_store(self) -> None:
        if self._opening.exception() is None:
            self._opening.result().close()

    def _submit(self, lane: ThreadPoolExecutor, work: Callable[[], T]) -> Future[T]:
        """Send work to a lane; once the lanes are closed it is cancelled instead."""
        if self._closed:
            cancelled: Future[T] = Future()
            cancelled.cancel()
            return cancelled
        return lane.submit(work)

    def _send(self, lane: ThreadPoolExecutor, job: _Job[T]) -> Future[T]:
        return self._follow(self._submit(lane, job.run), job)

    def _follow(self, future: Future[T], job: _Job[T]) -> Future[T]:
        job.future = future
        future.add_done_callback(partial(self._announce, job))
        return future

    def _announce(self, job: _Job[T], _future: Future[T]) -> None:
        if not self._closed:
            self._finished.emit(job)

    @Slot(object)
    def _deliver(self, job: _Job[object]) -> None:
        try:
            if job.future is not None and not self._closed and not job.future.cancelled():
                self._deliver_outcome(job, job.future)
        finally:
            job.empty()

    def _deliver_outcome(self, job: _Job[T], future: Future[T]) -> None:
        self._promised.discard(cast("Future[object]", future))
        error = future.exception()
        if error is None:
            self._deliver_result(job, future.result())
        elif not isinstance(error, Exception):
            raise error
        else:
            self._deliver_failure(job, error)

    def _deliver_failure(self, job: _Job[T], error: Exception) -> None:
        _log_unexpected(error)
        if job.failed is not None and isValid(job.owner):
            job.failed(error)
        elif error is not self._opening_error():
            self.failed.emit(error)

    def _deliver_result(self, job: _Job[T], result: T) -> None:
        if job.done is not None and isValid(job.owner):
            job.done(result)
        if job.changes is not None:
            changes = job.changes(result)
            if changes:
                self.committed.emit(changes, job.origin)

    def _opening_error(self) -> BaseException | None:
        """The reason why the newsroom is not open: said once, not for each waiting job."""
        return self._opening.exception() if self._opening.done() else None


def _log_unexpected(error: Exception) -> None:
    if not isinstance(error, ExpectedError):
        log.error("Something went wrong beside the window.", exc_info=error)


def _itself(changes: Changes) -> Changes:
    return changes


def _second(result: tuple[object, Changes]) -> Changes:
    return result[1]
