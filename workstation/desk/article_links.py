"""Changing the related links of an open article."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from workstation.desk import placing
from workstation.desk.edited_draft import EditedDraft
from workstation.desk.suggested_fields import labelled
from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    LinkTarget,
    Placement,
    RelatedLink,
    Unready,
    UnresolvedTarget,
    WebTarget,
    free_key,
)
from workstation.text import slugs

if TYPE_CHECKING:
    from workstation.domain.proposals import LinkChange


class ArticleLinks(QObject):
    """The related links of one open article, and every way to change them.

    Positions in the text are code points of the body. A link in the text stands where its
    directive is; one whose directive is gone is listed by `unplaced`.
    """

    def __init__(self, article: EditedDraft) -> None:
        super().__init__(article)
        self._article = article

    def all(self) -> tuple[RelatedLink, ...]:
        """Return the links in order."""
        return self._article.details.links

    def get(self, link_id: LinkId) -> RelatedLink | None:
        """Find a link by its id."""
        return next((link for link in self.all() if link.id == link_id), None)

    def linked_articles(self) -> frozenset[ArticleId]:
        """Name the articles that are linked, in either placement."""
        return frozenset(
            link.target.id for link in self.all() if isinstance(link.target, ArticleTarget)
        )

    def unplaced(self) -> tuple[RelatedLink, ...]:
        """Return the links of the text that have no directive: they need a place."""
        placed = placing.keys(self._article.body(), "related")
        return tuple(
            link
            for link in self.all()
            if link.placement is Placement.TEXT and link.key not in placed
        )

    def target_of(self, link: RelatedLink) -> LinkTarget:
        """Return what a link points at: of another newsroom's article, what is told of it."""
        target, references = link.target, self._article.references
        if isinstance(target, ArticleTarget) and target.id not in references.articles:
            return references.absent.get(target.id, target)
        return target

    def title_of(self, link: RelatedLink) -> str:
        """Return what the reader would see as the link's title."""
        target = self.target_of(link)
        if link.label:
            return link.label
        if isinstance(target, WebTarget):
            return target.title or target.url
        if isinstance(target, UnresolvedTarget):
            return target.title
        known = self._article.references.articles.get(target.id)
        return known.headline if known else self.tr("Article that is not in this newsroom")

    def add_article(
        self,
        summary: ArticleSummary,
        kind: LinkKind = LinkKind.SEE_ALSO,
        *,
        at: int | None = None,
        by: str = "",
    ) -> RelatedLink:
        """Link an article: at the end, or in the text near the position `at`."""
        self._article.know_article(summary)
        return self.add(ArticleTarget(summary.id), kind, at=at, by=by, name=summary.slug)

    def add(
        self,
        target: LinkTarget,
        kind: LinkKind = LinkKind.SEE_ALSO,
        *,
        at: int | None = None,
        by: str = "",
        name: str = "",
    ) -> RelatedLink:
        """Link any target: at the end, or in the text near the position `at`."""
        taken = frozenset(link.key for link in self.all())
        link = RelatedLink(
            id=LinkId(new_uuid()),
            key=free_key(_short_key(name or _name_of(target)), taken),
            target=target,
            kind=kind,
            placement=Placement.END if at is None else Placement.TEXT,
            added_by=by,
            added_at=self._article.clock.now(),
        )
        title = self.tr("Link “%1”").replace("%1", self.title_of(link))
        self._article.history.beginMacro(title)
        self._set((*self.all(), link), title)
        if at is not None:
            placing.insert(self._article, "related", link.key, at, title)
        self._article.history.endMacro()
        return link

    def update(self, link: RelatedLink, title: str, *, merge: str = "") -> None:
        """Replace a link by a changed copy of it (same id)."""
        self._set(
            tuple(link if other.id == link.id else other for other in self.all()),
            title,
            merge=merge,
        )

    def set_kind(self, link_id: LinkId, kind: LinkKind) -> None:
        """Say what the target is to this article."""
        link = self.get(link_id)
        if link is not None:
            self.update(replace(link, kind=kind), self.tr("Change kind of link"))

    def set_label(self, link_id: LinkId, label: str) -> None:
        """Show another title than the target's own headline; empty for the headline again."""
        link = self.get(link_id)
        if link is None:
            return
        self.update(
            labelled(link, label, self._article.references),
            self.tr("Change link title"),
            merge=f"link-label-{link_id}",
        )

    def write_label(self, link_id: LinkId, label: str) -> None:
        """Do as `set_label` with what a person wrote over the title that is proposed."""
        link = self.get(link_id)
        if link is not None:
            self._article.write(
                f"links.{link.key}.label",
                label,
                self.tr("Change link title"),
                merge=f"link-label-{link_id}",
            )

    def set_unready(self, link_id: LinkId, unready: Unready) -> None:
        """Say what happens to a link while its target is not published."""
        link = self.get(link_id)
        if link is not None and link.unready is not unready:
            self.update(replace(link, unready=unready), self.tr("Decide on unpublished story"))

    def adopt(self, link: RelatedLink) -> None:
        """Take in a link whose directive came from another article."""
        self._set((*self.all(), link), self.tr("Bring the link along"))

    def apply(self, change: LinkChange, title: str) -> LinkChange | None:
        """Make a change of one link; return it with what takes it back, None if it doesn't fit."""
        from workstation.text.relinking import as_made, relinked  # noqa: PLC0415 - on demand

        before = self._article.snapshot()
        after = relinked(before, change)
        if after == before:
            return None
        gone = next((link for link in self.all() if link not in after.links), None)
        self._article.history.beginMacro(title)
        if change.after is None and gone is not None:
            placing.remove(self._article, "related", gone.key, title)
        self._set(after.links, title)
        if change.after is not None and after.body != before.body:
            # What is put back is one stretch: the directive and its blank line.
            letters = enumerate(zip(before.body, after.body, strict=False))
            same = (place for place, (one, other) in letters if one != other)
            start = next(same, len(before.body))
            placed = after.body[start : start + len(after.body) - len(before.body)]
            self._article.edit_text(start, start, placed, title)
        self._article.history.endMacro()
        return as_made(before, change)

    def remove(self, link_id: LinkId) -> None:
        """Take a link out, and its directive with it."""
        link = self.get(link_id)
        if link is None:
            return
        title = self.tr("Remove link")
        self._article.history.beginMacro(title)
        placing.remove(self._article, "related", link.key, title)
        self._set(tuple(other for other in self.all() if other.id != link_id), title)
        self._article.history.endMacro()

    def place(self, link_id: LinkId, at: int) -> None:
        """Put a link into the text near a position, from the end or from elsewhere in the text."""
        link = self.get(link_id)
        if link is None:
            return
        title = self.tr("Place link in the text")
        self._article.history.beginMacro(title)
        before = len(self._article.body())
        removed_before = placing.remove(self._article, "related", link.key, title, counted_to=at)
        at = min(at - removed_before, before)
        placed = replace(link, placement=Placement.TEXT)
        self._set(tuple(placed if other.id == link_id else other for other in self.all()), title)
        placing.insert(self._article, "related", placed.key, at, title)
        self._article.history.endMacro()

    def to_end(self, link_id: LinkId, index: int | None = None) -> None:
        """Move a link to the list at the end, at a place among those there (default: last)."""
        link = self.get(link_id)
        if link is None:
            return
        title = (
            self.tr("Move link to the end")
            if link.placement is Placement.TEXT
            else self.tr("Reorder links")
        )
        self._article.history.beginMacro(title)
        placing.remove(self._article, "related", link.key, title)
        others = [other for other in self.all() if other.id != link_id]
        ends = [number for number, other in enumerate(others) if other.placement is Placement.END]
        place = len(others) if index is None or index >= len(ends) else ends[max(index, 0)]
        others.insert(place, replace(link, placement=Placement.END))
        self._set(tuple(others), title)
        self._article.history.endMacro()

    def _set(self, links: tuple[RelatedLink, ...], title: str, *, merge: str = "") -> None:
        self._article.change(replace(self._article.details, links=links), title, merge=merge)


def _short_key(name: str) -> str:
    return slugs.make(name)[:40].strip("-") or "link"


def _name_of(target: LinkTarget) -> str:
    if isinstance(target, WebTarget):
        return target.title or target.url.partition("://")[2].partition("/")[0]
    if isinstance(target, UnresolvedTarget):
        return target.slug or target.title
    return QCoreApplication.translate("ArticleLinks", "link")
