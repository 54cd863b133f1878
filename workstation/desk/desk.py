"""The desk: which articles are open, which is current, and what is done with them."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.autosave import Autosave
from workstation.desk.consequences import Consequences
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.notice import Notice, NoticeKind, Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.travelling_links import TravellingLinks
from workstation.desk.use_cases import drafts, library, newsrooms
from workstation.domain.article import ArticleBundle, ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft
from workstation.domain.errors import ExpectedError
from workstation.domain.ids import ArticleId, FigureId, LinkId, new_uuid
from workstation.domain.newsroom import Newsroom, Template
from workstation.domain.workflow import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from workstation.domain.policy import Policy
    from workstation.storage.unit_of_work import UnitOfWork


class Desk(QObject):
    """Holds the open articles (the tabs) and the current one; lives on the GUI thread."""

    current_changed = Signal(object)
    """The current `OpenArticle`, or None."""
    beside_changed = Signal(object)
    """The `OpenArticle` shown beside the current one is another, or None."""
    tabs_changed = Signal()
    """An article was opened, closed or moved among `tabs`."""
    newsroom_changed = Signal(object)
    """The `Newsroom`: name, sections, people, saved searches."""
    save_failed = Signal(object, object)
    """(OpenArticle, exception): its text is in memory only, saving is tried again."""
    save_recovered = Signal(object)
    """The OpenArticle whose saving works again."""
    noticed = Signal(object)
    """A `Notice` to tell the person."""
    revealed = Signal(object)
    """A `Place` that somebody asked to be shown; its article is current."""
    pane_wanted = Signal(str)
    """The id of a pane that somebody asked to be shown."""
    acting_changed = Signal(str)
    """The name of the person who is working here."""

    def __init__(self, dispatcher: Dispatcher, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dispatcher = dispatcher
        self.clock = clock
        self.newsroom = Newsroom()
        self._acting = ""
        self._tabs: dict[ArticleId, OpenArticle] = {}
        self._saving: dict[ArticleId, Autosave] = {}
        self._current: OpenArticle | None = None
        self._beside: OpenArticle | None = None
        self._before: OpenArticle | None = None
        """The one that was current before, for `beside_next`."""
        self._opening: LatestWins[ArticleBundle] = LatestWins()
        self._opening_beside: LatestWins[ArticleBundle] = LatestWins()
        self.consequences = Consequences(dispatcher, lambda: self.tabs, lambda: self._acting, self)
        """What changes here do to articles that link here."""
        self.consequences.set_aside.connect(self._on_set_aside)
        self._travelling = TravellingLinks(lambda: self.tabs, self)
        self._pending_place: Place | None = None
        self._blank: set[ArticleId] = set()
        """The articles begun here; only these may go with their tabs, while nothing is changed."""
        self.place: Place | None = None
        """The place shown last in the current article, for a pane that is made to show it."""
        self.policy: Policy | None = None
        """What the organisation has set for this machine."""
        self.choices: dict[str, str] = {}
        """What people chose in panes, to be found again at the next start; by its name."""
        dispatcher.committed.connect(self._on_committed)
        dispatcher.failed.connect(self.report)

    # What is open

    @property
    def current(self) -> OpenArticle | None:
        """The article being worked on."""
        return self._current

    @property
    def beside(self) -> OpenArticle | None:
        """The article shown beside the current one; made current, they change places."""
        return self._beside

    @property
    def beside_next(self) -> OpenArticle | None:
        """The open article to show beside the current one if nobody says which."""
        shown = (self._current, self._beside)
        others = [article for article in self.tabs if article not in shown]
        others.sort(key=lambda article: article is not self._before)
        return others[0] if others else None

    @property
    def tabs(self) -> tuple[OpenArticle, ...]:
        """The open articles, in the order of their tabs."""
        return tuple(self._tabs.values())

    @property
    def acting(self) -> str:
        """The name of the person who is working here; empty until chosen."""
        return self._acting

    def set_acting(self, name: str) -> None:
        """Say who is working here."""
        if name != self._acting:
            self._acting = name
            self.acting_changed.emit(name)

    def begin(self, newsroom: Newsroom, bundle: ArticleBundle | None) -> None:
        """Show what was read for the first screen, before the newsroom is fully open."""
        self._set_newsroom(newsroom)
        if bundle is not None:
            self._show(bundle)

    def load_newsroom(self) -> None:
        """Read the newsroom's own settings."""
        self.dispatcher.read(newsrooms.load, owner=self, done=self._set_newsroom, after_writes=True)

    def save_newsroom(self, newsroom: Newsroom) -> None:
        """Change the newsroom's own settings."""
        self._set_newsroom(newsroom)
        self.dispatcher.write(partial(newsrooms.save, newsroom=newsroom), owner=self)

    def open(self, article_id: ArticleId) -> None:
        """Make an article current, from its tab or from the newsroom; the last asked wins."""
        self.flush()
        opened = self._tabs.get(article_id)
        if opened is not None:
            self._opening.cancel()
            self._make_current(opened)
            return
        self._opening.follow(
            self.dispatcher.read(
                partial(drafts.load, article=article_id),
                owner=self,
                done=self._opening.only(self._show),
                failed=self.report,
                after_writes=True,
            )
        )

    def open_in_background(self, article_ids: tuple[ArticleId, ...]) -> None:
        """Open tabs without making them current, in order; those that are gone are left out."""
        for article_id in article_ids:
            if article_id not in self._tabs:
                self.dispatcher.read(
                    partial(drafts.load, article=article_id),
                    owner=self,
                    done=self._open_quietly,
                    failed=_ignore,
                    after_writes=True,
                )

    def open_beside(self, article_id: ArticleId) -> None:
        """Show an article beside the current one, from its tab or from the newsroom."""
        if self._current is None:
            self.open(article_id)
        elif article_id in self._tabs:
            self._opening_beside.cancel()
            self._show_beside(self._tabs[article_id])
        else:
            self.flush()
            self._opening_beside.follow(
                self.dispatcher.read(
                    partial(drafts.load, article=article_id),
                    owner=self,
                    done=self._opening_beside.only(self._adopt_beside),
                    failed=self.report,
                    after_writes=True,
                )
            )

    def close_beside(self) -> None:
        """Show the current article alone; the other's tab stays."""
        self._opening_beside.cancel()
        self._show_beside(None)

    def close(self, article_id: ArticleId) -> None:
        """Close an article's tab; what is unsaved is saved first.

        A new article in which nothing was ever written goes with its tab.
        """
        article = self._tabs.get(article_id)
        if article is None:
            return
        if self._saving[article_id].failing:
            return  # its text is nowhere but here
        self._saving[article_id].leave()
        place = list(self._tabs).index(article_id)
        del self._tabs[article_id]
        self.tabs_changed.emit()
        self._before = None if self._before is article else self._before
        beside = self._beside
        if article in (self._current, beside):
            self.close_beside()
        if article is self._current:
            left = self.tabs
            neighbour = left[min(place, len(left) - 1)] if left else None
            self._make_current(neighbour if beside is None else beside)
        if article_id in self._blank and not article.revision:
            self._blank.discard(article_id)
            self.dispatcher.write(
                partial(drafts.delete_unsaved, article=article_id), owner=self, failed=_ignore
            )
        if article.dirty:
            article.saved.connect(partial(self._forget_when_saved, article))
        else:
            self._forget(article)

    def reorder_tabs(self, order: tuple[ArticleId, ...]) -> None:
        """Give the open articles another order; ids that are not open are passed over."""
        ordered = [article_id for article_id in order if article_id in self._tabs]
        self._tabs = {article_id: self._tabs[article_id] for article_id in ordered} | self._tabs

    def show_pane(self, pane_id: str) -> None:
        """Ask the window to bring a pane to the front."""
        self.pane_wanted.emit(pane_id)

    def reveal(self, place: Place) -> None:
        """Make an article current and show a place in it."""
        if self._current is not None and self._current.id == place.article:
            self._reveal(place)
        else:
            self._pending_place = place
            self.open(place.article)

    # What is done with articles

    def new_article(self, template: Template | None = None) -> ArticleId:
        """Create an article and open it; it is in the newsroom before anything is typed.

        With a template it begins as that says, and stays even if nothing is written in it.
        """
        article_id = ArticleId(new_uuid())
        bylines = (self._acting,) if self._acting else ()
        if template is None:
            self._blank.add(article_id)
            draft = Draft(language=self.newsroom.language, bylines=bylines)
        else:
            draft = _begun(template.draft, bylines)
        self.dispatcher.write(
            partial(drafts.create, article=article_id, draft=draft, author=self._acting),
            owner=self,
        )
        self.open(article_id)
        return article_id

    def save_template(self, article: OpenArticle, name: str) -> None:
        """Keep an article as it is now as what new ones can begin with, under a name."""
        people = self.newsroom.people
        collectives = frozenset(person.name for person in people if person.collective)
        template = Template.of(name, article.snapshot(), collectives)
        self.save_newsroom(self.newsroom.with_template(template))

    def duplicate(self, article: OpenArticle, headline: str) -> ArticleId:
        """Make a copy of an article as it is now, under another headline, and open it."""
        self.flush()
        copy = ArticleId(new_uuid())
        self.dispatcher.write(
            partial(
                drafts.duplicate,
                source=article.id,
                new_id=copy,
                headline=headline,
                author=self._acting,
            ),
            owner=self,
        )
        self.open(copy)
        return copy

    def run_on(
        self,
        article: OpenArticle,
        operation: Callable[[UnitOfWork], Changes],
        notice: Notice | None = None,
    ) -> None:
        """Run a use-case that changes a stored article once its text is saved."""

        def done(_changes: Changes) -> None:
            if notice is not None:
                self.noticed.emit(notice)

        self._saving[article.id].run(operation, done=done, failed=self.report)

    def saving(self, article: OpenArticle) -> Autosave:
        """Return what saves an open article, for what writes there in another way."""
        return self._saving[article.id]

    def report(self, error: Exception) -> None:
        """Tell the person that something did not work."""
        if isinstance(error, ExpectedError):
            self.noticed.emit(Notice(NoticeKind.FAILED, error=error))
        else:
            self.report_unexpected()

    def report_unexpected(self) -> None:
        """Tell the person that something went wrong inside the program; the log has it."""
        self.noticed.emit(Notice(NoticeKind.UNEXPECTED))

    # Saving and closing

    def flush(self) -> None:
        """Send everything unsaved to the newsroom."""
        for saving in self._saving.values():
            saving.flush()

    @property
    def unsaved(self) -> tuple[OpenArticle, ...]:
        """Open articles that the newsroom does not hold as they are."""
        return tuple(saving.article for saving in self._saving.values() if saving.article.dirty)

    def shut_down(self, seconds: float = 5.0) -> bool:
        """Save everything and wait for it; False if something could not be saved in time."""
        for saving in self._saving.values():
            saving.leave()
        finished = self.dispatcher.wait_for_writes(seconds)
        return finished and all(saving.settled() for saving in self._saving.values())

    def leave(self) -> None:
        """Let go of all open articles, after `shut_down`: nothing shows them any more."""
        articles, self._tabs, self._saving = self.tabs, {}, {}
        self._opening.cancel()
        self.close_beside()
        self._make_current(None)
        self.tabs_changed.emit()
        for article in articles:
            article.deleteLater()

    # Inside

    def _show(self, bundle: ArticleBundle) -> None:
        self._make_current(self._adopt(bundle))

    def _adopt_beside(self, bundle: ArticleBundle) -> None:
        self._show_beside(self._adopt(bundle))

    def _show_beside(self, article: OpenArticle | None) -> None:
        former = self._beside
        if article is not former and (article is None or article is not self._current):
            self._beside = article
            self._leave(former)
            self.beside_changed.emit(article)

    def _leave(self, article: OpenArticle | None) -> None:
        """Keep what was done on an article that is no longer shown as a revision."""
        if article is None or article in (self._current, self._beside):
            return
        if article.id in self._saving:
            self._saving[article.id].leave()

    def _open_quietly(self, bundle: ArticleBundle) -> None:
        self._adopt(bundle)

    def _adopt(self, bundle: ArticleBundle) -> OpenArticle:
        """Make an open article of a bundle, unless it has one already."""
        known = self._tabs.get(bundle.article.id)
        if known is not None:
            return known
        article = OpenArticle(bundle, self.clock, self)
        saving = Autosave(article, self.dispatcher, lambda: self._acting)
        saving.failed.connect(partial(self.save_failed.emit, article))
        saving.overtaken.connect(partial(self._on_overtaken, article))
        saving.recovered.connect(partial(self.save_recovered.emit, article))
        self._travelling.follow(article)
        self._tabs[article.id] = article
        self._saving[article.id] = saving
        self.tabs_changed.emit()
        return article

    def _on_set_aside(self, article: OpenArticle, other: ArticleSummary | None) -> None:
        """Say where an article went, and offer to take that back while it is its last change."""
        history, place = article.history, article.history.index()

        def undo() -> None:
            if article in self.tabs and history.index() == place:
                history.undo()
            else:
                self.open(article_id)

        article_id, headline = article.id, article.details.headline
        if other is None:
            kind, into = NoticeKind.MOVED, ""
        else:
            kind, into = NoticeKind.MERGED, other.headline
        self.noticed.emit(
            Notice(
                kind,
                article=article_id,
                headline=headline,
                stage=Stage.SPIKED,
                into=into,
                undo=undo,
            )
        )

    def _on_overtaken(self, article: OpenArticle) -> None:
        headline = article.details.headline
        self.noticed.emit(Notice(NoticeKind.OVERTAKEN, article=article.id, headline=headline))

    def _make_current(self, article: OpenArticle | None) -> None:
        if article is not self._current:
            former, self._current = self._current, article
            exchanged = article is not None and article is self._beside
            if exchanged:
                self._beside = former
            self._before = former if former in self.tabs else None
            self._leave(former)
            self.place = None
            self.current_changed.emit(article)
            if exchanged:
                self.beside_changed.emit(former)
        place, self._pending_place = self._pending_place, None
        if place is not None and article is not None and place.article == article.id:
            self._reveal(place)

    def _reveal(self, place: Place) -> None:
        self.place = place
        self.revealed.emit(place)

    def _forget_when_saved(self, article: OpenArticle, _revision: int) -> None:
        if not article.dirty:
            self._forget(article)

    def _forget(self, article: OpenArticle) -> None:
        if self._tabs.get(article.id) is not article:
            self._saving.pop(article.id, None)
            article.deleteLater()

    def _set_newsroom(self, newsroom: Newsroom) -> None:
        if newsroom != self.newsroom:
            self.newsroom = newsroom
            self.newsroom_changed.emit(newsroom)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.newsroom:
            self.load_newsroom()
        touched = changes.reviewed | changes.relinked | changes.removed
        for article_id in touched & self._tabs.keys():
            self.dispatcher.read(
                partial(drafts.load, article=article_id),
                owner=self._tabs[article_id],
                done=self._tabs[article_id].absorb,
                failed=_ignore,
                after_writes=True,
            )
        for article in self._tabs.values():
            targets = tuple(article.links.linked_articles() & changes.articles)
            if targets:
                self.dispatcher.read(
                    partial(library.rows, articles=targets),
                    owner=article,
                    done=partial(_refresh, article),
                    after_writes=True,
                )


def _begun(draft: Draft, bylines: tuple[str, ...]) -> Draft:
    """Return a template's draft for a new article, with links and figures of its own."""
    return replace(
        draft,
        bylines=draft.bylines or bylines,
        links=tuple(replace(link, id=LinkId(new_uuid())) for link in draft.links),
        figures=tuple(replace(figure, id=FigureId(new_uuid())) for figure in draft.figures),
    )


def _refresh(article: OpenArticle, summaries: tuple[ArticleSummary, ...]) -> None:
    for summary in summaries:
        article.know_article(summary)


def _ignore(_error: Exception) -> None:
    """Go on without: a tab whose article is gone, or one that has to stay after all."""
