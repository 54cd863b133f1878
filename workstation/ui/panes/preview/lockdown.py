"""What the preview's pages may do: show text, styles, fonts and pictures of ours; nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlScheme,
)

from workstation.ui.panes.preview.addresses import SCHEME

log = logging.getLogger(__name__)

ALLOWED = frozenset(
    (
        QWebEngineSettings.WebAttribute.AutoLoadImages,
        QWebEngineSettings.WebAttribute.LinksIncludedInFocusChain,
        QWebEngineSettings.WebAttribute.ShowScrollBars,
        QWebEngineSettings.WebAttribute.PlaybackRequiresUserGesture,
        QWebEngineSettings.WebAttribute.WebRTCPublicInterfacesOnly,
        QWebEngineSettings.WebAttribute.TrimAccessibilityIdentifiers,
    )
)
"""The settings that stay on; every other one is off, scripts and storage before all."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "img-src nwpreview://media",
        "style-src nwpreview://doc",
        "font-src nwpreview://doc",
        "script-src 'none'",
        "connect-src 'none'",
        "frame-src 'none'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "sandbox allow-same-origin",
        "webrtc 'block'",
    )
)


def register_scheme() -> None:
    """Make the preview's scheme known; once, before the first profile is made.

    The engine reads the schemes when it starts, not when the application does, so this can wait
    until the engine's library is loaded.
    """
    name = SCHEME.encode()
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme)
    QWebEngineUrlScheme.registerScheme(scheme)


def lock(profile: QWebEngineProfile) -> None:
    """Close everything that a profile can close."""
    profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    profile.setPersistentCookiesPolicy(
        QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
    )
    profile.setPersistentPermissionsPolicy(
        QWebEngineProfile.PersistentPermissionsPolicy.AskEveryTime
    )
    profile.setSpellCheckEnabled(False)
    profile.setPushServiceEnabled(False)
    profile.downloadRequested.connect(_refuse_download)
    switch_off(profile.settings())


def switch_off(settings: QWebEngineSettings) -> None:
    """Switch off all but the few settings that showing a page needs."""
    for attribute in QWebEngineSettings.WebAttribute:
        settings.setAttribute(attribute, attribute in ALLOWED)
    settings.setUnknownUrlSchemePolicy(
        QWebEngineSettings.UnknownUrlSchemePolicy.DisallowUnknownUrlSchemes
    )


def _refuse_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()


class Gate(QWebEngineUrlRequestInterceptor):
    """Lets through what the preview itself serves, and stops and counts the rest."""

    def __init__(self, serves: Callable[[QUrl], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._serves = serves
        self.stopped = 0
        """How many requests were stopped."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Look at one request."""
        if info.requestMethod() == b"GET" and self._serves(info.requestUrl()):
            return
        info.block(True)
        self.stopped += 1
        scheme = info.requestUrl().scheme()
        log.info("The preview was kept from a request to a %s: address", scheme)
