"""The article's own links: in the text, without a place, at the end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QMimeData, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import LinkId
from workstation.domain.links import (
    ArticleTarget,
    LinkKind,
    LinkTarget,
    Placement,
    RelatedLink,
    Unready,
    WebTarget,
)
from workstation.ui.context import Context
from workstation.ui.panes.related import dropping
from workstation.ui.panes.related.link_card import LinkCard
from workstation.ui.panes.related.link_editor import LinkEditor
from workstation.ui.panes.related.opening import Opening
from workstation.ui.panes.related.tray import TrayCard
from workstation.ui.panes.related.wording import describe, nothing_yet
from workstation.ui.spelling_line import SpellingLine
from workstation.ui.text_places import cursor_place, paragraph_numbers
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.card_list import CardList
from workstation.ui.widgets.section_label import SectionHeading

PAUSE_MS = 250


class LinksView(QWidget):
    """Shows an article's links as cards and carries out what a person does with them."""

    selected_changed = Signal(str)
    """The key of the card that unfolded, or an empty one."""

    def __init__(self, context: Context, opening: Opening, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._opening = opening
        self._article: OpenArticle | None = None
        self._selected = LinkId("")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.in_text = self._list(self.tr("Links in the text"), nothing_yet(Placement.TEXT))
        """The links that stand in the text, in its order."""
        self.unplaced: CardList[LinkCard] = self._list(self.tr("Links that need a place"), "")
        """The links of the text that have no place there any more."""
        self.at_end = self._list(self.tr("Links at the end"), nothing_yet(Placement.END))
        """The links of the list at the end, in its order."""
        self._tray_heading = SectionHeading(
            self.tr("Needs a place"), self.tr("Its place in the text was deleted")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        for heading, cards in (
            (SectionHeading(self.tr("In the text")), self.in_text),
            (self._tray_heading, self.unplaced),
            (SectionHeading(self.tr("At the end of the article")), self.at_end),
        ):
            column.addWidget(heading)
            column.addWidget(cards)
        self.in_text.dropped.connect(self._on_dropped_in_text)
        self.unplaced.dropped.connect(self._on_dropped_in_text)
        self.at_end.dropped.connect(self._on_dropped_at_end)
        self.at_end.moved.connect(self._on_moved)
        context.related.pages.known_changed.connect(self._on_pages_known)

    def bind(self, article: OpenArticle | None) -> None:
        """Show another article's links."""
        self._follow(self._article, follow=False)
        self._pause.stop()
        self._article = article
        self._selected = LinkId("")
        self._follow(article, follow=True)
        self.refresh()

    def refresh(self) -> None:
        """Show the links as they are now."""
        article = self._article
        links = article.links.all() if article is not None else ()
        numbers = paragraph_numbers(article, "related") if article is not None else {}
        by_key = {link.key: link for link in links if link.placement is Placement.TEXT}
        placed = [by_key[key] for key in numbers if key in by_key]
        lost = [link for link in by_key.values() if link.key not in numbers]
        ends = [link for link in links if link.placement is Placement.END]
        if self._selected not in {link.id for link in links}:
            self._selected = LinkId("")
        self.in_text.show_cards([link.id for link in placed], self._make)
        self.unplaced.show_cards([link.id for link in lost], self._make_tray)
        self.at_end.show_cards([link.id for link in ends], self._make)
        self._tray_heading.setVisible(bool(lost))
        self.unplaced.setVisible(bool(lost))
        for link in links:
            self._show(link, numbers.get(link.key) if link in placed else None)

    def select_key(self, key: str) -> LinkCard | None:
        """Unfold the card of the link with this key and give it the focus."""
        link = self._article.details.link(key) if self._article is not None else None
        if link is None:
            return None
        self._select(link.id)
        card = self._card(link.id)
        if card is not None:
            card.setFocus()
        return card

    def add(self, target: LinkTarget, *, in_text: bool) -> None:
        """Link something, at the cursor or at the end."""
        article = self._article
        if article is not None:
            at = cursor_place(article) if in_text else None
            article.links.add(target, at=at, by=self._context.desk.acting)

    def accepts(self, data: QMimeData) -> bool:
        """Say whether something that is being dragged can be linked."""
        return self._article is not None and dropping.can_read(data, self._article.id)

    def _list(self, name: str, hint: str) -> CardList[LinkCard]:
        cards: CardList[LinkCard] = CardList(
            name, hint, dropping.LINK, self.accepts, appearance=self._context.appearance
        )
        cards.chosen.connect(self._on_chosen)
        cards.opened.connect(self._on_opened)
        cards.removal_asked.connect(self._on_removal)
        return cards

    def _make(self, key: str) -> LinkCard:
        card = LinkCard(self._context.icons)
        card.headline_accepted.connect(partial(self._accept_headline, LinkId(key)))
        return card

    def _make_tray(self, key: str) -> LinkCard:
        card = TrayCard(self._context.icons)
        card.headline_accepted.connect(partial(self._accept_headline, LinkId(key)))
        card.place_asked.connect(partial(self._place, LinkId(key)))
        card.end_asked.connect(partial(self._to_end, LinkId(key)))
        return card

    def _card(self, link_id: LinkId) -> LinkCard | None:
        lists = (self.in_text, self.unplaced, self.at_end)
        return next((card for cards in lists if (card := cards.card(link_id))), None)

    def _show(self, link: RelatedLink, place: int | None) -> None:
        article, card = self._article, self._card(link.id)
        if article is None or card is None:
            return
        target = link.target
        page = (
            self._context.related.pages.known(target.url) if isinstance(target, WebTarget) else None
        )
        words = describe(article, link, self._context.desk.clock.now(), place, page)
        card.show_words(words)
        if link.id != self._selected:
            card.fold()
            return
        if card.editor is None:
            card.unfold(self._editor(link.id))
        assert card.editor is not None, "it has just been made"
        known = (
            article.references.articles.get(target.id)
            if isinstance(target, ArticleTarget)
            else None
        )
        card.editor.show_link(
            link,
            words,
            article.proposed(f"links.{link.key}.label"),
            can_open=Opening.possible(link),
            unready=known is not None and not known.stage.was_public,
            found_title=page.title if page is not None else "",
        )

    def _on_note_asked(self, link_id: LinkId) -> None:
        link = self._article.links.get(link_id) if self._article is not None else None
        if link is not None:
            self._context.notes.begin(f"links.{link.key}")

    def _editor(self, link_id: LinkId) -> LinkEditor:
        editor = LinkEditor(self._context.icons)
        SpellingLine(editor.label.line, self._context.spelling, self._context.appearance).bind(
            self._article
        )
        editor.kind_chosen.connect(partial(self._set_kind, link_id))
        editor.placement_chosen.connect(partial(self._set_placement, link_id))
        editor.label_edited.connect(partial(self._set_label, link_id))
        editor.label_kept.connect(partial(self._keep_label, link_id))
        editor.reason_edited.connect(partial(self._set_reason, link_id))
        editor.unready_chosen.connect(partial(self._set_unready, link_id))
        editor.check_asked.connect(partial(self._check, link_id))
        editor.open_asked.connect(partial(self._on_opened, link_id))
        editor.note_asked.connect(partial(self._on_note_asked, link_id))
        editor.removal_asked.connect(partial(self._on_removal, link_id))
        editor.left.connect(partial(self._select, LinkId("")))
        return editor

    def _select(self, link_id: LinkId) -> None:
        self._selected = link_id
        self.refresh()
        self.selected_changed.emit(link_id)

    # What a person asks for

    def _on_chosen(self, key: str) -> None:
        self._select(LinkId("") if key == self._selected else LinkId(key))

    def _on_opened(self, key: str) -> None:
        link = self._link(LinkId(key))
        if link is not None:
            self._opening.open(link)

    def _on_removal(self, key: str) -> None:
        if self._article is not None:
            self._article.links.remove(LinkId(key))

    def _on_moved(self, key: str, index: int) -> None:
        if self._article is not None:
            self._article.links.to_end(LinkId(key), index)

    def _set_kind(self, link_id: LinkId, kind: LinkKind) -> None:
        link = self._link(link_id)
        if self._article is not None and link is not None and kind is not link.kind:
            self._article.links.set_kind(link_id, kind)

    def _set_placement(self, link_id: LinkId, placement: Placement) -> None:
        if placement is Placement.TEXT:
            self._place(link_id)
        else:
            self._to_end(link_id)

    def _set_label(self, link_id: LinkId, label: str) -> None:
        if self._article is not None:
            self._article.links.write_label(link_id, label)

    def _keep_label(self, link_id: LinkId) -> None:
        link = self._link(link_id)
        if self._article is not None and link is not None:
            self._article.links.set_label(link_id, link.label)

    def _set_unready(self, link_id: LinkId, unready: Unready) -> None:
        if self._article is not None:
            self._article.links.set_unready(link_id, unready)

    def _check(self, link_id: LinkId) -> None:
        link = self._link(link_id)
        if link is not None and isinstance(link.target, WebTarget):
            self._context.related.pages.check(link.target.url)

    def _on_pages_known(self, _known: object) -> None:
        self.refresh()

    def _accept_headline(self, link_id: LinkId) -> None:
        """Give up a title that was written for another headline than the story has now."""
        link = self._link(link_id)
        if self._article is not None and link is not None and link.label:
            self._article.links.set_label(link_id, "")

    def _set_reason(self, link_id: LinkId, reason: str) -> None:
        link = self._link(link_id)
        if self._article is not None and link is not None:
            self._article.links.update(
                replace(link, reason=reason),
                self.tr("Change reason of link"),
                merge=f"link-reason-{link_id}",
            )

    def _place(self, link_id: LinkId) -> None:
        if self._article is not None:
            self._article.links.place(link_id, cursor_place(self._article))
            self._keep_focus(link_id)

    def _to_end(self, link_id: LinkId) -> None:
        if self._article is not None:
            self._article.links.to_end(link_id)
            self._keep_focus(link_id)

    def _keep_focus(self, link_id: LinkId) -> None:
        """Go with a card that has moved to another list."""
        self.refresh()
        card = self._card(link_id)
        if card is not None:
            card.setFocus()

    def _on_dropped_in_text(self, data: QMimeData, _gap: int) -> None:
        self._drop(data, None)

    def _on_dropped_at_end(self, data: QMimeData, gap: int) -> None:
        self._drop(data, gap)

    def _drop(self, data: QMimeData, gap: int | None) -> None:
        article = self._article
        if article is None:
            return
        link = self._link(LinkId(self.at_end.key_in(data)))
        if link is not None:
            if gap is not None:
                article.links.to_end(link.id, self.at_end.index_at_gap(link.id, gap))
            elif link.id not in self.in_text.keys():  # noqa: SIM118 - a method of the list
                self._place(link.id)
            return
        dropped = dropping.articles_in(data)
        # Each goes before the one that came before it, where there is a gap between others.
        for each in dropped if gap is None else reversed(dropped):
            if each != article.id:
                add = partial(self._add_dropped_article, article, gap)
                self._context.related.look_up(each, add)
        if dropped:
            return
        target = dropping.page_in(data)
        if target is not None:
            self._add_at(article, target, gap)

    def _add_dropped_article(
        self, article: OpenArticle, gap: int | None, summary: dropping.ArticleSummary
    ) -> None:
        if article is self._article:
            article.know_article(summary)
            self._add_at(article, dropping.ArticleTarget(summary.id), gap, summary.slug)

    def _add_at(
        self, article: OpenArticle, target: LinkTarget, gap: int | None, name: str = ""
    ) -> None:
        by = self._context.desk.acting
        if gap is None:
            article.links.add(target, at=cursor_place(article), by=by, name=name)
            return
        article.history.beginMacro(self.tr("Link by dragging"))
        link = article.links.add(target, by=by, name=name)
        article.links.to_end(link.id, gap)
        article.history.endMacro()

    # Inside

    def _link(self, link_id: LinkId) -> RelatedLink | None:
        return self._article.links.get(link_id) if self._article is not None else None

    def _follow(self, article: OpenArticle | None, *, follow: bool) -> None:
        if article is None:
            return
        for signal, slot in (
            (article.details_changed, self._on_details_changed),
            (article.references_changed, self.refresh),
            (article.text_changed, self._on_text_changed),
        ):
            if follow:
                signal.connect(slot)
            else:
                signal.disconnect(slot)

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if fields & {"links", "suggestions"}:
            self.refresh()

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        self._pause.start()
