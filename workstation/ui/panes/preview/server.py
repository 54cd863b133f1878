"""Serves the preview's pages from memory, and pictures from the newsroom."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QUrl
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler

from workstation.domain.ids import PictureId
from workstation.domain.pictures import Sized
from workstation.ui.panes.preview import addresses
from workstation.ui.panes.preview.lockdown import POLICY

FetchPicture: TypeAlias = Callable[
    [PictureId | Sized, QObject, Callable[[bytes | None], None]], None
]
"""(picture, owner, done): hands the bytes, or None, to `done` later, if `owner` still exists."""

_STYLE_TURN = re.compile(r"/page\.[0-9]{1,9}\.css\Z")
"""The style has another address after each change of it, for the page to fetch it again."""
_FONT = re.compile(r"/fonts/[A-Za-z0-9_-]{1,80}\.(ttf|otf|woff|woff2)")

_HEADERS = {
    b"X-Content-Type-Options": b"nosniff",
    b"Referrer-Policy": b"no-referrer",
    b"Content-Security-Policy": POLICY.encode(),
    b"Cache-Control": b"no-store",
}


class PreviewServer(QWebEngineUrlSchemeHandler):
    """Answers the preview's own addresses; everything else does not exist."""

    def __init__(
        self,
        resources: Path,
        fetch_picture: FetchPicture,
        parent: QObject,
        *,
        own: Path | None = None,
    ) -> None:
        super().__init__(parent)
        self._fetch = fetch_picture
        self._own = own
        """The folder of the newsroom's own style and fonts, if it has any."""
        self._files: dict[str, tuple[bytes, Path]] = {
            "/page.css": (b"text/css", resources / "templates" / "page.css"),
            "/preview.css": (b"text/css", resources / "preview" / "preview.css"),
        }
        for font in (resources / "fonts").glob("*.ttf"):
            self._files[f"/fonts/{font.name}"] = (b"font/ttf", font)
        self._shell = (resources / "preview" / "shell.html").read_bytes()
        self._token = ""
        self.renew()

    def renew(self) -> QUrl:
        """Forget the document's address and return a new one, which nobody can guess."""
        self._token = secrets.token_urlsafe(18)
        return self.address

    @property
    def address(self) -> QUrl:
        """Where the document is."""
        return addresses.document(self._token)

    def serves(self, url: QUrl) -> bool:
        """Say whether there is something at an address."""
        return (
            url == self.address or self._file(url) is not None or addresses.media(url) is not None
        )

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer a request."""
        url = job.requestUrl()
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif url == self.address:
            _reply(job, b"text/html;charset=utf-8", self._shell)
        elif (file := self._file(url)) is not None:
            _reply(job, file[0], file[1].read_bytes())
        elif (picture := addresses.media(url)) is not None:
            self._fetch(picture[0], job, partial(_reply_picture, job, picture[1]))
        else:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)

    def _file(self, url: QUrl) -> tuple[bytes, Path] | None:
        path = url.path()
        if url != addresses.document(path[1:]):
            return None
        path = _STYLE_TURN.sub("/page.css", path)
        return self._own_file(path) or self._files.get(path)

    def _own_file(self, path: str) -> tuple[bytes, Path] | None:
        """Find the newsroom's own style, or a font of its own."""
        font = _FONT.fullmatch(path)
        if self._own is None or (path != "/page.css" and font is None):
            return None
        file = self._own / path[1:]
        kind = b"font/" + font[1].encode() if font else b"text/css"
        return (kind, file) if file.is_file() else None


def _reply_picture(job: QWebEngineUrlRequestJob, kind: bytes, data: bytes | None) -> None:
    if data is None:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
    else:
        _reply(job, kind, data)


def _reply(job: QWebEngineUrlRequestJob, kind: bytes, data: bytes) -> None:
    buffer = QBuffer(job)
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    job.setAdditionalResponseHeaders(
        # PySide's stubs name one value for each header; what works is a list of them.
        {QByteArray(name): [QByteArray(value)] for name, value in _HEADERS.items()}  # type: ignore[misc]
    )
    job.reply(QByteArray(kind), buffer)
