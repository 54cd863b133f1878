"""Requests that supersede each other, and tasks that may never end."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


def left_behind(task: Callable[[], T]) -> Future[T]:
    """Run a task on a thread of its own, for which nothing waits at the end."""
    future: Future[T] = Future()
    future.set_running_or_notify_cancel()
    Thread(target=_run, args=(future, task), name="slow drive", daemon=True).start()
    return future


def _run(future: Future[T], task: Callable[[], T]) -> None:
    try:
        future.set_result(task())
    except Exception as error:  # noqa: BLE001 - whoever asked is told
        future.set_exception(error)


class LatestWins(Generic[T]):
    """Keeps the newest of a series of requests: older answers are dropped, unstarted ones too.

    Used on the GUI thread: `latest.follow(dispatcher.read(query, done=latest.only(show), …))`.
    """

    def __init__(self) -> None:
        self._newest = 0
        self._future: Future[T] | None = None

    def only(self, done: Callable[[T], None]) -> Callable[[T], None]:
        """Begin a request: return a callback that works only while no newer one has begun."""
        self.cancel()
        mine = self._newest

        def deliver(value: T) -> None:
            if mine == self._newest:
                done(value)

        return deliver

    def follow(self, future: Future[T]) -> None:
        """Name the request's future, so that a newer request can take it out of its lane."""
        self._future = future

    def cancel(self) -> None:
        """Want no answer any more."""
        self._newest += 1
        if self._future is not None:
            self._future.cancel()
            self._future = None
