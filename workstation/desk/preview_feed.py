"""The page of the current article, rendered while it is written."""

from __future__ import annotations

import logging
from dataclasses import replace
from time import monotonic
from zlib import crc32

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.rendering import Renderer
from workstation.desk.text_changes import BodyChanges, TextChanges, changes_of
from workstation.desk.use_cases import pages
from workstation.domain.article import ArticleSummary
from workstation.domain.framing import Cut
from workstation.domain.page import Page, PageVariant
from workstation.domain.pictures import Picture, Sized, page_sizes
from workstation.rendering.live_orders import Changed, Checked, Lost

logger = logging.getLogger(__name__)

PAINT_MS = 1
"""What is to be painted now goes before a timer. With none at all, all else would go before it."""
QUICK = 0.07
"""Seconds. A key that comes sooner after the one before comes before that one's page is seen."""
LONGEST_HOLD = 0.3
"""Seconds. While keys come so quickly, what they change is asked for together, but no later."""
LONGEST_REST = 2.0
"""Seconds. After each page the machine rests for as long as the page took, but no longer."""
CHECK_MS = 1500
"""After the last change, the page is compared with one rendered as a whole."""
HIDDEN_MS = 5 * 60 * 1000
"""When nobody has looked for so long, the renderer gives back its memory."""

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
    """Asks for what changes on the current article's page, and tells when it is there.

    The renderer holds the text, too, and is sent only the lines that change. When it has lost
    the text, with its process, it gets all of it again.
    """

    page_changed = Signal(object, object, bool)
    """(ArticleId, PageChange, fresh): what is new on the page; `fresh` when it begins anew."""
    page_ready = Signal(object, str, bool)
    """(ArticleId, HTML of the page's article, plain): the bare text of one that took too long."""
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
        self._changes: TextChanges | BodyChanges | None = None
        self._stream = 0
        """What the renderer follows; 0 when it needs the whole text."""
        self._ticket = 0
        self._waiting = False
        """A page was asked for that has not come; what changes meanwhile waits for it."""
        self._changed = False
        self._edited_at = 0.0
        self._held_since = 0.0
        """When the first change came that has not been asked for."""
        self._asked_at = 0.0
        self._rest_until = 0.0
        self.differences = 0
        """How often a page was not what it would be as a whole; it was put right each time."""
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self.request)
        self._idle = QTimer(self, singleShot=True, interval=CHECK_MS)
        self._idle.timeout.connect(self._check)
        self._hidden = QTimer(self, singleShot=True, interval=HIDDEN_MS)
        self._hidden.timeout.connect(renderer.rest)
        renderer.rendered.connect(self._on_rendered)
        renderer.failed.connect(self._on_failed)
        renderer.changed.connect(self._on_changed)
        renderer.lost.connect(self._on_lost)
        renderer.checked.connect(self._on_checked)
        desk.current_changed.connect(self._bind)
        desk.newsroom_changed.connect(self._request_soon)

    def set_active(self, active: bool) -> None:
        """Work only while somebody looks."""
        if active != self._active:
            self._active = active
            self._bind(self._desk.current)
            if active:
                self._hidden.stop()
            else:
                self._hidden.start()

    def request(self) -> None:
        """Ask for the page as it would be now."""
        self._soon.stop()
        self._idle.stop()
        self._changed = False
        article, changes = self._article, self._changes
        if article is None or changes is None or not self._active:
            return
        page = self._compose(article)
        if self._stream:
            self._ticket = self._renderer.edit(self._stream, article.id, page, changes.take())
        else:
            self._ticket = self._stream = self._renderer.begin(article.id, page, changes.all())
        self._waiting = True
        self._asked_at = monotonic()

    def _compose(self, article: OpenArticle) -> Page:
        """Return the page without its body."""
        return pages.compose(
            article.article,
            article.details,
            article.references,
            self._desk.newsroom,
            picture_url=media_url,
            article_url=_article_url,
            today=self._desk.clock.now().date(),
            variants=media_variants,
        )

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.text_changed.disconnect(self._on_text_changed)
            self._article.suggested.changed.disconnect(self._on_suggested)
            self._article.edited.disconnect(self._on_edited)
            for signal in self._signals(self._article):
                signal.disconnect(self._request_soon)
        self._article = article if self._active else None
        self._ticket = self._stream = 0
        self._waiting = False
        self._idle.stop()
        if self._article is None:
            self._changes = None
            if self._active:
                self.emptied.emit()
            return
        self._changes = changes_of(self._article)
        self._article.suggested.changed.connect(self._on_suggested)
        self._article.text_changed.connect(self._on_text_changed)
        self._article.edited.connect(self._on_edited)
        for signal in self._signals(self._article):
            signal.connect(self._request_soon)
        self.request()

    def _signals(self, article: OpenArticle) -> tuple[SignalInstance, ...]:
        return (article.references_changed, article.article_changed)

    def _on_text_changed(self, position: int, _removed: int, added: int) -> None:
        if self._changes is not None:
            self._changes.note(position, added)

    def _on_suggested(self) -> None:
        """Follow the text in another way once there are suggestions in it, or no more."""
        if self._article is not None:
            changes = changes_of(self._article)
            if type(changes) is not type(self._changes):
                self._changes = changes
                self._stream = 0
            self._request_soon()

    def _request_soon(self, _what: object = None) -> None:
        if not self._changed:
            self._held_since = monotonic()
        self._changed = True
        if not self._waiting and not self._soon.isActive():
            self._start()

    def _on_edited(self) -> None:
        """Ask for what was typed: at once, or together with the keys that follow quickly."""
        now = monotonic()
        same = self._soon.isActive() and self._soon.interval() == PAINT_MS
        quick = now - self._edited_at < QUICK
        self._edited_at = now
        self._request_soon()
        if quick and not (same or self._waiting):
            self._start(QUICK)

    def _answered(self) -> None:
        now = monotonic()
        self._waiting = False
        self._rest_until = now + min(now - self._asked_at, LONGEST_REST)
        if self._changed:
            self._start()

    def _start(self, hold: float = 0.0) -> None:
        """Ask when the letter has been painted; in a heavy text not before a rest."""
        now = monotonic()
        hold = min(hold, self._held_since + LONGEST_HOLD - now)
        self._soon.start(max(PAINT_MS, int(1000 * max(hold, self._rest_until - now))))

    def _on_changed(self, answer: Changed) -> None:
        if answer.stream != self._stream or self._article is None:
            return
        if answer.ticket == self._ticket and self._waiting:
            self._answered()
        self.page_changed.emit(self._article.id, answer.change, answer.fresh)
        if answer.done and not (self._changed or self._waiting):
            self._idle.start()

    def _on_lost(self, answer: Lost) -> None:
        """Send the whole text again, or show it plainly if it took too long."""
        article = self._article
        if answer.stream != self._stream or article is None:
            return
        self._stream = 0
        if answer.too_long:
            page = replace(self._compose(article), body=article.body())
            self._ticket = self._renderer.bare(page)
            self._waiting = True
        else:
            self.request()

    def _on_rendered(self, ticket: int, html: str, plain: bool) -> None:
        if ticket == self._ticket and self._article is not None:
            self._answered()
            self.page_ready.emit(self._article.id, html, plain)

    def _on_failed(self, ticket: int, message: str, line: int) -> None:
        if ticket == self._ticket:
            self._answered()
            self.template_failed.emit(message, line)

    # Comparing

    def _check(self) -> None:
        if self._article is not None and self._stream and not (self._waiting or self._changed):
            text = self._article.body()
            checksum = crc32(text.encode("utf-8", "surrogatepass"))
            self._renderer.check(self._stream, len(text), checksum)

    def _on_checked(self, answer: Checked) -> None:
        if answer.stream != self._stream or self._article is None:
            return
        if answer.stopped and not self._waiting:
            self._idle.start()
        if answer.repair is not None:
            self.differences += 1
            logger.warning("The preview differed from the page as a whole; it was put right.")
            self.page_changed.emit(self._article.id, answer.repair, False)


def media_url(picture: Picture) -> str:
    """Return the address under which the preview gets a picture."""
    return f"nwpreview://media/{picture.id}.{EXTENSIONS.get(picture.media_type, 'jpg')}"


def media_variants(picture: Picture, cut: Cut) -> tuple[PageVariant, ...]:
    """Return the addresses under which the preview gets what is shown of a picture.

    A small picture that browsers know is shown as it came.
    """
    return tuple(
        PageVariant(f"nwpreview://media/{size.picture}/{size.recipe}", width, size.media_type)
        for size, width in _sizes(picture, cut)
    )


def shown_sizes(picture: Picture, cut: Cut) -> tuple[Sized, ...]:
    """Return what the preview may ask to be drawn of a picture."""
    return tuple(size for size, _width in _sizes(picture, cut))


def _sizes(picture: Picture, cut: Cut) -> tuple[tuple[Sized, int], ...]:
    small = picture.width <= SMALL and picture.media_type in EXTENSIONS
    if small and cut.plain and picture.media_type != "image/tiff":
        return ()
    return page_sizes(picture, cut)


def _article_url(summary: ArticleSummary) -> str:
    """Return the address that a click on a related link in the preview names."""
    return f"article:{summary.id}"
