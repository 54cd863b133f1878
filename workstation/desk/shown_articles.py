"""Which of the open articles are shown: the current one, and one beside it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from workstation.desk.open_article import OpenArticle


class ShownArticles(QObject):
    """Says which open article is current and which stands beside it; never the same one.

    The article beside, made current, changes places with the one that was.
    """

    current_changed = Signal(object)
    """The current `OpenArticle`, or None."""
    beside_changed = Signal(object)
    """The `OpenArticle` shown beside the current one is another, or None."""
    left = Signal(object)
    """The `OpenArticle` that is no longer shown."""

    def __init__(
        self, tabs: Callable[[], tuple[OpenArticle, ...]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.current: OpenArticle | None = None
        self.beside: OpenArticle | None = None
        self._before: OpenArticle | None = None
        """The one that was current before, for `beside_next`."""

    @property
    def beside_next(self) -> OpenArticle | None:
        """The open article to show beside the current one if nobody says which."""
        shown = (self.current, self.beside)
        others = [article for article in self._tabs() if article not in shown]
        others.sort(key=lambda article: article is not self._before)
        return others[0] if others else None

    def make_current(self, article: OpenArticle | None) -> None:
        """Show an article as the one that is worked on."""
        if article is self.current:
            return
        former, self.current = self.current, article
        exchanged = article is not None and article is self.beside
        if exchanged:
            self.beside = former
        self._before = former if former in self._tabs() else None
        self._leave(former)
        self.current_changed.emit(article)
        if exchanged:
            self.beside_changed.emit(former)

    def show_beside(self, article: OpenArticle | None) -> None:
        """Show an article beside the current one, or the current one alone."""
        former = self.beside
        if article is not former and (article is None or article is not self.current):
            self.beside = article
            self._leave(former)
            self.beside_changed.emit(article)

    def close(self, article: OpenArticle, neighbour: OpenArticle | None) -> None:
        """Show no longer what has lost its tab; `neighbour` becomes current if none is beside."""
        if self._before is article:
            self._before = None
        beside = self.beside
        if article in (self.current, beside):
            self.show_beside(None)
        if article is self.current:
            self.make_current(neighbour if beside is None else beside)

    def _leave(self, article: OpenArticle | None) -> None:
        if article is not None and article not in (self.current, self.beside):
            self.left.emit(article)
