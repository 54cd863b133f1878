"""Shows hostile pages with some of the preview's protections in place, and tells what they did.

Run in a process of its own, `python -m tests.ui.panes.preview.layers [LAYER …]`: what the engine
finds in its environment counts once. Says, as JSON, which attacks had which effects.
"""

from __future__ import annotations

import json
import os
import sys

from PySide6.QtCore import QEventLoop, QObject, QTimer, QUrl
from PySide6.QtNetwork import QHostAddress, QTcpServer
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
)
from PySide6.QtWidgets import QApplication

from tests.ui.panes.preview.attacks import ATTACKS, CLICKS
from workstation import paths
from workstation.rendering.sanitise import Sanitiser
from workstation.ui import web_environment
from workstation.ui.panes.preview import lockdown, page, server

LAYERS = ("nh3", "policy", "settings", "gate", "navigation", "network")
OPEN = "--disable-gpu"
SETTLE_MS = 80
LIMIT_MS = 4000
CLICK = "for (const one of document.querySelectorAll('#target, a, area, button')) one.click(); 1"
ASK = "JSON.stringify([location.href, document.title, document.documentElement.dataset.ran ?? ''])"


class OpenPage(QWebEnginePage):
    """A page that follows every link; it tells of boxes that scripts put up, and shows none."""

    boxes = strays = 0

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        """Count it."""
        self.boxes += 1


class WatchedPage(page.LockedPage):
    """The preview's own page; it tells of boxes as well, and of finding its way back."""

    boxes = strays = 0

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self.strayed.connect(self._on_strayed)

    def _on_strayed(self) -> None:
        self.strays += 1

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        """Count it."""
        self.boxes += 1


class Range:
    """One browser with the layers that are asked for."""

    def __init__(self, layers: frozenset[str]) -> None:
        self._layers = layers
        self._sanitiser = Sanitiser()
        self._connections = self._windows = self._downloads = self._deaths = 0
        self._listener = QTcpServer()
        assert self._listener.listen(QHostAddress.SpecialAddress.LocalHost)
        self._listener.newConnection.connect(self._on_connection)
        lockdown.register_scheme()
        self._profile = QWebEngineProfile()
        self._server = server.PreviewServer(paths.resources_folder(), _no_picture, self._profile)
        if "policy" not in layers:
            server._HEADERS.pop(b"Content-Security-Policy")
        self._profile.downloadRequested.connect(self._on_download)
        if "settings" in layers:
            lockdown.lock(self._profile)
        self._profile.installUrlSchemeHandler(b"nwpreview", self._server)
        if "gate" in layers:
            self._gate = lockdown.Gate(self._server.serves, self._profile)
            self._profile.setUrlRequestInterceptor(self._gate)

    def effects(self, html: str, *, click: bool) -> list[str]:
        """Show a page, click in it if wanted, and return what came of it."""
        self._connections = self._windows = self._downloads = self._deaths = 0
        port = str(self._listener.serverPort())
        html = html.replace("REMOTE", f"http://127.0.0.1:{port}").replace("PORT", port)
        if "nh3" in self._layers:
            html = self._sanitiser.clean_block(html)
        text = f"<!DOCTYPE html><title>Preview</title><body>{html}</body>"
        self._server._shell = text.encode()
        shown = self._page()
        home = self._server.renew()
        self._load(shown, home)
        if click:
            shown.runJavaScript(CLICK, 1)
        _rest(SETTLE_MS)
        if shown.strays and shown.url() != home:
            loop = QEventLoop()
            shown.loadFinished.connect(loop.quit)
            QTimer.singleShot(LIMIT_MS, loop, loop.quit)
            loop.exec()
        found = self._state(shown, home)
        loop = QEventLoop()
        shown.destroyed.connect(loop.quit)
        shown.deleteLater()
        loop.exec()
        return found

    def _page(self) -> OpenPage | WatchedPage:
        locked = "navigation" in self._layers
        shown = (WatchedPage if locked else OpenPage)(self._profile, self._profile)
        shown.newWindowRequested.connect(self._on_window)
        shown.renderProcessTerminated.connect(self._on_death)
        return shown

    def _load(self, shown: OpenPage | WatchedPage, home: QUrl) -> None:
        loop = QEventLoop()
        shown.loadFinished.connect(loop.quit)
        QTimer.singleShot(LIMIT_MS, loop, loop.quit)
        if isinstance(shown, page.LockedPage):
            shown.go_home(home)
        else:
            shown.load(home)
        loop.exec()

    def _state(self, shown: OpenPage | WatchedPage, home: QUrl) -> list[str]:
        answers: list[str] = []
        loop = QEventLoop()

        def take(answer: str) -> None:
            answers.append(answer)
            loop.quit()

        QTimer.singleShot(LIMIT_MS, loop, loop.quit)
        shown.runJavaScript(ASK, 1, take)
        loop.exec()
        url, title, ran = json.loads(answers[0]) if answers and answers[0] else ("", "", "")
        moved = url.partition("#")[0] != home.toString()
        found = {
            "network": self._connections > 0,
            "script": ran != "" or shown.boxes > 0 or (not moved and title != "Preview"),
            "navigation": moved,
            "window": self._windows > 0,
            "download": self._downloads > 0,
            "crash": self._deaths > 0,
        }
        return [effect for effect, seen in found.items() if seen]

    def _on_connection(self) -> None:
        self._connections += 1
        while (connection := self._listener.nextPendingConnection()) is not None:
            connection.abort()

    def _on_window(self) -> None:
        self._windows += 1

    def _on_download(self, request: QWebEngineDownloadRequest) -> None:
        # The preview's own refusal has had no turn yet where it is in place.
        if "settings" not in self._layers:
            self._downloads += 1
            request.cancel()

    def _on_death(self) -> None:
        self._deaths += 1


def _no_picture(_picture: object, _owner: QObject, done: object) -> None:
    assert callable(done)
    done(None)


def _leave(_settings: object) -> None:
    """Switch nothing off."""


def _rest(milliseconds: int) -> None:
    """Give what a page has begun its time: that nothing comes of it can't be waited for."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def prepared(layers: frozenset[str]) -> Range:
    """Return a browser with the layers; once in a process, before anything else of Qt."""
    web_environment.prepare()
    if "network" not in layers:
        os.environ[web_environment.FLAGS] = OPEN
    if "settings" not in layers:
        setattr(page, "switch_off", _leave)  # noqa: B010 - not the module's own name
    application = QApplication.instance() or QApplication([])
    target = Range(layers)
    setattr(target, "application", application)  # noqa: B010 - it lives as long
    return target


def main(layers: frozenset[str]) -> None:
    """Try every attack against the layers."""
    target = prepared(layers)
    told = {name: target.effects(html, click=False) for name, html in ATTACKS.items()}
    told |= {name: target.effects(html, click=True) for name, html in CLICKS.items()}
    sys.stdout.write(json.dumps({name: effects for name, effects in told.items() if effects}))
    sys.stdout.flush()
    os._exit(0)  # a page that was attacked need not be taken apart in good order


if __name__ == "__main__":
    main(frozenset(sys.argv[1:]))
