"""The page of the current article, rendered while it is written."""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.rendering import Renderer
from workstation.desk.use_cases import pages
from workstation.domain.article import ArticleSummary
from workstation.domain.framing import Cut
from workstation.domain.page import PageVariant
from workstation.domain.pictures import Picture, page_sizes
from workstation.rendering.worker import Extent

INTERVAL_MS = 15
"""Between a change and the request for a page: the letter itself is painted first."""
LONGEST_REST = 2.0
"""Seconds. After each page the machine rests for as long as the page took, but no longer."""

SMALL = 480
"""Pixels: so wide a picture needs no smaller version."""

EXTENSIONS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/tiff": "tif",
    "image/bmp": "bmp",
    "image/avif": "avif",
}


class PreviewFeed(QObject):
    """Asks for the current article's page after each change, and tells when it is there."""

    page_ready = Signal(object, str, bool)
    """(ArticleId, HTML of the page's article, plain): plain when the text took too long."""
    template_failed = Signal(str, int)
    """(message, line): the newsroom's template has an error; the last good page stays."""
    emptied = Signal()
    """There is no current article."""

    def __init__(self, desk: Desk, renderer: Renderer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._renderer = renderer
        self._active = False
        self._article: OpenArticle | None = None
        self._ticket = 0
        self._waiting = False
        """A page was asked for that has not come; what changes meanwhile waits for it."""
        self._changed = False
        self._asked_at = 0.0
        self._rest_until = 0.0
        self._soon = QTimer(self, singleShot=True, interval=INTERVAL_MS)
        self._soon.timeout.connect(self.request)
        renderer.rendered.connect(self._on_rendered)
        renderer.failed.connect(self._on_failed)
        desk.current_changed.connect(self._bind)
        desk.newsroom_changed.connect(self._request_soon)

    def set_active(self, active: bool) -> None:
        """Work only while somebody looks."""
        if active != self._active:
            self._active = active
            self._bind(self._desk.current)

    def request(self) -> None:
        """Ask for the page as it would be now."""
        self._soon.stop()
        self._changed = False
        article = self._article
        if article is None or not self._active:
            return
        page = pages.compose(
            article.article,
            article.snapshot(),
            article.references,
            self._desk.newsroom,
            picture_url=media_url,
            article_url=_article_url,
            today=self._desk.clock.now().date(),
            variants=media_variants,
        )
        self._ticket = self._renderer.render(page, Extent.ARTICLE)
        self._waiting = True
        self._asked_at = monotonic()

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            for signal in self._signals(self._article):
                signal.disconnect(self._request_soon)
        self._article = article if self._active else None
        if self._article is None:
            self._ticket = 0
            self._waiting = False
            if self._active:
                self.emptied.emit()
            return
        for signal in self._signals(self._article):
            signal.connect(self._request_soon)
        self.request()

    def _signals(self, article: OpenArticle) -> tuple[SignalInstance, ...]:
        return (article.edited, article.references_changed, article.article_changed)

    def _request_soon(self, _what: object = None) -> None:
        self._changed = True
        if not self._waiting and not self._soon.isActive():
            self._start()

    def _answered(self) -> None:
        now = monotonic()
        self._waiting = False
        self._rest_until = now + min(now - self._asked_at, LONGEST_REST)
        if self._changed:
            self._start()

    def _start(self) -> None:
        """Ask soon; in a long text not so soon that typing is slowed by page after page."""
        left = int((self._rest_until - monotonic()) * 1000)
        self._soon.start(max(INTERVAL_MS, left))

    def _on_rendered(self, ticket: int, html: str, plain: bool) -> None:
        if ticket == self._ticket and self._article is not None:
            self._answered()
            self.page_ready.emit(self._article.id, html, plain)

    def _on_failed(self, ticket: int, message: str, line: int) -> None:
        if ticket == self._ticket:
            self._answered()
            self.template_failed.emit(message, line)


def media_url(picture: Picture) -> str:
    """Return the address under which the preview gets a picture."""
    return f"nwpreview://media/{picture.id}.{EXTENSIONS.get(picture.media_type, 'jpg')}"


def media_variants(picture: Picture, cut: Cut) -> tuple[PageVariant, ...]:
    """Return the addresses under which the preview gets what is shown of a picture.

    A small picture that browsers know is shown as it came.
    """
    small = picture.width <= SMALL and picture.media_type in EXTENSIONS
    if small and cut.plain and picture.media_type != "image/tiff":
        return ()
    return tuple(
        PageVariant(f"nwpreview://media/{size.picture}/{size.recipe}", width, size.media_type)
        for size, width in page_sizes(picture, cut)
    )


def _article_url(summary: ArticleSummary) -> str:
    """Return the address that a click on a related link in the preview names."""
    return f"article:{summary.id}"
