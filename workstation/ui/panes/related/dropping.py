"""What can be dragged onto the lists of links."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.links import ArticleTarget, WebTarget
from workstation.ui import mime

__all__ = ["LINK", "ArticleSummary", "ArticleTarget", "articles_in", "can_read", "page_in"]

LINK = "application/x-workstation-link"
"""The id of a link of the open article, as UTF-8."""
_BROWSER = "text/x-moz-url"
"""Address and title of a page, a line each, in UTF-16."""


def can_read(data: QMimeData, own: ArticleId) -> bool:
    """Say whether something can be linked; an article can't be linked to itself."""
    if data.hasFormat(LINK):
        return True
    if data.hasFormat(mime.ARTICLE):
        return any(each != own for each in articles_in(data))
    return page_in(data) is not None


def articles_in(data: QMimeData) -> tuple[ArticleId, ...]:
    """Return the ids of the articles that are dragged."""
    if not data.hasFormat(mime.ARTICLE):
        return ()
    return tuple(map(ArticleId, bytes(data.data(mime.ARTICLE).data()).decode().splitlines()))


def page_in(data: QMimeData) -> WebTarget | None:
    """Return the page that is dragged from a browser."""
    for url in data.urls():
        if url.scheme().lower() in ("http", "https") and url.host():
            return WebTarget(url.toString(url.ComponentFormattingOption.FullyEncoded), _title(data))
    return None


def _title(data: QMimeData) -> str:
    lines = bytes(data.data(_BROWSER).data()).decode("utf-16-le", "ignore").splitlines()
    return " ".join(lines[1].split()) if len(lines) > 1 else ""
