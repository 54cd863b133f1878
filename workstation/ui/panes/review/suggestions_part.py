"""The suggestions in the review pane: buttons for all of them, and a card for each."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from workstation.desk.suggesting import Proposal
from workstation.domain.ids import SuggestionId
from workstation.ui.context import Context
from workstation.ui.counted import Counted
from workstation.ui.directive_names import title_at, titles_of, with_names
from workstation.ui.panes.review.suggestion_card import SuggestionCard
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.section_label import SectionHeading

PAUSE = 60
"""Milliseconds after a change, so that cards are made once for what is typed at a stretch."""


class SuggestionsPart(QObject):
    """Shows what is suggested, and lets a person decide on one, on all, or on one person's."""

    changed = Signal()
    """`parts` are others now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._holder = parent
        self._top = QWidget(parent)
        self.accept_all = Button(self.tr("Accept all"), small=True, parent=self._top)
        """Accepts everything; a menu offers one person's."""
        self.accept_all.clicked.connect(partial(self._decide_all, self.accept_all, True))
        self.reject_all = Button(self.tr("Reject all"), small=True, parent=self._top)
        """Rejects everything; a menu offers one person's."""
        self.reject_all.clicked.connect(partial(self._decide_all, self.reject_all, False))
        self._count = SectionHeading("", parent=self._top)
        row = QHBoxLayout(self._top)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.accept_all)
        row.addWidget(self.reject_all)
        row.addStretch(1)
        row.addWidget(self._count, alignment=Qt.AlignmentFlag.AlignRight)
        self._cards: tuple[SuggestionCard, ...] = ()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.show_all)
        context.suggesting.changed.connect(self._pause.start)
        context.appearance.changed.connect(self._on_looks_changed)
        self.show_all()

    def parts(self) -> tuple[QWidget, ...]:
        """Return what to show, from the top; the buttons are hidden where nothing is suggested."""
        return (self._top, *self._cards)

    def cards(self) -> tuple[SuggestionCard, ...]:
        """Return the cards of the suggestions."""
        if self._pause.isActive():
            self.show_all()
        return self._cards

    def show_all(self) -> None:
        """Show what is suggested now."""
        self._pause.stop()
        proposals = self._named(self._context.suggesting.proposals())
        known = {card.proposal: card for card in self._cards}
        cards = tuple(known.get(each) or self._card(each) for each in proposals)
        self._count.set_text(Counted().suggestions(len(proposals)))
        self._top.setVisible(bool(proposals))
        if cards != self._cards:
            self._cards = cards
            self.changed.emit()

    def _named(self, proposals: tuple[Proposal, ...]) -> tuple[Proposal, ...]:
        """Let proposals name pictures and links by what readers see of them."""
        article = self._context.desk.current
        if article is None or not any("{{" in each.deleted + each.inserted for each in proposals):
            return proposals
        titles = titles_of(article)
        return tuple(
            replace(
                each,
                deleted=with_names(each.deleted, titles),
                inserted=with_names(each.inserted, titles),
            )
            for each in proposals
        )

    def _card(self, proposal: Proposal) -> SuggestionCard:
        context, feed = self._context, self._context.suggesting
        title = title_at(context.desk.current, proposal.place)
        now = context.desk.clock.now()
        card = SuggestionCard(proposal, title, context.appearance, now, self._holder)
        identity = proposal.suggestion.id
        card.composer.offer(tuple(person.name for person in context.desk.newsroom.people))
        card.activated.connect(partial(feed.reveal, identity))
        card.decided.connect(partial(self._decide, identity))
        card.replied.connect(partial(feed.reply, identity))
        return card

    def _decide(self, identity: SuggestionId, accept: bool) -> None:
        self._context.suggesting.decide(identity, accept=accept)

    def _decide_all(self, button: Button, accept: bool) -> None:
        feed = self._context.suggesting
        people = feed.people()
        if len(people) < 2:
            feed.decide_all(accept=accept)
            return
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("By everybody")).triggered.connect(
            partial(feed.decide_all, accept=accept)
        )
        for person in people:
            action = menu.addAction(self.tr("By %1").replace("%1", person))
            action.triggered.connect(partial(feed.decide_all, accept=accept, by=person))
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _on_looks_changed(self) -> None:
        self._cards = ()
        self.show_all()
