"""Renders pages beside the window: in a process that can be ended, or inline for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from workstation.desk.render_line import RenderLine
from workstation.rendering.live_orders import Changed, Check, Checked, Edit, GoOn, Lost
from workstation.rendering.worker import (
    Answer,
    Asked,
    Extent,
    Failed,
    Order,
    Rendered,
    Setup,
    Worker,
    plain,
)

if TYPE_CHECKING:
    from workstation.domain.page import Page


class Renderer(QObject):
    """Takes pages and answers, on the thread it lives on, with HTML.

    A page that is being written is a stream: `begin` takes its whole text, `edit` what has
    changed since. Its answers come in order, and each builds on the one before.
    """

    rendered = Signal(int, str, bool)
    """Ticket, HTML, and whether it is the bare text because rendering was given up."""
    failed = Signal(int, str, int)
    """Ticket, what is wrong with the template, and its line (0 if unknown)."""
    changed = Signal(object)
    """`Changed`: what is new on the page of a stream. One order can have several answers."""
    lost = Signal(object)
    """`Lost`: a stream has ended; its text is needed anew."""
    checked = Signal(object)
    """`Checked`: how a comparison ended."""
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
        return self._ask(Order(self._next_ticket(), page, extent))

    def bare(self, page: Page) -> int:
        """Ask for an article's bare text, and return the ticket; the text may be hostile."""
        return self._ask(Order(self._next_ticket(), page, Extent.ARTICLE, bare=True))

    def begin(self, article: str, page: Page, lines: tuple[str, ...]) -> int:
        """Begin the stream of an article and return its number; `page` needs no body."""
        ticket = self._next_ticket()
        return self._ask(Edit(ticket, ticket, article, page, 0, 0, lines))

    def edit(
        self, stream: int, article: str, page: Page, change: tuple[int, int, tuple[str, ...]]
    ) -> int:
        """Send what has changed: the first line, how many go, and what comes; return the ticket.

        An edit must wait for the answer to the one before it.
        """
        return self._ask(Edit(self._next_ticket(), stream, article, page, *change))

    def check(self, stream: int, length: int, checksum: int) -> int:
        """Ask for a comparison, which gives way to whatever else is asked for."""
        return self._ask(Check(self._next_ticket(), stream, length, checksum))

    def warm(self) -> None:
        """Prepare for the first page, at a moment when nobody waits."""

    def rest(self) -> None:
        """Give back what is held for pages that nobody looks at; streams end."""

    def close(self) -> None:
        """Stop; no answer comes after this."""
        self._closed = True

    def _next_ticket(self) -> int:
        self._tickets += 1
        return self._tickets

    def _ask(self, order: Asked) -> int:
        if not self._closed:
            self._take(order)
        return order.ticket

    def _take(self, order: Asked) -> None:
        raise NotImplementedError

    def _on_answered(self, answer: Answer) -> None:
        if self._closed:
            return
        if isinstance(answer, Failed):
            self.failed.emit(answer.ticket, answer.message, answer.line)
        elif isinstance(answer, Rendered):
            self.rendered.emit(answer.ticket, answer.html, answer.plain)
        elif isinstance(answer, Changed):
            self.changed.emit(answer)
        elif isinstance(answer, Lost):
            self.lost.emit(answer)
        elif isinstance(answer, Checked):
            self.checked.emit(answer)


class InlineRenderer(Renderer):
    """Renders on the spot, without limits; for tests and for machines without processes."""

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._setup = setup
        self._worker = Worker(setup)

    def _take(self, order: Asked) -> None:
        if isinstance(order, Order) and order.bare:
            self._answered.emit(plain(order, self._setup))
            return
        answer = self._worker.answer(order)
        self._answered.emit(answer)
        while isinstance(answer, Changed) and not answer.done:
            answer = self._worker.answer(GoOn(answer.ticket, answer.stream))
            self._answered.emit(answer)


class RenderProcess(Renderer):
    """Renders in a process of its own, one page at a time, with a limit on time and memory."""

    def __init__(self, setup: Setup, parent: QObject | None = None) -> None:
        """Prepare; the process starts with the first page or with `warm`."""
        super().__init__(parent)
        self._line = RenderLine(setup, self._answered.emit)

    def warm(self) -> None:
        """Start the process, so that the first page does not wait for it."""
        if not self._closed:
            self._line.start()

    def rest(self) -> None:
        """End the process, until something is asked for again."""
        self._line.rest()

    def close(self) -> None:
        """End the process and its thread, and wait until both are gone."""
        super().close()
        self._line.close()

    @property
    def pid(self) -> int | None:
        """The number of the process, while there is one."""
        return self._line.pid

    def _take(self, order: Asked) -> None:
        self._line.put(order)
