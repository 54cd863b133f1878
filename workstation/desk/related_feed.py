"""What the related pane shows beyond the article's own links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import library, related
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId
from workstation.domain.links import RelatedLink
from workstation.domain.query import RelatedHit

PAUSE_MS = 2000
LIMIT = 8

Incoming = tuple[tuple[ArticleSummary, RelatedLink], ...]


class RelatedFeed(QObject):
    """Suggestions for the current article, the links that point at it, and a picker's finds."""

    suggested = Signal(object)
    """A tuple of `RelatedHit`, best first."""
    incoming_changed = Signal(object)
    """A tuple of (ArticleSummary, RelatedLink): who links to the current article."""
    found = Signal(object)
    """A tuple of `ArticleSummary` for what was typed into the picker."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._active = False
        self._words = ""
        self._article: OpenArticle | None = None
        self._suggesting: LatestWins[tuple[RelatedHit, ...]] = LatestWins()
        self._receiving: LatestWins[Incoming] = LatestWins()
        self._finding: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._suggest)
        desk.current_changed.connect(self._bind)
        desk.dispatcher.committed.connect(self._on_committed)

    def set_active(self, active: bool) -> None:
        """Work only while somebody looks."""
        if active != self._active:
            self._active = active
            self._bind(self._desk.current)

    def find(self, text: str) -> None:
        """Look for articles to link, by headline or words; the answer comes by `found`."""
        article = self._desk.current
        self._words = text
        if article is None:
            return
        self._finding.follow(
            self._desk.dispatcher.read(
                partial(
                    library.quick_find,
                    text=text,
                    limit=20,
                    exclude=frozenset({article.id}),
                ),
                owner=self,
                done=self._finding.only(self.found.emit),
            )
        )

    def look_again(self) -> None:
        """Find and, after a pause, suggest anew: more articles can be found by their words now."""
        if self._active and self._article is not None:
            self._pause.start()
            if self._words:
                self.find(self._words)

    def look_up(self, article_id: ArticleId, use: Callable[[ArticleSummary], None]) -> None:
        """Give `use` what a card shows of an article, unless it is gone."""

        def done(rows: tuple[ArticleSummary, ...]) -> None:
            for row in rows:
                use(row)

        self._desk.dispatcher.read(
            partial(library.rows, articles=(article_id,)),
            owner=self,
            done=done,
            failed=self._desk.report,
            after_writes=True,
        )

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None and self._article is not article:
            self._article.edited.disconnect(self._on_edited)
            self._article.details_changed.disconnect(self._on_details_changed)
        if article is not None and self._article is not article:
            article.edited.connect(self._on_edited)
            article.details_changed.connect(self._on_details_changed)
        self._article = article
        if self._active:
            self._suggest()
            self._receive()

    def _on_edited(self, _revision: int) -> None:
        if self._active:
            self._pause.start()

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if self._active and "links" in fields:
            self._suggest()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if self._active and self._article is not None and self._article.id in changes.relinked:
            self._receive()

    def _suggest(self) -> None:
        self._pause.stop()
        article = self._article
        if article is None or not self._active:
            self._suggesting.cancel()
            return
        self._suggesting.follow(
            self._desk.dispatcher.read(
                partial(related.suggest, article=article.id, draft=article.snapshot(), limit=LIMIT),
                owner=self,
                done=self._suggesting.only(self.suggested.emit),
            )
        )

    def _receive(self) -> None:
        article = self._article
        if article is None:
            self._receiving.cancel()
            return
        self._receiving.follow(
            self._desk.dispatcher.read(
                partial(library.incoming, article=article.id),
                owner=self,
                done=self._receiving.only(self.incoming_changed.emit),
                after_writes=True,
            )
        )
