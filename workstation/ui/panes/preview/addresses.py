"""The addresses inside the preview; nothing outside them exists for its pages."""

from __future__ import annotations

import re
from enum import Enum, auto

from PySide6.QtCore import QUrl

from workstation.domain.ids import PictureId

SCHEME = "nwpreview"
DOCUMENT_HOST = "doc"
MEDIA_HOST = "media"
ARTICLE_SCHEME = "article"

_MEDIA = re.compile(r"/([0-9a-f]{64})\.(jpg|png|webp|gif|tif|bmp|avif)")
MEDIA_TYPES = {
    "jpg": b"image/jpeg",
    "png": b"image/png",
    "webp": b"image/webp",
    "gif": b"image/gif",
    "tif": b"image/tiff",
    "bmp": b"image/bmp",
    "avif": b"image/avif",
}
"""By suffix. No SVG: it is a document, and comes from outside."""


class Destination(Enum):
    """Where a link in the page leads."""

    ARTICLE = auto()
    """To an article of the newsroom."""
    OUTSIDE = auto()
    """To a page or mail address that the system's own programs show."""
    NOWHERE = auto()


def document(path: str) -> QUrl:
    """Return the address of a part of the shell: the document, its style, a font."""
    return QUrl(f"{SCHEME}://{DOCUMENT_HOST}/{path}")


def media(url: QUrl) -> tuple[PictureId, bytes] | None:
    """Return the picture that a media address names and its type, or None for anything else."""
    plain = not url.hasQuery() and not url.hasFragment() and not url.userInfo() and url.port() < 0
    if url.scheme() != SCHEME or url.host() != MEDIA_HOST or not plain:
        return None
    match = _MEDIA.fullmatch(url.path())
    return (PictureId(match[1]), MEDIA_TYPES[match[2]]) if match else None


def destination(url: QUrl) -> Destination:
    """Say what kind of place a clicked link leads to."""
    if url.scheme() == ARTICLE_SCHEME:
        return Destination.ARTICLE
    if url.scheme() in ("http", "https") and url.host():
        return Destination.OUTSIDE
    return Destination.OUTSIDE if url.scheme() == "mailto" else Destination.NOWHERE
