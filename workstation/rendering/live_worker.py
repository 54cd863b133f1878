"""The part of the render process that keeps a page and answers what is asked about it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from workstation.domain.page import Page
from workstation.rendering.live_orders import (
    Changed,
    Check,
    Checked,
    Edit,
    GoOn,
    LiveAnswer,
    LiveOrder,
    Lost,
)
from workstation.rendering.live_page import LivePage
from workstation.rendering.page import PageRenderer

SLICE = 0.1
"""Seconds until a long page is answered in part."""


class Stopped(Exception):
    """Something else is wanted now."""


class LiveWorker:
    """Keeps one article's page at a time."""

    def __init__(self, renderer: PageRenderer, stock: Callable[[Page], str]) -> None:
        """Prepare; `stock` renders an article as a whole, and may raise `Stopped`."""
        self._renderer = renderer
        self._stock = stock
        self._article = ""
        self._stream = 0
        self._page: LivePage | None = None

    def answer(self, order: LiveOrder) -> LiveAnswer:
        """Answer an order; raises `BadTemplate`, `RecursionError` and `MemoryError`."""
        if isinstance(order, Edit):
            return self._edit(order)
        page = self._page
        if page is None or order.stream != self._stream:
            return Lost(order.ticket, order.stream)
        if isinstance(order, Check):
            return self._check(order, page)
        return self._update(order, page)

    def forget(self) -> None:
        """Forget the page."""
        self._page = None
        self._stream = 0

    def _edit(self, order: Edit) -> LiveAnswer:
        page = self._page
        if order.fresh:
            if page is None or order.article != self._article:
                page = LivePage(self._renderer)
            self._page, self._article, self._stream = page, order.article, order.stream
            page.begin(order.lines)
        elif page is None or order.stream != self._stream:
            return Lost(order.ticket, order.stream)
        else:
            page.edit(order.first, order.removed, order.lines)
        page.set_page(order.page)
        return self._update(order, page)

    def _update(self, order: Edit | GoOn, page: LivePage) -> Changed:
        end = perf_counter() + SLICE
        fresh = page.blank
        change, done = page.update(lambda: perf_counter() > end)
        return Changed(order.ticket, order.stream, change, done, fresh)

    def _check(self, order: Check, page: LivePage) -> LiveAnswer:
        if not page.holds(order.length, order.checksum):
            self.forget()
            return Lost(order.ticket, order.stream)
        if not page.done:
            return Checked(order.ticket, order.stream, stopped=True)
        try:
            return Checked(order.ticket, order.stream, page.audit(self._stock))
        except Stopped:
            return Checked(order.ticket, order.stream, stopped=True)
