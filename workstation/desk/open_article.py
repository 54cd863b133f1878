"""The article that is open: its draft, its place in the workflow, and what is saved of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.article_figures import ArticleFigures
from workstation.desk.article_links import ArticleLinks
from workstation.desk.edited_draft import EditedDraft, details_of
from workstation.desk.reading import ReadingPoint
from workstation.domain.article import Article, ArticleBundle, ArticleSummary, References
from workstation.domain.clock import Clock
from workstation.domain.draft import Draft, differing_fields
from workstation.domain.ids import ArticleId, LinkId
from workstation.domain.links import ArticleTarget, LinkTarget, UnresolvedTarget
from workstation.domain.workflow import Stage
from workstation.text import slugs

if TYPE_CHECKING:
    from workstation.text.merging import Clash


class OpenArticle(EditedDraft):
    """An edited draft that belongs to an article; panes show it and ask it for changes.

    Links and figures are changed through `links` and `figures`. What has not been saved is
    `revision > saved_revision`.
    """

    article_changed = Signal()
    """Stage, assignee, version or number of revisions changed."""
    saved = Signal(int)
    """The `revision` that is in the newsroom now."""
    renamed = Signal(str)
    """The slug that the article has in the newsroom now."""
    cursor_moved = Signal(int, int)
    """(position, anchor): where the writer is now, and where the selection began."""
    read_on = Signal(object, object)
    """(`ReadingPoint`, who): a person scrolled to another place in the view that is `who`."""

    def __init__(self, bundle: ArticleBundle, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(bundle.article.draft, bundle.references, clock, parent)
        self._article = bundle.article
        self.saved_revision = 0
        self.cursor = 0
        """Where the writer is in the text (UTF-16 units), for when the article is shown again."""
        self.anchor = 0
        """Where the selection began; `cursor` when nothing is selected."""
        self.scroll = 0
        """How far the draft was scrolled, in pixels."""
        self.reading: ReadingPoint | None = None
        """Where the article was read last, in whichever view; None until it is scrolled."""
        self._arrived: dict[tuple[LinkId, LinkTarget], ArticleTarget] = {}
        """What links led to before, and which article turned out to be that."""
        self.links = ArticleLinks(self)
        """Adds, changes, moves and removes related links."""
        self.figures = ArticleFigures(self)
        """Adds, changes, moves and removes figures."""

    @property
    def id(self) -> ArticleId:
        """The article's identity."""
        return self._article.id

    @property
    def article(self) -> Article:
        """What the newsroom knows: stage, version, revisions. Its draft is the one last saved."""
        return self._article

    @property
    def slug(self) -> str:
        """The slug in the newsroom; `details` may have none, or one that was taken."""
        return self._article.draft.slug

    @property
    def dirty(self) -> bool:
        """Something is not in the newsroom yet."""
        return self.revision > self.saved_revision

    def summary(self) -> ArticleSummary:
        """Return what a tab or card shows of the article, as it is now."""
        details, article = self._details, self._article
        return ArticleSummary(
            id=article.id,
            slug=self.slug,
            headline=details.headline,
            section=details.section,
            stage=article.stage,
            bylines=details.bylines,
            modified_at=article.modified_at,
            published_at=article.published_at,
            embargo=details.embargo,
            assignee=article.assignee,
            language=details.language,
        )

    def move_cursor(self, position: int, anchor: int) -> None:
        """Take note of where the writer is."""
        if (position, anchor) != (self.cursor, self.anchor):
            self.cursor, self.anchor = position, anchor
            self.cursor_moved.emit(position, anchor)

    def read_at(self, point: ReadingPoint, who: object) -> None:
        """Let the article's other views come along to where a person scrolled one."""
        self.reading = point
        self.read_on.emit(point, who)

    def mark_saved(self, revision: int) -> None:
        """Record that the newsroom holds the article as it was at a revision."""
        self.saved_revision = max(self.saved_revision, revision)
        self._article = replace(self._article, modified_at=self.clock.now())
        self.saved.emit(self.saved_revision)

    def know_slug(self, slug: str) -> None:
        """Take note of the slug that the newsroom has given the article."""
        if slug != self.slug:
            self._article = replace(self._article, draft=replace(self._article.draft, slug=slug))
            self.renamed.emit(slug)

    def absorb(self, bundle: ArticleBundle) -> None:
        """Take over what the newsroom changed by itself: stage, corrections, resolved links.

        Where everything here has been saved, the stored draft can only differ by what the program
        wrote. Otherwise only what nobody types is taken: what is unsaved stays, and the history
        in any case. The slug of a draft goes on following its headline.
        """
        self.know_slug(bundle.article.draft.slug)
        self._article = bundle.article
        self._references = References(
            {**self._references.articles, **bundle.references.articles},
            {**self._references.pictures, **bundle.references.pictures},
            bundle.references.absent,
        )
        stored = details_of(bundle.article.draft)
        self._note_arrivals(stored)
        follows = slugs.is_placeholder(self._details.slug)
        if follows and bundle.article.stage is Stage.DRAFT:
            stored = replace(stored, slug=self._details.slug)
        if self.dirty:
            slug = stored.slug if follows else self._details.slug
            kept = replace(self._details, corrections=stored.corrections, slug=slug)
            stored = self._known_better(kept)
        fields = differing_fields(self._details, stored)
        if fields:
            self._details = stored
            self.details_changed.emit(fields)
        self.references_changed.emit()
        self.article_changed.emit()

    def take_over(self, bundle: ArticleBundle, before: Draft, title: str) -> None:
        """Become as the newsroom has it, in one step; what was typed since `before` stays."""
        from workstation.text.draft_merging import merge_drafts  # noqa: PLC0415 - seldom needed

        merge = merge_drafts(before, self.snapshot(), bundle.article.draft)
        self.merge_in(merge.settled({}, _mine), title)
        self.absorb(bundle)

    def _note_arrivals(self, stored: Draft) -> None:
        """Take note of the links whose articles have arrived in the newsroom."""
        now = {link.id: link.target for link in stored.links}
        for link in self._details.links:
            target = now.get(link.id)
            if isinstance(link.target, UnresolvedTarget) and isinstance(target, ArticleTarget):
                self._arrived[link.id, link.target] = target

    def _known_better(self, details: Draft) -> Draft:
        """Let links of an older state lead to the articles that have arrived since then."""
        if not self._arrived:
            return details
        links = tuple(
            replace(link, target=self._arrived.get((link.id, link.target), link.target))
            for link in details.links
        )
        return replace(details, links=links)


def _mine(clash: Clash) -> str:
    return clash.mine
