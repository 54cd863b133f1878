"""What the related pane shows beyond the article's own links."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.page_checks import PageChecks
from workstation.desk.tasks import LatestWins
from workstation.desk.undo import ActStep
from workstation.desk.use_cases import library, neighbours, related, relinking
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId
from workstation.domain.links import RelatedLink, WebTarget
from workstation.domain.neighbours import Neighbourhood
from workstation.domain.proposals import Proposal, ProposalState
from workstation.domain.query import Suggestions

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

PAUSE_MS = 2000
LIMIT = 8

Waiting = tuple[tuple[Proposal, ...], tuple[ArticleSummary, ...]]

Incoming = tuple[tuple[ArticleSummary, RelatedLink], ...]


class RelatedFeed(QObject):
    """Suggestions for the current article, the links that point at it, and a picker's finds."""

    suggested = Signal(object)
    """The `Suggestions` for the current article."""
    incoming_changed = Signal(object)
    """A tuple of (ArticleSummary, RelatedLink): who links to the current article."""
    waiting_changed = Signal(object, object)
    """(Proposals, ArticleSummaries they are about): what others want of this article's links."""
    neighbours_changed = Signal(object)
    """The `Neighbourhood` of the current article."""
    found = Signal(object)
    """A tuple of `ArticleSummary` for what was typed into the picker."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._active = False
        self._words = ""
        self._article: OpenArticle | None = None
        self.pages = PageChecks(desk, self)
        """What is known of pages elsewhere."""
        self._map_wanted = False
        self._reading: related.Reading | None = None
        self._suggesting: LatestWins[Suggestions] = LatestWins()
        self._waiting: LatestWins[Waiting] = LatestWins()
        self._mapping: LatestWins[Neighbourhood] = LatestWins()
        self._neighbours: frozenset[ArticleId] = frozenset()
        self._receiving: LatestWins[Incoming] = LatestWins()
        self._finding: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._suggest)
        desk.current_changed.connect(self._bind)
        desk.dispatcher.committed.connect(self._on_committed)
        if desk.current is not None:
            self._bind(desk.current)

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

    def want_map(self, wanted: bool) -> None:
        """Read the neighbourhood only while it is shown."""
        self._map_wanted = wanted
        self._map()

    def dismiss(self, summary: ArticleSummary) -> None:
        """Never propose an article for this one again, until that is undone."""
        article = self._article
        if article is None:
            return
        title = self.tr("Not for this article: “%1”").replace("%1", summary.headline)
        article.break_typing()
        article.history.push(
            ActStep(
                title,
                partial(
                    self._write, partial(related.dismiss, article=article.id, target=summary.id)
                ),
                partial(self._write, partial(related.allow, article=article.id, target=summary.id)),
            )
        )

    def decide(self, proposal: Proposal, *, accept: bool) -> None:
        """Accept or refuse what somebody proposed for this article's links."""
        article = self._article
        if article is None:
            return
        state = ProposalState.ACCEPTED if accept else ProposalState.REFUSED
        title = self.tr("Accept proposed link") if accept else self.tr("Refuse proposed link")
        article.break_typing()
        article.history.beginMacro(title)
        if accept:
            article.links.apply(proposal.change, title)
        article.history.push(
            ActStep(
                title,
                partial(self._record, proposal, state),
                partial(self._record, proposal, ProposalState.OPEN),
            )
        )
        article.history.endMacro()

    def _record(self, proposal: Proposal, state: ProposalState) -> None:
        self._desk.dispatcher.write(
            partial(relinking.decide, proposal=proposal.id, state=state, by=self._desk.acting),
            owner=self,
            failed=self._desk.report,
        )

    def _write(self, operation: Callable[[UnitOfWork], Changes]) -> None:
        self._desk.dispatcher.write(
            operation, owner=self, done=self._on_written, failed=self._desk.report
        )

    def _on_written(self, _changes: Changes) -> None:
        self._suggest()

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None and self._article is not article:
            self._article.edited.disconnect(self._on_edited)
            self._article.details_changed.disconnect(self._on_details_changed)
        if article is not None and self._article is not article:
            article.edited.connect(self._on_edited)
            article.details_changed.connect(self._on_details_changed)
        self._article = article
        self._wait()
        if self._active:
            self._suggest()
            self._receive()
            self._load_pages()

    def _on_edited(self, _revision: int) -> None:
        if self._active:
            self._pause.start()

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if self._active and "links" in fields:
            self._suggest()
            self._map()
            self._load_pages()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if self._article is None:
            return
        here = self._article.id in changes.relinked | changes.reviewed
        if here:
            self._wait()
        if not self._active:
            return
        if here or changes.articles & self._neighbours:
            self._receive()

    def _suggest(self) -> None:
        self._pause.stop()
        article = self._article
        if article is None or not self._active:
            self._suggesting.cancel()
            return
        self._suggesting.follow(
            self._desk.dispatcher.read(
                partial(
                    related.propose,
                    article=article.id,
                    draft=article.snapshot(),
                    limit=LIMIT,
                    reading=self._read_so_far(),
                ),
                owner=self,
                done=self._suggesting.only(self.suggested.emit),
            )
        )

    def _read_so_far(self) -> related.Reading:
        """Return what is known of the article's text since it was last asked about."""
        if self._reading is None:
            self._reading = related.Reading()
        return self._reading

    def _receive(self) -> None:
        article = self._article
        if article is None:
            self._receiving.cancel()
            return
        self._receiving.follow(
            self._desk.dispatcher.read(
                partial(library.incoming, article=article.id),
                owner=self,
                done=self._receiving.only(self._on_received),
                after_writes=True,
            )
        )
        self._map()

    def _wait(self) -> None:
        """Look what waits for a decision; the badge says so though nobody looks at the pane."""
        article = self._article
        if article is None:
            self._waiting.cancel()
            self.waiting_changed.emit((), ())
            return
        self._waiting.follow(
            self._desk.dispatcher.read(
                partial(_waiting, article=article.id),
                owner=self,
                done=self._waiting.only(self._on_waiting),
                after_writes=True,
            )
        )

    def _on_received(self, incoming: Incoming) -> None:
        self._neighbours = frozenset(source.id for source, _ in incoming)
        self.incoming_changed.emit(incoming)

    def _on_waiting(self, waiting: Waiting) -> None:
        proposals, summaries = waiting
        for summary in summaries:
            if self._article is not None:
                self._article.know_article(summary)
        self.waiting_changed.emit(proposals, summaries)

    def _map(self) -> None:
        article = self._article
        if article is None or not self._map_wanted or not self._active:
            self._mapping.cancel()
            return
        article_links = article.links.linked_articles()
        self._mapping.follow(
            self._desk.dispatcher.read(
                partial(neighbours.around, article=article.id, linked=tuple(sorted(article_links))),
                owner=self,
                done=self._mapping.only(self.neighbours_changed.emit),
                after_writes=True,
            )
        )

    def _load_pages(self) -> None:
        if self._article is not None:
            links = self._article.links.all()
            self.pages.load(
                frozenset(link.target.url for link in links if isinstance(link.target, WebTarget))
            )


def _waiting(unit: UnitOfWork, article: ArticleId) -> Waiting:
    proposals = relinking.waiting(unit, article)
    return proposals, relinking.names(unit, proposals)
