"""The line to the render process: one thread that talks to it, and what waits to be said."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from time import monotonic
from typing import cast

from workstation.desk.child import Child
from workstation.rendering.live_orders import Changed, Check, Checked, Edit, GoOn, Lost, Stop
from workstation.rendering.worker import Answer, Asked, Order, Setup, plain, serve

logger = logging.getLogger(__name__)

RENDER_LIMIT = 2.0
"""Seconds for one answer; a text that takes longer is shown plainly."""
CHECK_LIMIT = 60.0
"""Seconds for comparing a page, which gives way to everything else."""
START_LIMIT = 30.0
"""Seconds for a process to come up on a busy machine."""
GLANCE = 0.01
"""Seconds between looks at whether something else is wanted, during a comparison."""
_RANKS: tuple[type[Asked], ...] = (Edit, Order, GoOn, Check)
"""What is said first where several things wait."""


class RenderLine:
    """The thread that talks to the process, and the orders that wait for it.

    A thread, because Qt can't watch a pipe on every platform. It owns the process; from outside
    the process is only ever killed, which wakes the thread. Of each kind of order the newest
    waits.
    """

    def __init__(self, setup: Setup, answer: Callable[[Answer], None]) -> None:
        self._setup = setup
        self._answer = answer
        self._changed = threading.Condition()
        self._waiting: dict[type[Asked], Asked] = {}
        self._closing = False
        self._resting = False
        self._thread: threading.Thread | None = None
        self._child: _RenderChild | None = None

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        child = self._child
        return child.pid if child else None

    def start(self) -> None:
        """Bring up the thread and the process."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="render", daemon=True)
            self._thread.start()

    def put(self, order: Asked) -> None:
        """Have an order answered when its turn comes."""
        with self._changed:
            if isinstance(order, Edit):
                self._waiting.pop(Check, None)  # its checksum would be that of another text
            self._waiting[type(order)] = order
            self._resting = False
            self._changed.notify()
        self.start()

    def rest(self) -> None:
        """End the process; the next order brings up another."""
        with self._changed:
            self._resting = True
            self._waiting.clear()
            self._changed.notify()

    def close(self) -> None:
        """End process and thread."""
        with self._changed:
            self._closing = True
            self._waiting.clear()
            self._changed.notify()
            if self._child is not None:
                self._child.kill()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        try:
            self._begin()
            while (order := self._next()) is not None:
                answer = self._ask(order)
                if self._closing:
                    continue
                self._answer(answer)
                if isinstance(answer, Changed) and not answer.done:
                    with self._changed:
                        self._waiting[GoOn] = GoOn(answer.ticket, answer.stream)
        finally:
            self._end()

    def _next(self) -> Asked | None:
        """Return what is to be said next; None at the end."""
        while True:
            with self._changed:
                self._changed.wait_for(self._is_wanted)
                if self._closing:
                    return None
                kind = next((kind for kind in _RANKS if kind in self._waiting), None)
                if kind is not None:
                    return self._waiting.pop(kind)
                self._resting = False
            self._end()

    def _is_wanted(self) -> bool:
        return bool(self._waiting) or self._closing or (self._resting and self._child is not None)

    def _ask(self, order: Asked) -> Answer:
        if isinstance(order, Order) and order.bare:
            return plain(order, self._setup)
        child = self._child
        if child is None or not child.alive:
            child = self._begin()
        answer: Answer | None = None
        if child is not None and isinstance(order, Check):
            answer = child.check(order, self._is_interrupted)
        elif child is not None:
            answer = child.render(order)
        if answer is None:
            answer = self._give_up(order)
            self._begin()
        return answer

    def _is_interrupted(self) -> bool:
        return bool(self._waiting) or self._closing or self._resting

    def _give_up(self, order: Asked) -> Answer:
        if not self._closing:
            logger.warning("A page could not be rendered in time; it is shown as bare text.")
        self._end()
        if isinstance(order, Order):
            return plain(order, self._setup)
        if isinstance(order, Check):
            return Checked(order.ticket, order.stream, stopped=True)
        return Lost(order.ticket, order.stream, too_long=True)

    def _begin(self) -> _RenderChild | None:
        """Replace the process by a new one; None when none comes up or the line closes."""
        self._end()
        child = _RenderChild(self._setup)
        with self._changed:
            self._child = child
            if self._closing:
                child.kill()
        if child.ready():
            return child
        if not self._closing:
            logger.warning("The render process did not start: %s.", child.fate())
        self._end()
        return None

    def _end(self) -> None:
        with self._changed:
            child, self._child = self._child, None
        if child is not None:
            child.end()


class _RenderChild(Child):
    """A render process: how long it may take, and comparisons that give way."""

    def __init__(self, setup: Setup) -> None:
        super().__init__("render", serve, setup)

    def ready(self) -> bool:
        """Wait until it has loaded what it needs."""
        return self.receive(START_LIMIT) is not None

    def render(self, order: Asked) -> Answer | None:
        """Have a page rendered; None when there is no answer in time, or no process any more."""
        return cast("Answer | None", self.ask(order, RENDER_LIMIT))

    def check(self, order: Check, interrupted: Callable[[], bool]) -> Answer | None:
        """Have a page compared, unless something else is wanted meanwhile."""
        try:
            self._pipe.send(order)
            end = monotonic() + CHECK_LIMIT
            while not self._pipe.poll(GLANCE):
                if interrupted():
                    return cast("Answer | None", self.ask(Stop(), RENDER_LIMIT))
                if monotonic() > end:
                    return None
        except OSError:
            return None
        return cast("Answer | None", self.receive(RENDER_LIMIT))
