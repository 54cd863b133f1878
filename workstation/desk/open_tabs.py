"""The articles that have tabs, and what saves each of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.autosave import Autosave
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.open_article import OpenArticle
from workstation.desk.travelling_links import TravellingLinks
from workstation.desk.use_cases import drafts, library
from workstation.domain.article import ArticleBundle, ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.clock import Clock
from workstation.domain.ids import ArticleId

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


class OpenTabs(QObject):
    """Holds the open articles in the order of their tabs; an article is saved until it is whole.

    One that is taken out while something of it is unsaved is let go when that is in the newsroom.
    Asked for until then, it comes back as it is: what the newsroom has lacks words.
    """

    changed = Signal()
    """An article was opened or closed."""
    edited = Signal()
    """Something was changed in an open article."""
    save_failed = Signal(object, object)
    """(OpenArticle, exception): its text is in memory only, saving is tried again."""
    save_recovered = Signal(object)
    """The OpenArticle whose saving works again."""
    overtaken = Signal(object)
    """The OpenArticle that something else had changed; what that wrote is a revision now."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        clock: Clock,
        author: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._clock = clock
        self._author = author
        self._open: dict[ArticleId, OpenArticle] = {}
        self._saving: dict[ArticleId, Autosave] = {}
        self._travelling = TravellingLinks(self.articles, self)
        dispatcher.committed.connect(self._on_committed)

    def articles(self) -> tuple[OpenArticle, ...]:
        """Return the open articles, in the order of their tabs."""
        return tuple(self._open.values())

    def get(self, article_id: ArticleId) -> OpenArticle | None:
        """Return an article if it is open."""
        return self._open.get(article_id)

    def reopen(self, article_id: ArticleId) -> OpenArticle | None:
        """Return an article from its tab; one that is not all saved gets its tab back."""
        saving = self._saving.get(article_id)
        if saving is not None and article_id not in self._open and saving.article.dirty:
            self._open[article_id] = saving.article
            self.changed.emit()
        return self._open.get(article_id)

    def saving(self, article: OpenArticle) -> Autosave:
        """Return what saves an open article."""
        return self._saving[article.id]

    def run(
        self,
        article: ArticleId,
        operation: Callable[[UnitOfWork], Changes],
        *,
        done: Callable[[Changes], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Run a use-case on a stored article, behind what is unsaved of it if it is open."""
        saving = self._saving.get(article)
        if saving is not None:
            saving.run(operation, done=done, failed=failed)
        else:
            self._dispatcher.write(operation, owner=self, done=done, failed=failed)

    def adopt(self, bundle: ArticleBundle) -> OpenArticle:
        """Make an open article of a bundle, unless it has one already."""
        known = self.reopen(bundle.article.id)
        if known is not None:
            return known
        article = OpenArticle(bundle, self._clock, self)
        saving = Autosave(article, self._dispatcher, self._author)
        article.edited.connect(self.edited)
        saving.failed.connect(partial(self.save_failed.emit, article))
        saving.overtaken.connect(partial(self.overtaken.emit, article))
        saving.recovered.connect(partial(self.save_recovered.emit, article))
        self._travelling.follow(article)
        self._open[article.id] = article
        self._saving[article.id] = saving
        self.changed.emit()
        return article

    def open_behind(self, article_ids: tuple[ArticleId, ...]) -> None:
        """Open articles that nothing shows, in order; those that are gone are left out."""
        for article_id in article_ids:
            if article_id not in self._open:
                self._dispatcher.read(
                    partial(drafts.load, article=article_id),
                    owner=self,
                    done=self._on_loaded,
                    failed=_ignore,
                    after_writes=True,
                )

    def reorder(self, order: tuple[ArticleId, ...]) -> None:
        """Give the articles another order; ids that are not open are passed over."""
        former = tuple(self._open)
        ordered = [article_id for article_id in order if article_id in self._open]
        self._open = {article_id: self._open[article_id] for article_id in ordered} | self._open
        if tuple(self._open) != former:
            self.changed.emit()

    def take_out(self, article: OpenArticle) -> bool:
        """Close an article's tab, saving what is unsaved; False if it has to stay."""
        saving = self._saving[article.id]
        if saving.failing:
            return False  # its text is nowhere but here
        saving.leave()
        del self._open[article.id]
        self.changed.emit()
        return True

    def let_go(self, article: OpenArticle) -> None:
        """Forget an article that was taken out, once the newsroom has all of it."""
        if article.dirty:
            article.saved.connect(partial(self._forget_when_saved, article))
        else:
            self._forget(article)

    def keep(self, article: OpenArticle) -> None:
        """Keep what was done on an article that is no longer shown as a revision."""
        if article.id in self._saving:
            self._saving[article.id].leave()

    def flush(self) -> None:
        """Send everything unsaved to the newsroom."""
        for saving in self._saving.values():
            saving.flush()

    def leave(self) -> None:
        """Save everything, and keep what was worked on as revisions."""
        for saving in self._saving.values():
            saving.leave()

    def settled(self) -> bool:
        """Say whether everything was sent, and the last writes have ended well."""
        return all(saving.settled() for saving in self._saving.values())

    def unsaved(self) -> tuple[OpenArticle, ...]:
        """Return the articles that the newsroom does not hold as they are."""
        return tuple(saving.article for saving in self._saving.values() if saving.article.dirty)

    def clear(self) -> tuple[OpenArticle, ...]:
        """Take all articles out as they are; return those that had tabs, to be deleted."""
        articles, self._open, self._saving = self.articles(), {}, {}
        return articles

    # Inside

    def _on_loaded(self, bundle: ArticleBundle) -> None:
        self.adopt(bundle)

    def _forget_when_saved(self, article: OpenArticle, _revision: int) -> None:
        if not article.dirty:
            self._forget(article)

    def _forget(self, article: OpenArticle) -> None:
        if self._open.get(article.id) is article:
            return
        saving = self._saving.get(article.id)
        if saving is not None and saving.article is article:
            del self._saving[article.id]
        article.deleteLater()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        """Bring what the program wrote into the articles, and what their links point at."""
        touched = changes.reviewed | changes.relinked | changes.removed
        for article_id in touched & self._open.keys():
            self._dispatcher.read(
                partial(drafts.load, article=article_id),
                owner=self._open[article_id],
                done=self._open[article_id].absorb,
                failed=_ignore,
                after_writes=True,
            )
        for article in self.articles():
            targets = tuple(article.links.linked_articles() & changes.articles)
            if targets:
                self._dispatcher.read(
                    partial(library.rows, articles=targets),
                    owner=article,
                    done=partial(_refresh, article),
                    after_writes=True,
                )


def _refresh(article: OpenArticle, summaries: tuple[ArticleSummary, ...]) -> None:
    for summary in summaries:
        article.know_article(summary)


def _ignore(_error: Exception) -> None:
    """Go on without an article that is gone."""
