"""A process of ours that answers over a pipe, and that can be ended at any moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from workstation.desk.priority import give_way

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

S = TypeVar("S")

END_LIMIT = 1.0
"""Seconds from hanging up to the end of a process."""


class Child:
    """A process that serves and the pipe to it; one thread talks, any thread may kill.

    It gives way to the window.
    """

    def __init__(self, name: str, serve: Callable[[Connection, S], None], setup: S) -> None:
        import multiprocessing  # noqa: PLC0415 - not needed before the first paint

        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, setup), name=name, daemon=True)
        self._process.start()
        theirs.close()
        self.pid = self._process.pid
        if self.pid is not None:
            give_way(self.pid)

    @property
    def alive(self) -> bool:
        """Say whether the process still runs."""
        return self._process.is_alive()

    def ask(self, question: object, limit: float) -> object | None:
        """Return the answer; None when there is none in time, or no process any more."""
        try:
            self._pipe.send(question)
        except OSError:
            return None
        return self.receive(limit)

    def receive(self, limit: float) -> object | None:
        """Return what the process says next; None when it says nothing in so many seconds."""
        try:
            answer: object | None = self._pipe.recv() if self._pipe.poll(limit) else None
        except (EOFError, OSError):
            return None
        return answer

    def fate(self) -> str:
        """Say for the log what has become of a process that does not answer."""
        if self._process.is_alive():
            self._process.join(END_LIMIT)  # one that ends hangs up a little earlier
        code = self._process.exitcode
        return "it says nothing" if code is None else f"it ended with code {code}"

    def kill(self) -> None:
        """End the process at once."""
        self._process.kill()

    def end(self) -> None:
        """Kill it and take its leave; nothing of it is left."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._pipe.close()
