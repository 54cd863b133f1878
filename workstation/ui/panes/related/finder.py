"""The field at the top of the pane: look for an article to link, or paste an address."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from workstation.desk.related_feed import RelatedFeed
from workstation.domain.article import ArticleSummary
from workstation.domain.clock import Clock
from workstation.domain.ids import ArticleId
from workstation.ui.icons import Icons
from workstation.ui.panes.related.results import Results
from workstation.ui.panes.related.wording import brief
from workstation.ui.widgets.search_field import SearchField


class Finder(QObject):
    """Joins the search field, what the newsroom finds, and the rows that show it."""

    shown = Signal(bool)
    """Whether there is something to show in place of the article's links."""

    def __init__(
        self, feed: RelatedFeed, clock: Clock, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._clock = clock
        self._linked: frozenset[ArticleId] = frozenset()
        self._found: tuple[ArticleSummary, ...] = ()
        self._waiting = False
        self._confirming = False
        self.field = SearchField(self.tr("Link an article or paste an address"), icons)
        """Where words or an address are typed."""
        self.results = Results()
        """What was found."""
        self.field.edited.connect(self._on_edited)
        self.field.confirmed.connect(self._on_confirmed)
        self.field.left_down.connect(self.results.start)
        self.results.left.connect(self.field.start)
        feed.found.connect(self._on_found)

    def start(self) -> None:
        """Put the cursor in the field."""
        self.field.start()

    def clear(self) -> None:
        """Show nothing any more."""
        self.field.set_text("")
        self._take("")

    def set_linked(self, linked: frozenset[ArticleId]) -> None:
        """Take note of the articles that are linked already."""
        if linked != self._linked:
            self._linked = linked
            self._show_found()

    def _on_edited(self, words: str) -> None:
        self._take(words)

    def _take(self, words: str) -> None:
        self._confirming = False
        self._waiting = self.results.show_words(words)
        if self._waiting:
            self._feed.find(" ".join(words.split()))
        else:
            self._found = ()
        self.shown.emit(bool(words.strip()))

    def _on_confirmed(self, _words: str) -> None:
        # The answer may not be there yet: Enter is for these words, not for the ones before.
        self._confirming = self._waiting
        if not self._waiting:
            self.results.confirm()

    def _on_found(self, found: tuple[ArticleSummary, ...]) -> None:
        if not self._waiting and not self.results.takes_articles:
            return
        self._waiting = False
        self._found = found
        self._show_found()
        if self._confirming:
            self._confirming = False
            self.results.confirm()

    def _show_found(self) -> None:
        now = self._clock.now()
        if self.field.text().strip():
            self.results.show_found(
                tuple((summary, brief(summary, now)) for summary in self._found), self._linked
            )
