"""The addresses inside the preview; nothing outside them exists for its pages."""

from __future__ import annotations

import re

from PySide6.QtCore import QUrl

from workstation.domain.framing import Cut
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Sized

SCHEME = "nwpreview"
DOCUMENT_HOST = "doc"
MEDIA_HOST = "media"
ARTICLE_HOST = "article"
MAIL_HOST = "mailto"
"""Stand for links of these schemes, which our own script in the page writes so: the engine would
not tell of a click on a scheme that it does not know."""

_DRAWN = re.compile(r"/([0-9a-f]{64})/([0-9-]{9,40})/([1-9][0-9]{1,3})\.(jpeg|webp)")
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


def document(path: str) -> QUrl:
    """Return the address of a part of the shell: the document, its style, a font."""
    return QUrl(f"{SCHEME}://{DOCUMENT_HOST}/{path}")


def media(url: QUrl) -> tuple[PictureId | Sized, bytes] | None:
    """Return the picture that a media address names and its type, or None for anything else.

    It is named as it came, or as it is drawn for a page.
    """
    plain = not url.hasQuery() and not url.hasFragment() and not url.userInfo() and url.port() < 0
    if url.scheme() != SCHEME or url.host() != MEDIA_HOST or not plain:
        return None
    drawn = _DRAWN.fullmatch(url.path())
    if drawn:
        cut = Cut.from_token(drawn[2])
        kind = f"image/{drawn[4]}"
        if cut is None:
            return None
        return Sized(PictureId(drawn[1]), cut, int(drawn[3]), kind), kind.encode()
    match = _MEDIA.fullmatch(url.path())
    return (PictureId(match[1]), MEDIA_TYPES[match[2]]) if match else None


def target_of(url: QUrl) -> ArticleId | QUrl | None:
    """Say where a clicked link leads: an article, an address outside the program, or nowhere."""
    if url.scheme() in ("http", "https"):
        return url if url.host() else None
    if url.scheme() != SCHEME:
        return None
    rest = url.path(QUrl.ComponentFormattingOption.FullyDecoded)[1:]
    if rest and url.host() == ARTICLE_HOST:
        return ArticleId(rest)
    return QUrl(f"mailto:{rest}") if rest and url.host() == MAIL_HOST else None
