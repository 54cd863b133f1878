"""Requests that supersede each other."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

T = TypeVar("T")


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
