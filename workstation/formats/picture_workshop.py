"""Where pictures are opened: in processes with limits, or on the spot.

A file made to break a decoder, or to eat all memory, ends a process that holds nothing.
"""

from __future__ import annotations

import threading
from types import TracebackType
from typing import Protocol

from workstation.domain.errors import BadPicture
from workstation.formats.picture_values import PreparedPicture, Rendition
from workstation.formats.picture_worker import (
    Answer,
    Draw,
    Examine,
    Order,
    Refused,
    answer,
    send_order,
    serve,
)

SECONDS = 30.0
"""For one picture; the largest that is taken needs about five."""
PROCESSES = 2


class Workshop(Protocol):
    """Examines pictures and draws them; may be used from several threads at once."""

    def prepare(self, data: bytes, file_name: str) -> PreparedPicture:
        """Check a picture and draw its thumbnail; raises `BadPicture`."""

    def draw(self, order: Draw) -> tuple[Rendition, ...]:
        """Draw renditions of a picture; raises `BadPicture`."""

    def close(self) -> None:
        """End; what is at work is given up."""


class InlineWorkshop:
    """Opens pictures on the spot, without limits; for the program's own, and for tests."""

    def prepare(self, data: bytes, file_name: str) -> PreparedPicture:
        """Check a picture and draw its thumbnail."""
        return _prepared(answer(Examine(data, file_name)))

    def draw(self, order: Draw) -> tuple[Rendition, ...]:
        """Draw renditions of a picture."""
        return _drawn(answer(order))

    def close(self) -> None:
        """Do nothing: there is nothing to end."""


class LimitedWorkshop:
    """Opens each picture in one of a few processes with a limit on time and memory.

    Processes start when they are first needed and stay; one that breaks is replaced.
    """

    def __init__(self, *, processes: int = PROCESSES, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._places = threading.BoundedSemaphore(processes)
        self._lock = threading.Lock()
        self._idle: list[_Child] = []
        self._all: set[_Child] = set()
        self._closed = False

    def __enter__(self) -> LimitedWorkshop:
        """Begin; nothing starts before the first picture."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the processes."""
        self.close()

    def prepare(self, data: bytes, file_name: str) -> PreparedPicture:
        """Check a picture and draw its thumbnail; raises `BadPicture`."""
        return _prepared(self._ask(Examine(data, file_name)))

    def draw(self, order: Draw) -> tuple[Rendition, ...]:
        """Draw renditions of a picture; raises `BadPicture`."""
        return _drawn(self._ask(order))

    def warm(self) -> None:
        """Start a process, at a moment when nobody waits."""
        with self._lock:
            if not self._closed and not self._all:
                child = _Child()
                self._all.add(child)
                self._idle.append(child)

    def pids(self) -> tuple[int, ...]:
        """Return the numbers of the processes there are."""
        with self._lock:
            return tuple(child.pid for child in self._all)

    def close(self) -> None:
        """End the processes; a picture that is being opened is given up."""
        with self._lock:
            self._closed = True
            children, self._idle, self._all = self._all, [], set()
        for child in children:
            child.end()

    def _ask(self, order: Order) -> Answer:
        with self._places:
            answered, late = self._try(order)
            if answered is None and not late and not self._closed:
                # The process may have died of an earlier picture, or been ended from outside.
                answered, late = self._try(order)
        if answered is not None:
            return answered
        name = order.file_name
        if self._closed:
            raise BadPicture(name, "the import was stopped.")
        why = "takes too long to open" if late else "is damaged, or needs more memory than there is"
        raise BadPicture(name, f"the picture {why}; save it again as JPEG, and smaller.")

    def _try(self, order: Order) -> tuple[Answer | None, bool]:
        """Return the answer, or None and whether there was none in time."""
        child = self._take()
        answered = child.ask(order, self._seconds)
        if answered is not None:
            self._give_back(child)
            return answered, False
        late = child.alive
        self._drop(child)
        return None, late

    def _take(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.alive:
                    return child
                self._all.discard(child)
            if self._closed:
                raise BadPicture("picture", "the import was stopped.")
            child = _Child()
            self._all.add(child)
            return child

    def _give_back(self, child: _Child) -> None:
        with self._lock:
            if not self._closed:
                self._idle.append(child)

    def _drop(self, child: _Child) -> None:
        with self._lock:
            known = child in self._all
            self._all.discard(child)
        if known:
            child.end()


class _Child:
    """A picture process and the pipe to it; one thread talks, any thread may end it."""

    def __init__(self) -> None:
        import multiprocessing  # noqa: PLC0415 - not needed before the first picture

        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs,), name="pictures", daemon=True)
        self._process.start()
        theirs.close()
        self.pid = self._process.pid or 0

    @property
    def alive(self) -> bool:
        return self._process.is_alive()

    def ask(self, order: Order, seconds: float) -> Answer | None:
        """Return the answer; None when there is none in time, or no process any more."""
        try:
            send_order(self._pipe, order)
            found: Answer | None = self._pipe.recv() if self._pipe.poll(seconds) else None
        except (EOFError, OSError):
            self._process.join(1)
            return None
        return found

    def end(self) -> None:
        """Kill it and take its leave; the pipe is closed by whoever waits at it."""
        self._process.kill()
        self._process.join()


def _prepared(found: Answer) -> PreparedPicture:
    if isinstance(found, PreparedPicture):
        return found
    raise _error(found)


def _drawn(found: Answer) -> tuple[Rendition, ...]:
    if isinstance(found, tuple):
        return found
    raise _error(found)


def _error(found: Answer) -> BadPicture:
    assert isinstance(found, Refused), "the answer is to another order"
    return BadPicture(found.file, found.problem)
