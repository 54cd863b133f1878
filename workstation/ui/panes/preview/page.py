"""The page inside the preview's browser: it stays where it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineCertificateError,
    QWebEngineDesktopMediaRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineQuotaRequest,
    QWebEngineRegisterProtocolHandlerRequest,
)

from workstation.ui.panes.preview.lockdown import switch_off

_OWN_NAVIGATION = (
    QWebEnginePage.NavigationType.NavigationTypeTyped,
    QWebEnginePage.NavigationType.NavigationTypeReload,
)


class LockedPage(QWebEnginePage):
    """Loads its one document; links are told, all that a page may ask for is refused."""

    link_clicked = Signal(QUrl)
    """A person clicked a link that leads out of the page."""
    strayed = Signal()
    """The engine has put another document there without asking; the own one is being loaded."""

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._home = QUrl()
        switch_off(self.settings())
        self.permissionRequested.connect(_deny_permission)
        self.fullScreenRequested.connect(_refuse_full_screen)
        self.quotaRequested.connect(_refuse_quota)
        self.fileSystemAccessRequested.connect(_refuse_files)
        self.registerProtocolHandlerRequested.connect(_refuse_protocol)
        self.certificateError.connect(_refuse_certificate)
        self.desktopMediaRequested.connect(_refuse_screen)
        self.urlChanged.connect(self._on_url_changed)

    def go_home(self, home: QUrl) -> None:
        """Load the document at an address, the only one the page will ever go to."""
        self._home = home
        self.return_home()

    def return_home(self) -> None:
        """Load the document again."""
        self.load(self._home)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, isMainFrame: bool
    ) -> bool:
        """Stay: only the document itself, and places inside it, can be gone to."""
        target = QUrl(url)
        at_home = self._is_home(target)
        if not isMainFrame:
            return False
        if at_home and kind in _OWN_NAVIGATION:
            return True
        if kind is not QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            return False
        if not at_home:
            self.link_clicked.emit(target)
        return at_home and target.hasFragment()

    @property
    def at_home(self) -> bool:
        """The document at the address is there, and none that the engine has put in its place."""
        return self._is_home(self.url())

    def _is_home(self, url: QUrl) -> bool:
        return url.toString().partition("#")[0] == self._home.toString()

    def _on_url_changed(self, url: QUrl) -> None:
        """Come back: for addresses it abhors, the engine shows an empty page and asks nobody."""
        if not url.isEmpty() and not self._is_home(url):
            self.strayed.emit()
            self.return_home()

    def createWindow(self, kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """Open no window."""
        return None  # type: ignore[return-value]  # how Qt is told that there is none

    def chooseFiles(
        self,
        mode: QWebEnginePage.FileSelectionMode,
        oldFiles: Sequence[str],
        acceptedMimeTypes: Sequence[str],
    ) -> list[str]:
        """Choose none."""
        return []

    def javaScriptAlert(self, securityOrigin: QUrl | str, msg: str) -> None:
        """Show none."""

    def javaScriptConfirm(self, securityOrigin: QUrl | str, msg: str) -> bool:
        """Agree to nothing."""
        return False

    def javaScriptPrompt(
        self, securityOrigin: QUrl | str, msg: str, defaultValue: str
    ) -> tuple[bool, str]:
        """Answer nothing."""
        return False, ""

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        lineNumber: int,
        sourceID: str,
    ) -> None:
        """Keep what pages complain of out of the program's log: it holds their text."""


def _deny_permission(permission: QWebEnginePermission) -> None:
    permission.deny()


def _refuse_full_screen(request: QWebEngineFullScreenRequest) -> None:
    request.reject()


def _refuse_quota(request: QWebEngineQuotaRequest) -> None:
    request.reject()


def _refuse_files(request: QWebEngineFileSystemAccessRequest) -> None:
    request.reject()


def _refuse_protocol(request: QWebEngineRegisterProtocolHandlerRequest) -> None:
    request.reject()


def _refuse_certificate(error: QWebEngineCertificateError) -> None:
    error.rejectCertificate()


def _refuse_screen(request: QWebEngineDesktopMediaRequest) -> None:
    request.cancel()
