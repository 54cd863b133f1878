"""Prints one self-contained page without a window. Importing this loads the browser engine."""

from __future__ import annotations

import secrets
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QTimer, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineUrlRequestJob,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWidgets import QApplication

from workstation.ui.panes.preview import addresses
from workstation.ui.panes.preview.lockdown import Gate, lock, register_scheme
from workstation.ui.panes.preview.page import LockedPage
from workstation.ui.panes.preview.paper import ASK, page_layout

LIMIT_MS = 100_000
WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
"""Our own script runs beside the page, whose scripts are switched off."""
POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src data:",
        "style-src 'unsafe-inline'",
        "font-src data:",
        "script-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "sandbox",
    )
)


class OnePage(QWebEngineUrlSchemeHandler):
    """Serves one document, and nothing else."""

    def __init__(self, document: bytes, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self.address = addresses.document(secrets.token_urlsafe(18))
        """Where it is; nobody can guess it."""

    def serves(self, url: QUrl) -> bool:
        """Say whether an address may be asked for: the document's, and what it holds itself."""
        return url == self.address or url.scheme() == "data"

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer with the document."""
        if job.requestUrl() != self.address or job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        buffer = QBuffer(job)
        buffer.setData(self._document)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.setAdditionalResponseHeaders(
            # PySide's stubs name one value for each header; what works is a list of them.
            {QByteArray(b"Content-Security-Policy"): [QByteArray(POLICY.encode())]}  # type: ignore[dict-item]
        )
        job.reply(QByteArray(b"text/html;charset=utf-8"), buffer)


def print_page(document: bytes, script: str, target: Path) -> bool:
    """Write a page as a PDF, on the paper that `script`, which is `paper.js`, finds it asks for."""
    application = QApplication.instance() or QApplication([])
    register_scheme()
    profile = QWebEngineProfile()
    server = OnePage(eagerly(document), profile)
    lock(profile)
    profile.installUrlSchemeHandler(addresses.SCHEME.encode(), server)
    profile.setUrlRequestInterceptor(Gate(server.serves, profile))
    page = LockedPage(profile, profile)
    written: list[bool] = []

    def finished(_path: str, succeeded: bool) -> None:
        written.append(succeeded)
        application.quit()

    page.pdfPrintingFinished.connect(finished)
    page.loadFinished.connect(partial(_print, page, script, target))
    QTimer.singleShot(LIMIT_MS, application, application.quit)
    page.go_home(server.address)
    application.exec()
    page.deleteLater()
    return bool(written) and written[0] and target.is_file()


def eagerly(document: bytes) -> bytes:
    """Have the pictures loaded at once: on paper nobody scrolls to them."""
    return document.replace(b' loading="lazy"', b"")


def _print(page: LockedPage, script: str, target: Path, loaded: bool) -> None:
    def lay_out(asked: object) -> None:
        page.printToPdf(str(target), page_layout(asked))

    if loaded:
        page.runJavaScript(f"{script}\n{ASK}", WORLD, lay_out)
    else:
        QApplication.quit()
