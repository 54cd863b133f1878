"""Renders pages beside the window: in a process that can be ended, or inline for tests."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal

from workstation.desk.child import Child
from workstation.rendering.worker import (
    Answer,
    Extent,
    Failed,
    Order,
    Setup,
    Worker,
    plain,
    serve,
)

if TYPE_CHECKING:
    from workstation.domain.page import Page

logger = logging.getLogger(__name__)

RENDER_LIMIT = 2.0
"""Seconds for one page; a text that takes longer is shown plainly."""
START_LIMIT = 30.0
"""Seconds for a process to come up on a busy machine."""


class Renderer(QObject):
    """Takes pages and answers, on the thread it lives on, with HTML."""

    rendered = Signal(int, str, bool)
    """Ticket, HTML, and whether it is the bare text because rendering was given up."""
    failed = Signal(int, str, int)
    """Ticket, what is wrong with the template, and its line (0 if unknown)."""
    _answered = Signal(object)
    """An answer of the process, from the thread that waits for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tickets = 0
        self._closed = False
        self._answered.connect(self._on_answered, Qt.ConnectionType.QueuedConnection)

    def render(self, page: Page, extent: Extent = Extent.PAGE) -> int:
        """Ask for a page and return its ticket; the answer comes later, never at once.

        The newest request wins: one that has not been begun is dropped without an answer.
        After `close` nothing is answered.
        """
        self._tickets += 1
        if not self._closed:
            self._take(Order(self._tickets, page, extent))
        return self._tickets

    def warm(self) -> None:
        """Prepare for the first page, at a moment when nobody waits."""

    def close(self) -> None:
        """Stop; no answer comes after this."""
        self._closed = True

    def _take(self, order: Order) -> None:
        raise NotImplementedError

    def _on_answered(self, answer: Answer) -> None:
        if self._closed:
            return
        if isinstance(answer, Failed):
            self.failed.emit(answer.ticket, answer.message, answer.line)
        else:
            self.rendered.emit(answer.ticket, answer.html, answer.plain)


class InlineRenderer(Renderer):
    """Renders on the spot, without limits; for tests and for machines without processes."""

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Worker(setup)

    def _take(self, order: Order) -> None:
        self._answered.emit(self._worker.answer(order))


class RenderProcess(Renderer):
    """Renders in a process of its own, one page at a time, with a limit on time and memory."""

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        """Prepare; the process starts with the first page or with `warm`."""
        super().__init__(parent)
        self._line = _Line(setup, self._answered.emit)

    def warm(self) -> None:
        """Start the process, so that the first page does not wait for it."""
        if not self._closed:
            self._line.start()

    def close(self) -> None:
        """End the process and its thread, and wait until both are gone."""
        super().close()
        self._line.close()

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._line.pid

    def _take(self, order: Order) -> None:
        self._line.put(order)


class _Line:
    """The thread that talks to the process, and the order that waits for it.

    A thread, because Qt can't watch a pipe on every platform. It owns the process; from outside
    the process is only ever killed, which wakes the thread.
    """

    def __init__(self, setup: Setup, answer: Callable[[Answer], None]) -> None:
        self._setup = setup
        self._answer = answer
        self._changed = threading.Condition()
        self._waiting: Order | None = None
        self._closing = False
        self._thread: threading.Thread | None = None
        self._child: Child | None = None

    @property
    def pid(self) -> int | None:
        child = self._child
        return child.pid if child else None

    def start(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="render", daemon=True)
            self._thread.start()

    def put(self, order: Order) -> None:
        with self._changed:
            self._waiting = order
            self._changed.notify()
        self.start()

    def close(self) -> None:
        with self._changed:
            self._closing = True
            self._waiting = None
            self._changed.notify()
            if self._child is not None:
                self._child.kill()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            child = self._begin()
            while (order := self._next()) is not None:
                if child is None or not child.alive:
                    child = self._begin()
                answer = _answer(child, order) if child else None
                if answer is None:
                    answer = self._give_up(order)
                    child = None
                if not self._closing:
                    self._answer(answer)
                if child is None:
                    child = self._begin()
        finally:
            self._end()

    def _next(self) -> Order | None:
        with self._changed:
            self._changed.wait_for(lambda: self._waiting is not None or self._closing)
            order, self._waiting = self._waiting, None
            return order

    def _give_up(self, order: Order) -> Answer:
        if not self._closing:
            logger.warning("A page could not be rendered in time; it is shown as bare text.")
        self._end()
        return plain(order, self._setup)

    def _begin(self) -> Child | None:
        """Replace the process by a new one; None when none comes up or the line closes."""
        self._end()
        child = Child("render", serve, self._setup)
        with self._changed:
            self._child = child
            if self._closing:
                child.kill()
        if child.receive(START_LIMIT) is not None:
            return child
        if not self._closing:
            logger.warning("The render process did not start.")
        self._end()
        return None

    def _end(self) -> None:
        with self._changed:
            child, self._child = self._child, None
        if child is not None:
            child.end()


def _answer(child: Child, order: Order) -> Answer | None:
    """Have a page rendered; None when there is no answer in time, or no process any more."""
    return cast("Answer | None", child.ask(order, RENDER_LIMIT))
