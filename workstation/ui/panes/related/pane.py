"""The related pane: the article's links, what else it may link, and who links to it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.impact import ImpactKind
from workstation.domain.links import ArticleTarget, LinkKind, LinkTarget
from workstation.domain.proposals import Proposal
from workstation.domain.query import Suggestions as Suggested
from workstation.domain.workflow import Stage
from workstation.text.fitting import end_of_paragraph
from workstation.ui.context import Context
from workstation.ui.pane import Pane
from workstation.ui.panes.related.finder import Finder
from workstation.ui.panes.related.incoming import Incoming
from workstation.ui.panes.related.incoming import Links as IncomingLinks
from workstation.ui.panes.related.library_views import LibraryViews
from workstation.ui.panes.related.links_view import LinksView
from workstation.ui.panes.related.neighbours import Neighbours
from workstation.ui.panes.related.opening import Opening
from workstation.ui.panes.related.suggestions import Mentions, Suggestions
from workstation.ui.panes.related.waiting import Waiting
from workstation.ui.text_places import cursor_place
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.empty_state import EmptyState
from workstation.ui.widgets.foldout import Foldout
from workstation.ui.widgets.scroll_column import ScrollColumn


class RelatedPane(Pane):
    """Everything about the links of the current article."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked_back: set[tuple[ArticleId, ArticleId]] = set()
        self.opening = Opening(context.desk, self)
        """Goes where links lead."""
        self.finder = Finder(context.related, context.desk.clock, context.icons, self)
        """The search field and what it finds."""
        self.links = LinksView(context, self.opening)
        """The article's own links."""
        self.waiting = Waiting()
        """What others want of the links."""
        self.suggestions = Suggestions(context.desk.clock)
        """What the newsroom proposes."""
        self.mentions = Mentions()
        """What the text names without linking it."""
        self.incoming = Incoming()
        """Who links here."""
        self.neighbours = Neighbours(context.appearance, context.icons)
        """Who links to whom around the article."""
        self.around = Foldout(self.tr("Links around this article"), self.neighbours, context.icons)
        """Shows the neighbourhood when somebody asks for it."""
        self.views = LibraryViews()
        """Ways to look at the links of the whole newsroom."""
        self._library = Foldout(self.tr("Links in the newsroom"), self.views, context.icons)
        self._empty = EmptyState(
            context.icons, "newspaper", self.tr("Open an article to see what it is related to.")
        )
        self._sections = _scrolling(
            self.waiting,
            self.links,
            self.suggestions,
            self.mentions,
            self.incoming,
            self.around,
            self._library,
        )
        self._found = _scrolling(self.finder.results)
        self._pages = QStackedWidget(self)
        for page in (self._sections, self._found, self._empty):
            self._pages.addWidget(page)
        self._lay_out()
        self._connect()
        self._show_page()

    def _lay_out(self) -> None:
        self._head = QWidget(self)
        head = QVBoxLayout(self._head)
        head.setContentsMargins(Space.GUTTER, Space.LARGE, Space.GUTTER, Space.TIGHT)
        head.addWidget(self.finder.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's links."""
        if self.article is not None:
            self.article.details_changed.disconnect(self._on_details_changed)
        if article is not None:
            article.details_changed.connect(self._on_details_changed)
        self.links.bind(article)
        self.suggestions.wait()
        self.mentions.show_mentions(())
        self.waiting.show_proposals(None, ())
        self.incoming.show_links(())
        self.incoming.offer_back(None)
        self.finder.set_linked(article.links.linked_articles() if article else frozenset())
        self.finder.clear()
        self._head.setVisible(article is not None)
        self._pages.setCurrentWidget(self._sections if article is not None else self._empty)
        place = self.context.desk.place
        if place is not None and article is not None and place.article == article.id:
            self._show_place(place)

    def set_shown(self, shown: bool) -> None:
        """Let the newsroom be searched only while somebody looks."""
        self.context.related.set_active(shown)

    def _connect(self) -> None:
        feed, desk = self.context.related, self.context.desk
        feed.suggested.connect(self._on_suggested)
        feed.incoming_changed.connect(self._on_incoming)
        feed.waiting_changed.connect(self._on_waiting)
        feed.neighbours_changed.connect(self.neighbours.show_neighbourhood)
        self.around.unfolded.connect(feed.want_map)
        self.neighbours.chosen.connect(self._on_incoming_chosen)
        self.views.chosen.connect(self._on_view_chosen)
        self.waiting.decided.connect(self._on_decided)
        self.incoming.back_asked.connect(self._on_back_asked)
        self.incoming.impact_asked.connect(self._on_impact_asked)
        for offers in (self.suggestions, self.mentions):
            offers.insert_asked.connect(self._insert)
            offers.add_asked.connect(self._add)
            offers.fit_asked.connect(self._fit)
            offers.dismissed.connect(feed.dismiss)
        desk.revealed.connect(self._show_place)
        desk.pane_wanted.connect(self._on_pane_wanted)
        self.setFocusProxy(self.finder.field)
        self.incoming.chosen.connect(self._on_incoming_chosen)
        self.finder.shown.connect(self._on_finder_shown)
        self.finder.results.insert_asked.connect(self._insert)
        self.finder.results.add_asked.connect(self._add)
        self.finder.results.target_asked.connect(self._on_target)

    def _on_pane_wanted(self, pane_id: str) -> None:
        if pane_id == "related" and self.context.desk.current is not None:
            self.finder.start()

    def _show_page(self) -> None:
        self._head.hide()
        self._pages.setCurrentWidget(self._empty)

    def _on_finder_shown(self, shown: bool) -> None:
        if self.article is not None:
            self._pages.setCurrentWidget(self._found if shown else self._sections)

    def _insert(self, summary: ArticleSummary) -> None:
        article = self.article
        if article is not None:
            self._link(article, summary, cursor_place(article))

    def _fit(self, summary: ArticleSummary, paragraph: int) -> None:
        article = self.article
        if article is not None:
            self._link(article, summary, end_of_paragraph(article.body(), paragraph))

    def _add(self, summary: ArticleSummary) -> None:
        if self.article is not None:
            self._link(self.article, summary, None)

    def _link(self, article: OpenArticle, summary: ArticleSummary, at: int | None) -> None:
        article.links.add_article(summary, LinkKind.SEE_ALSO, at=at, by=self.context.desk.acting)
        self._done_finding()

    def _on_target(self, target: LinkTarget, in_text: bool) -> None:
        self.links.add(target, in_text=in_text)
        self._done_finding()

    def _done_finding(self) -> None:
        if self._pages.currentWidget() is self._found:
            self.finder.clear()
            self.finder.start()

    def _on_incoming_chosen(self, article_id: str) -> None:
        self.context.desk.open(ArticleId(article_id))

    def _on_suggested(self, made: Suggested) -> None:
        self.suggestions.show_made(made)
        self.mentions.show_mentions(made.mentions)

    def _on_incoming(self, links: IncomingLinks) -> None:
        self.incoming.show_links(links)
        self._offer_back()

    def _on_waiting(self, proposals: tuple[Proposal, ...], _about: object) -> None:
        self.waiting.show_proposals(self.context.desk.current, proposals)

    def _on_decided(self, proposal: Proposal, accepted: bool) -> None:
        self.context.related.decide(proposal, accept=accepted)

    def _offer_back(self) -> None:
        """Offer a link back from the article linked last that has none, and the old titles."""
        article = self.context.desk.current
        if article is None:
            return
        self.incoming.show_headline(article.details.headline)
        known = article.references.articles
        sources = self.incoming.sources() | {article.id}
        wanted = [
            known[link.target.id]
            for link in reversed(article.links.all())
            if isinstance(link.target, ArticleTarget)
            and link.target.id in known
            and link.target.id not in sources
            and known[link.target.id].stage not in (Stage.SPIKED, Stage.WITHDRAWN)
            and (article.id, link.target.id) not in self._asked_back
        ]
        self.incoming.offer_back(wanted[0] if wanted else None)

    def _on_back_asked(self, source: ArticleSummary) -> None:
        article = self.article
        if article is None:
            return
        kinds = (
            link.kind
            for link in article.links.all()
            if isinstance(link.target, ArticleTarget) and link.target.id == source.id
        )
        self._asked_back.add((article.id, source.id))
        self.context.desk.consequences.link_back(article, source, next(kinds, LinkKind.SEE_ALSO))
        self._offer_back()

    def _on_impact_asked(self) -> None:
        if self.article is not None:
            self.context.desk.flush()
            self.context.desk.consequences.face(self.article.id, ImpactKind.RETITLE)

    def _on_view_chosen(self, search: str) -> None:
        self.context.library.choose(f"search:{search}")

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        article = self.context.desk.current
        if "links" in fields and article is not None:
            self.finder.set_linked(article.links.linked_articles())
        if fields & {"links", "headline"}:
            self._offer_back()

    def _show_place(self, place: Place) -> None:
        field, _, key = place.field.partition(".")
        if field != "links":
            return
        self.finder.clear()
        card = self.links.select_key(key.partition(".")[0])
        if card is not None:
            self._sections.ensureWidgetVisible(card, 0, Space.WIDE)


def _scrolling(*parts: QWidget) -> ScrollColumn:
    area = ScrollColumn()
    for part in parts:
        area.column.addWidget(part)
    area.column.addStretch(1)
    return area
