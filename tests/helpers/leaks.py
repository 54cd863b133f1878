"""Fail a test that leaves something running, and name the line that started it."""

import gc
import multiprocessing
import multiprocessing.process
import sys
import sysconfig
import threading
import time
import weakref
from collections.abc import Callable, Generator
from types import FrameType
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QThread, QThreadPool, QTimer

PATIENCE = 2.0
"""Seconds in all that things which are about to end are given."""

_STANDARD_LIBRARY = sysconfig.get_paths()["stdlib"]
_THIRD_PARTY = sysconfig.get_paths()["purelib"]


def _is_ours(frame: FrameType) -> bool:
    file = frame.f_code.co_filename
    if file == __file__ or file.startswith("<"):
        return False
    return file.startswith(_THIRD_PARTY) or not file.startswith(_STANDARD_LIBRARY)


def calling_line() -> str:
    """Return the nearest line on the stack that is not the standard library's."""
    frame: FrameType | None = sys._getframe(1)
    nearest = frame
    while frame is not None and not _is_ours(frame):
        frame = frame.f_back
    frame = frame or nearest
    assert frame is not None
    return f"{frame.f_code.co_filename}:{frame.f_lineno} in {frame.f_code.co_qualname}"


class Leaks:
    """Notes what one test starts, and finds what of it is still running."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._origins: dict[int, str] = {}
        self._timers: dict[int, weakref.ref[QTimer]] = {}
        self._qthreads: dict[int, weakref.ref[QThread]] = {}
        self._threads_before = set(threading.enumerate())
        self._children_before = set(multiprocessing.active_children())

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Note from now on who starts what."""
        self._note_starts(patch, threading.Thread)
        self._note_starts(patch, multiprocessing.process.BaseProcess)
        self._note_starts(patch, QThread, self._qthreads)
        self._note_timers(patch)

    def problems(self) -> list[str]:
        """Return a line for each thing that is still running once it had its chance to end."""
        # What was handed to deleteLater is deleted by the event loop, and there is none between
        # tests.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        if self._active_timers():
            gc.collect()
        deadline = time.monotonic() + self._patience
        return [
            *self._running_threads(deadline),
            *self._running_qthreads(deadline),
            *self._busy_pool(deadline),
            *self._living_children(deadline),
            *(self._line("timer", timer) for timer in self._active_timers()),
        ]

    def _note_starts(
        self,
        patch: pytest.MonkeyPatch,
        kind: type,
        kept: dict[int, weakref.ref[Any]] | None = None,
    ) -> None:
        start: Callable[..., Any] = kind.start  # type: ignore[attr-defined]

        def noting(started: object, *arguments: Any) -> Any:
            self._note(started, kept)
            return start(started, *arguments)

        patch.setattr(kind, "start", noting)

    def _note_timers(self, patch: pytest.MonkeyPatch) -> None:
        start = QTimer.start

        def noting(timer: QTimer, *arguments: Any) -> None:
            self._note(timer, self._timers)
            # A signal connected to this method brings what it carries; Qt takes whole numbers
            # alone for an interval.
            interval = [value for value in arguments[:1] if type(value) is int]
            start(timer, *interval)

        patch.setattr(QTimer, "start", noting)

    def _note(self, started: Any, kept: dict[int, weakref.ref[Any]] | None) -> None:
        self._origins[id(started)] = calling_line()
        if kept is not None:
            kept[id(started)] = weakref.ref(started)

    def _line(self, what: str, started: object) -> str:
        origin = self._origins.get(id(started), "a line that is not known")
        return f"{what} {started!r} still runs, started at {origin}"

    def _active_timers(self) -> list[QTimer]:
        timers = (kept() for kept in self._timers.values())
        return [
            timer
            for timer in timers
            if timer is not None and shiboken6.isValid(timer) and timer.isActive()
        ]

    def _running_threads(self, deadline: float) -> list[str]:
        lines = []
        for thread in set(threading.enumerate()) - self._threads_before:
            if isinstance(thread, threading._DummyThread):
                continue
            thread.join(_left(deadline))
            if thread.is_alive():
                lines.append(self._line("thread", thread))
        return lines

    def _running_qthreads(self, deadline: float) -> list[str]:
        lines = []
        for kept in self._qthreads.values():
            thread = kept()
            if thread is None or not shiboken6.isValid(thread):
                continue
            if not thread.wait(int(_left(deadline) * 1000)):
                lines.append(self._line("thread", thread))
        return lines

    def _busy_pool(self, deadline: float) -> list[str]:
        pool = QThreadPool.globalInstance()
        if pool.waitForDone(int(_left(deadline) * 1000)):
            return []
        return [f"{pool.activeThreadCount()} tasks still run in Qt's global thread pool"]

    def _living_children(self, deadline: float) -> list[str]:
        lines = []
        for child in set(multiprocessing.active_children()) - self._children_before:
            child.join(_left(deadline))
            if child.is_alive():
                lines.append(self._line("process", child))
        return lines


def _left(deadline: float) -> float:
    return max(deadline - time.monotonic(), 0.0)


@pytest.fixture(autouse=True)
def leaks() -> Generator[Leaks, None, None]:
    """Fail the test for what it leaves running."""
    watch = Leaks()
    with pytest.MonkeyPatch.context() as patch:
        watch.watch(patch)
        yield watch
        problems = watch.problems()
    if problems:
        pytest.fail("The test left something running.\n" + "\n".join(problems), pytrace=False)
