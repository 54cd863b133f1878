"""The desk: the newsroom, who works at it, which articles are open, and what is done there."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.autosave import Autosave
from workstation.desk.beginnings import Beginnings
from workstation.desk.consequences import Consequences
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.notice import Notice, NoticeKind, Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.open_tabs import OpenTabs
from workstation.desk.opening import Opening
from workstation.desk.shown_articles import ShownArticles
from workstation.desk.use_cases import newsrooms
from workstation.domain.article import ArticleBundle, ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError, NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.newsroom import Newsroom, Template
from workstation.domain.workflow import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from workstation.domain.policy import Policy
    from workstation.domain.proposals import Relinked
    from workstation.storage.unit_of_work import UnitOfWork


class Desk(QObject):
    """What panes ask for articles, and what tells them of the newsroom; on the GUI thread.

    `OpenTabs` holds the articles and saves them, `ShownArticles` says which are shown, and
    `Beginnings` makes new ones.
    """

    current_changed = Signal(object)
    """The current `OpenArticle`, or None."""
    beside_changed = Signal(object)
    """The `OpenArticle` shown beside the current one is another, or None."""
    tabs_changed = Signal()
    """An article was opened, closed or moved among `tabs`."""
    edited = Signal()
    """Something was changed in an open article: somebody is typing, as a rule."""
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
        self._open = OpenTabs(dispatcher, clock, lambda: self._acting, self)
        self._shown = ShownArticles(self._open.articles, self)
        self._beginnings = Beginnings(dispatcher, self)
        self._opening = Opening(
            self._open, dispatcher, show=self._make_current, failed=self.report, parent=self
        )
        self._opening_beside = Opening(
            self._open, dispatcher, show=self._shown.show_beside, failed=self.report, parent=self
        )
        self.consequences = Consequences(
            dispatcher, self._open.articles, lambda: self._acting, self
        )
        """What changes here do to articles that link here."""
        self.consequences.set_aside.connect(self._on_set_aside)
        self.consequences.carried_out.connect(self._on_carried_out)
        self._pending_place: Place | None = None
        self.place: Place | None = None
        """The place shown last in the current article, for a pane that is made to show it."""
        self.policy: Policy | None = None
        """What the organisation has set for this machine."""
        self.choices: dict[str, str] = {}
        """What people chose in panes, to be found again at the next start; by its name."""
        dispatcher.committed.connect(self._on_committed)
        dispatcher.failed.connect(self.report)
        self._connect()

    # What is open

    @property
    def current(self) -> OpenArticle | None:
        """The article being worked on."""
        return self._shown.current

    @property
    def beside(self) -> OpenArticle | None:
        """The article shown beside the current one; made current, they change places."""
        return self._shown.beside

    @property
    def beside_next(self) -> OpenArticle | None:
        """The open article to show beside the current one if nobody says which."""
        return self._shown.beside_next

    @property
    def tabs(self) -> tuple[OpenArticle, ...]:
        """The open articles, in the order of their tabs."""
        return self._open.articles()

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
            self._make_current(self._open.adopt(bundle))

    def load_newsroom(self) -> None:
        """Read the newsroom's own settings."""
        self.dispatcher.read(newsrooms.load, owner=self, done=self._set_newsroom, after_writes=True)

    def save_newsroom(self, newsroom: Newsroom) -> None:
        """Change the newsroom's own settings; a refusal comes as a notice."""
        try:
            newsrooms.check_rules(self.newsroom, newsroom, self.acting)
        except NotAllowed as refused:
            self.report(refused)
            return
        self._set_newsroom(newsroom)
        save = partial(newsrooms.save, newsroom=newsroom, by=self.acting)
        self.dispatcher.write(save, owner=self, done=self._tell_credited)

    def _tell_credited(self, changes: Changes) -> None:
        """Say how many pictures are credited to somebody who is called something else now."""
        if changes.pictures:
            count = len(changes.pictures)
            self.noticed.emit(Notice(NoticeKind.PICTURES_CHANGED, count=count))

    def open(self, article_id: ArticleId) -> None:
        """Make an article current, from its tab or from the newsroom; the last asked wins."""
        self.flush()
        self._opening.ask(article_id)

    def open_in_background(self, article_ids: tuple[ArticleId, ...]) -> None:
        """Open tabs without making them current, in order; those that are gone are left out."""
        self._open.open_behind(article_ids)

    def open_beside(self, article_id: ArticleId) -> None:
        """Show an article beside the current one, from its tab or from the newsroom."""
        if self.current is None:
            self.open(article_id)
        else:
            self.flush()
            self._opening_beside.ask(article_id)

    def close_beside(self) -> None:
        """Show the current article alone; the other's tab stays."""
        self._opening_beside.cancel()
        self._shown.show_beside(None)

    def close(self, article_id: ArticleId) -> None:
        """Close an article's tab; what is unsaved is saved first.

        A new article in which nothing was ever written goes with its tab.
        """
        article = self._open.get(article_id)
        if article is None:
            return
        place = self.tabs.index(article)
        if not self._open.take_out(article):
            return
        left = self.tabs
        if article in (self.current, self.beside):
            self._opening_beside.cancel()
        if article is self.current:
            self._pending_place = None
        self._shown.close(article, left[min(place, len(left) - 1)] if left else None)
        self._beginnings.end(article)
        self._open.let_go(article)

    def reorder_tabs(self, order: tuple[ArticleId, ...]) -> None:
        """Give the open articles another order; ids that are not open are passed over."""
        self._open.reorder(order)

    def show_pane(self, pane_id: str) -> None:
        """Ask the window to bring a pane to the front."""
        self.pane_wanted.emit(pane_id)

    def reveal(self, place: Place) -> None:
        """Make an article current and show a place in it."""
        if self.current is not None and self.current.id == place.article:
            self._reveal(place)
        else:
            self._pending_place = place
            self.open(place.article)

    # What is done with articles

    def new_article(self, template: Template | None = None) -> ArticleId:
        """Create an article and open it; it is in the newsroom before anything is typed.

        With a template it begins as that says, and stays even if nothing is written in it.
        """
        article_id = self._beginnings.begin(
            by=self._acting, language=self.newsroom.language, template=template
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
        copy = self._beginnings.duplicate(article.id, headline, by=self._acting)
        self.open(copy)
        return copy

    def run_on(
        self,
        article: ArticleId,
        operation: Callable[[UnitOfWork], Changes],
        notice: Notice | None = None,
        *,
        done: Callable[[Changes], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run a use-case that changes a stored article once its text is saved.

        The article may have been closed meanwhile. Unless `failed` is given, the person is told
        of a failure; `notice` tells of success, where `done` is not given.
        """

        def tell(_changes: Changes) -> None:
            if notice is not None:
                self.noticed.emit(notice)

        self._open.run(article, operation, done=done or tell, failed=failed or self.report)

    def saving(self, article: OpenArticle) -> Autosave:
        """Return what saves an open article, for what writes there in another way."""
        return self._open.saving(article)

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
        self._open.flush()

    @property
    def unsaved(self) -> tuple[OpenArticle, ...]:
        """Open articles that the newsroom does not hold as they are."""
        return self._open.unsaved()

    def shut_down(self, seconds: float = 5.0) -> bool:
        """Save everything and wait for it; False if something could not be saved in time."""
        self._open.leave()
        finished = self.dispatcher.wait_for_writes(seconds)
        return finished and self._open.settled()

    def leave(self) -> None:
        """Let go of all open articles, after `shut_down`: nothing shows them any more."""
        articles = self._open.clear()
        self._opening.cancel()
        self.close_beside()
        self._make_current(None)
        self.tabs_changed.emit()
        for article in articles:
            article.deleteLater()

    # Inside

    def _connect(self) -> None:
        self._open.changed.connect(self.tabs_changed)
        self._open.edited.connect(self.edited)
        self._open.save_failed.connect(self.save_failed)
        self._open.save_recovered.connect(self.save_recovered)
        self._open.overtaken.connect(self._on_overtaken)
        self._shown.left.connect(self._open.keep)
        self._shown.current_changed.connect(self._on_current_changed)
        self._shown.beside_changed.connect(self.beside_changed)

    def _on_carried_out(self, relinked: Relinked) -> None:
        if relinked.waiting:
            self.noticed.emit(Notice(NoticeKind.PROPOSED, count=len(relinked.waiting)))

    def _on_set_aside(self, article: OpenArticle, other: ArticleSummary | None) -> None:
        """Say where an article went, and offer to take that back while it is its last change."""
        history, place = article.history, article.history.index()

        def undo() -> None:
            if article in self.tabs and history.index() == place:
                history.undo()
            else:
                self.open(article_id)

        article_id = article.id
        told = Notice(NoticeKind.MOVED, article=article_id, headline=article.details.headline)
        if other is not None:
            told = replace(told, kind=NoticeKind.MERGED, into=other.headline)
        self.noticed.emit(replace(told, stage=Stage.SPIKED, undo=undo))

    def _on_overtaken(self, article: OpenArticle) -> None:
        headline = article.details.headline
        self.noticed.emit(Notice(NoticeKind.OVERTAKEN, article=article.id, headline=headline))

    def _make_current(self, article: OpenArticle | None) -> None:
        self._shown.make_current(article)
        self._show_pending()

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        self.place = None
        self.current_changed.emit(article)

    def _show_pending(self) -> None:
        place, self._pending_place = self._pending_place, None
        article = self.current
        if place is not None and article is not None and place.article == article.id:
            self._reveal(place)

    def _reveal(self, place: Place) -> None:
        self.place = place
        self.revealed.emit(place)

    def _set_newsroom(self, newsroom: Newsroom) -> None:
        if newsroom != self.newsroom:
            self.newsroom = newsroom
            self.newsroom_changed.emit(newsroom)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.newsroom:
            self.load_newsroom()
