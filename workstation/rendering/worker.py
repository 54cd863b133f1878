"""What runs in the render process: pages in, HTML out. Knows no Qt."""

from __future__ import annotations

import importlib
import signal
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from workstation.domain.errors import BadTemplate
from workstation.rendering.live_orders import Check, LiveAnswer, LiveOrder, Lost, Stop

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection

    from workstation.domain.page import Page

MEMORY_LIMIT = 1 << 30
"""Bytes of address space; a page needs a tenth of it."""
CPU_LIMIT = 10
"""Seconds of work on one page, should nobody be there to end it sooner."""
CHECK_CPU_LIMIT = 60
"""Seconds of work on comparing a page."""


class Extent(StrEnum):
    """How much of the page is wanted."""

    PAGE = "page"
    """The whole document."""
    ARTICLE = "article"
    """What is inside its `<body>`."""


@dataclass(frozen=True, slots=True)
class Setup:
    """How pages are to look."""

    templates: Path
    stylesheet: str = ""
    own: Path | None = None
    """The newsroom's folder of templates; what is there is taken before the supplied ones."""


@dataclass(frozen=True, slots=True)
class Order:
    """One page to render."""

    ticket: int
    page: Page
    extent: Extent
    bare: bool = False
    """Only the text is wanted, without mark-up."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A rendered page; `plain` when it holds the bare text only."""

    ticket: int
    html: str
    plain: bool


@dataclass(frozen=True, slots=True)
class Failed:
    """A template that can't be used."""

    ticket: int
    message: str
    line: int


Answer: TypeAlias = Rendered | Failed | LiveAnswer
Asked: TypeAlias = Order | LiveOrder


def plain(order: Order, setup: Setup) -> Rendered:
    """Answer with the bare text."""
    from workstation.rendering.plain import plain_article, plain_page  # noqa: PLC0415 - seldom

    if order.extent is Extent.ARTICLE:
        html = plain_article(order.page)
    else:
        html = plain_page(order.page, setup.stylesheet)
    return Rendered(order.ticket, html, plain=True)


class Worker:
    """Answers orders one by one."""

    def __init__(self, setup: Setup, pause: Callable[[], None] = lambda: None) -> None:
        """Prepare; `pause` is called now and then while a page is compared, and may stop that."""
        # Imported here: the desk imports this module, and has no use for Markdown and Jinja.
        from workstation.rendering.live_worker import LiveWorker  # noqa: PLC0415
        from workstation.rendering.page import PageRenderer  # noqa: PLC0415

        self._setup = setup
        self._renderer = PageRenderer(setup.templates, own=setup.own, stylesheet=setup.stylesheet)
        stock = PageRenderer(setup.templates, own=setup.own, pause=pause)
        self._live = LiveWorker(self._renderer, stock.render_article)

    def answer(self, order: Asked) -> Answer:
        """Render a page; a text too deep or too large for it is answered plainly."""
        try:
            if not isinstance(order, Order):
                return self._live.answer(order)
            if order.extent is Extent.ARTICLE:
                html = self._renderer.render_article(order.page)
            else:
                html = self._renderer.render(order.page)
        except BadTemplate as error:
            return Failed(order.ticket, str(error), error.line)
        except (RecursionError, MemoryError):
            return self._give_up(order)
        return Rendered(order.ticket, html, plain=False)

    def _give_up(self, order: Asked) -> Answer:
        if isinstance(order, Order):
            return plain(order, self._setup)
        self._live.forget()
        return Lost(order.ticket, order.stream, too_long=True)


def serve(connection: Connection, setup: Setup) -> None:
    """Answer orders until the other side hangs up; the first message is an empty answer: ready."""
    from workstation.rendering.live_worker import Stopped  # noqa: PLC0415 - see `Worker`

    def pause() -> None:
        if connection.poll():
            raise Stopped

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    worker = Worker(setup, pause)
    try:
        connection.send(Rendered(0, "", plain=True))
        while True:
            order: Asked | Stop = connection.recv()
            if not isinstance(order, Stop):
                _limit_cpu(CHECK_CPU_LIMIT if isinstance(order, Check) else CPU_LIMIT)
                connection.send(worker.answer(order))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        connection.close()


def _limit_memory() -> None:
    if sys.platform == "linux":
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu(seconds: int) -> None:
    if sys.platform == "linux":
        resource = importlib.import_module("resource")
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds, hard))
