"""Looking whether pages elsewhere are still there: only when somebody asks, one by one."""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal

from workstation.desk.desk import Desk
from workstation.desk.tasks import LatestWins
from workstation.desk.turned_off import refuses
from workstation.desk.use_cases import web_pages
from workstation.domain.canonical import single_line
from workstation.domain.links import WebPage
from workstation.domain.policy import Feature

if TYPE_CHECKING:
    from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply

PATIENCE_MS = 10_000
READ = 64 * 1024
"""Bytes in which the title is looked for."""

_TITLE = re.compile(rb"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


class PageChecks(QObject):
    """What is known of the pages that the current article links to, and new checks of them.

    Nothing is sent to anybody before `check` is called for that address.
    """

    known_changed = Signal(object)
    """A dict of `WebPage` by address: what the last checks have found."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, WebPage] = {}
        self._loading: LatestWins[dict[str, WebPage]] = LatestWins()
        self._network: QNetworkAccessManager | None = None
        self._running: set[str] = set()

    def known(self, url: str) -> WebPage | None:
        """Return what the last check of an address found."""
        return self._known.get(url)

    def checking(self, url: str) -> bool:
        """Say whether an address is being checked now."""
        return url in self._running

    def load(self, urls: frozenset[str]) -> None:
        """Read what is known of these addresses."""
        self._loading.follow(
            self._desk.dispatcher.read(
                partial(web_pages.known, urls=urls),
                owner=self,
                done=self._loading.only(self._on_loaded),
                after_writes=True,
            )
        )

    def check(self, url: str) -> None:
        """Ask the site whether the page is there; this leaves the machine."""
        if refuses(self._desk, Feature.WEB_CHECKS):
            return
        # Loaded with the first question, since most days there is none.
        from PySide6.QtNetwork import QNetworkAccessManager, QNetworkRequest  # noqa: PLC0415

        address = QUrl(url)
        if url in self._running or address.scheme().lower() not in ("http", "https"):
            return
        if self._network is None:
            self._network = QNetworkAccessManager(self)
            self._network.setTransferTimeout(PATIENCE_MS)
        self._running.add(url)
        request = QNetworkRequest(address)
        request.setAttribute(
            QNetworkRequest.Attribute.RedirectPolicyAttribute,
            QNetworkRequest.RedirectPolicy.NoLessSafeRedirectPolicy,
        )
        reply = self._network.get(request)
        reply.readyRead.connect(partial(_stop_when_enough, reply))
        reply.finished.connect(partial(self._on_finished, url, reply))
        self.known_changed.emit(dict(self._known))

    def _on_finished(self, url: str, reply: QNetworkReply) -> None:
        self._running.discard(url)
        from PySide6.QtNetwork import QNetworkRequest  # noqa: PLC0415 - loaded by then

        status = reply.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute)
        data = bytes(reply.readAll().data())[:READ]
        page = WebPage(
            url=url,
            title=_title(data),
            checked_at=self._desk.clock.now(),
            status=int(status) if status is not None else 0,
            problem="" if status is not None else single_line(reply.errorString()),
        )
        reply.deleteLater()
        self._desk.dispatcher.write(partial(web_pages.keep, page=page), owner=self)
        self._on_loaded({**self._known, url: page})

    def _on_loaded(self, known: dict[str, WebPage]) -> None:
        self._known = known
        self.known_changed.emit(dict(known))


def _stop_when_enough(reply: QNetworkReply) -> None:
    if reply.bytesAvailable() > READ:
        reply.abort()


def _title(data: bytes) -> str:
    found = _TITLE.search(data)
    if found is None:
        return ""
    return " ".join(single_line(html.unescape(found[1].decode("utf-8", "replace"))).split())[:300]
