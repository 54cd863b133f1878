"""The notes in the review pane: a heading, a place to type, and a card for each."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from functools import partial
from operator import itemgetter

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from workstation.domain.notes import Anchor, Note
from workstation.domain.suggestions import BODY
from workstation.ui.context import Context
from workstation.ui.panes.review.note_card import NewNote, NoteCard
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.section_label import SectionHeading

_BEHIND = (math.inf, math.inf)
"""The place of what is not in the text of the body."""


class Which:
    """The ways to choose among notes."""

    OPEN = "open"
    RESOLVED = "resolved"
    ALL = "all"
    MINE = "mine"
    """Made or answered by the acting person, or mentioning them."""
    BY = "by:"
    """Followed by a name."""


class NotesPart(QObject):
    """Shows the open notes, and the resolved ones when they are asked for."""

    changed = Signal()
    """`parts` are others now."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._holder = parent
        self._about = Anchor()
        self._top = QWidget(parent)
        heading = SectionHeading(self.tr("Notes"), parent=self._top)
        self.add = Button(self.tr("Add a note"), ButtonKind.LINK, small=True, parent=heading)
        """Lets a person type a note."""
        self.add.clicked.connect(self.begin)
        self.filter = QComboBox(heading)
        """Which notes are shown."""
        self.filter.setAccessibleName(self.tr("Which notes are shown"))
        self.filter.activated.connect(self._on_filtered)
        self._wanted = Which.OPEN
        self._stepped: tuple[str, tuple[int, int]] = ("", (-1, -1))
        """What `step` has shown last, and where that left the cursor."""
        heading.add(self.filter)
        heading.add(self.add)
        self.new = NewNote(self._top)
        """Where a new note is typed."""
        self.new.sent.connect(self._on_sent)
        column = QVBoxLayout(self._top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(heading)
        column.addWidget(self.new)
        self._cards: tuple[NoteCard, ...] = ()
        context.notes.changed.connect(self._show)
        context.notes.note_wanted.connect(self._on_note_wanted)
        context.desk.acting_changed.connect(self._on_acting_changed)
        self._show()
        self._on_note_wanted()

    def parts(self) -> tuple[QWidget, ...]:
        """Return what to show, from the top."""
        return (self._top, *self._cards)

    def cards(self) -> tuple[NoteCard, ...]:
        """Return the cards of the notes shown."""
        return self._cards

    def begin(self) -> None:
        """Let a person type a note about what is selected, or about the whole article."""
        if not self._context.desk.acting:
            return
        self._begin(self._context.notes.selection() or Anchor())

    def _begin(self, about: Anchor) -> None:
        self._about = about
        people = tuple(person.name for person in self._context.desk.newsroom.people)
        self.new.begin(about, people)

    def _on_note_wanted(self) -> None:
        """Let a person type the note that was asked for beside a picture or a link."""
        wanted, self._context.notes.wanted = self._context.notes.wanted, None
        if wanted is not None:
            self._begin(wanted)

    def step(self, by: int) -> None:
        """Show the next open note or suggestion behind the writer's place, or before it.

        Those about a picture, a link or a field stand behind the text. They leave the cursor
        where it is, so while that has not moved the step begins at what was shown last.
        """
        article = self._context.desk.current
        placed = sorted(self._places(), key=itemgetter(0))
        if article is None or not placed:
            return
        shown, cursor = self._stepped
        names = [name for _span, name, _show in placed]
        here = (article.anchor, article.cursor)
        if shown in names and cursor == here:
            at = (names.index(shown) + by) % len(placed)
        elif by > 0:
            at = next((at for at, each in enumerate(placed) if each[0][0] >= max(here)), 0)
        else:
            at = sum(each[0][1] < min(here) for each in placed) - 1
        _span, name, show = placed[at]
        show()
        self._stepped = (name, (article.anchor, article.cursor))

    def _places(self) -> Iterator[tuple[tuple[float, float], str, Callable[[], None]]]:
        """Yield where something waits for an answer, what it is, and what shows it."""
        notes, suggesting = self._context.notes, self._context.suggesting
        for note in notes.open_notes:
            span = notes.span(note.id)
            if span is not None or note.anchor.field not in ("", BODY):
                yield (_BEHIND if span is None else span), note.id, partial(notes.reveal, note)
        for proposal in suggesting.proposals():
            within = (proposal.start, proposal.end) if proposal.place == BODY else _BEHIND
            name = proposal.suggestion.id
            yield within, name, partial(suggesting.reveal, name)

    def _on_sent(self, text: str) -> None:
        self._context.notes.add(text, self._about)

    def _on_acting_changed(self, _name: str) -> None:
        self._cards = ()
        self._show()

    def _on_filtered(self, _index: int) -> None:
        self._wanted = str(self.filter.currentData())
        self._show()

    def _show(self) -> None:
        feed = self._context.notes
        self._offer_filters()
        ordered = (*feed.open_notes, *(note for note in feed.notes if note.resolved))
        shown = [note for note in ordered if self._is_wanted(note)]
        known = {card.note: card for card in self._cards}
        self._cards = tuple(known.get(note) or self._card(note) for note in shown)
        self.add.setVisible(bool(self._context.desk.acting))
        self.changed.emit()

    def _is_wanted(self, note: Note) -> bool:
        if self._wanted in (Which.OPEN, Which.RESOLVED):
            return note.resolved == (self._wanted == Which.RESOLVED)
        if self._wanted == Which.MINE:
            return note.concerns(self._context.desk.acting)
        return self._wanted == Which.ALL or note.by == self._wanted.removeprefix(Which.BY)

    def _offer_filters(self) -> None:
        """Offer the ways to choose among the notes there are, with how many each has."""
        found = self._context.notes.notes
        people = tuple(dict.fromkeys(note.by for note in found))
        choices = {
            Which.OPEN: self.tr("Open"),
            Which.RESOLVED: self.tr("Resolved"),
            Which.ALL: self.tr("All"),
        }
        if self._context.desk.acting:
            choices[Which.MINE] = self.tr("Mine")
        choices |= {f"{Which.BY}{name}": self.tr("By %1").replace("%1", name) for name in people}
        if self._wanted not in choices:
            self._wanted = Which.OPEN
        self.filter.clear()
        for choice, words in choices.items():
            self.filter.addItem(words, choice)
        self.filter.setCurrentIndex(self.filter.findData(self._wanted))
        self.filter.setVisible(bool(found))

    def _card(self, note: Note) -> NoteCard:
        context, feed = self._context, self._context.notes
        card = NoteCard(
            note, context.desk.acting, context.appearance, context.desk.clock.now(), self._holder
        )
        card.composer.offer(tuple(person.name for person in context.desk.newsroom.people))
        card.activated.connect(partial(feed.reveal, note))
        card.resolved.connect(partial(feed.reopen if note.resolved else feed.resolve, note.id))
        card.replied.connect(partial(feed.reply, note.id))
        card.removed.connect(partial(feed.remove, note.id))
        return card
