"""A note with its answers, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workstation.domain.notes import Anchor, Note
from workstation.domain.suggestions import BODY
from workstation.ui.findings import place_words
from workstation.ui.panes.review.composer import Composer
from workstation.ui.panes.review.said import said_by, words_of
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space, Tone
from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.words import full_moment

_QUOTED_LINES = 2


class NoteCard(Card):
    """Shows a note; a click shows the words it is about."""

    resolved = Signal()
    """A person resolved it, or opened it again."""
    replied = Signal(str)
    """What a person answered."""
    removed = Signal()
    """Whoever made it took it back."""

    def __init__(
        self, note: Note, acting: str, appearance: Appearance, now: datetime, parent: QWidget
    ) -> None:
        super().__init__(_name(note, now), interactive=True, parent=parent)
        self.note = note
        """What is shown."""
        settled = (Chip(self.tr("Resolved"), Tone.GREEN, self),) if note.resolved else ()
        self.body.addLayout(said_by(self, note.by, note.at, appearance, now, *settled))
        about = _about(note.anchor)
        if about:
            quoted = ElidedLabel(about, _QUOTED_LINES, self)
            quoted.setProperty("role", "muted")
            self.body.addWidget(quoted)
        self.body.addWidget(words_of(note.text, self))
        for reply in note.replies:
            self.body.addSpacing(Space.SMALL)
            self.body.addLayout(said_by(self, reply.by, reply.at, appearance, now))
            self.body.addWidget(words_of(reply.text, self))
        self.composer = Composer(self.tr("Reply"), self.tr("Reply"), self)
        """Where an answer is typed."""
        self.composer.hide()
        self.composer.sent.connect(self.replied)
        self.body.addLayout(self._acts(note, acting))
        self.body.addWidget(self.composer)

    def _acts(self, note: Note, acting: str) -> QHBoxLayout:
        settle = self.tr("Open again") if note.resolved else self.tr("Resolve")
        self.settle = Button(settle, small=True, parent=self)
        """Resolves the note, or opens it again."""
        self.settle.clicked.connect(self.resolved)
        self.answer = Button(self.tr("Reply"), ButtonKind.LINK, small=True, parent=self)
        """Shows where to type an answer."""
        self.answer.clicked.connect(self._on_reply_wanted)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.setContentsMargins(0, Space.SMALL, 0, 0)
        row.addWidget(self.settle)
        row.addWidget(self.answer)
        if note.by == acting and not note.replies:
            self.take_back = Button(self.tr("Take back"), ButtonKind.LINK, small=True, parent=self)
            """Removes one's own note while nobody has answered."""
            self.take_back.clicked.connect(self.removed)
            row.addWidget(self.take_back)
        row.addStretch(1)
        for part in (self.settle, self.answer):
            part.setVisible(bool(acting))
        return row

    def _on_reply_wanted(self) -> None:
        self.composer.begin()


class NewNote(QWidget):
    """Where a note is typed, with the words it will be about."""

    sent = Signal(str)
    """What a person noted."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._about = ElidedLabel("", _QUOTED_LINES, self)
        self._about.setProperty("role", "muted")
        self.composer = Composer(self.tr("Note"), self.tr("Add the note"), self)
        """Where it is typed."""
        self.composer.sent.connect(self.sent)
        self.composer.ended.connect(self.hide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._about)
        column.addWidget(self.composer)
        self.hide()

    def begin(self, anchor: Anchor, people: tuple[str, ...]) -> None:
        """Let a person type a note about some words, a picture, a link, or the whole article."""
        about = _about(anchor)
        if anchor.field in ("", BODY):
            whole = self.tr("About the whole article")
            self._about.setText(self.tr("About %1").replace("%1", about) if about else whole)
        else:
            self._about.setText(about)
        self.composer.offer(people)
        self.show()
        self.composer.begin()


def _about(anchor: Anchor) -> str:
    """Say what a note is about; pictures and links go by the words that they are known by."""
    words = anchor.quotation.strip()
    quoted = f"“{words}”" if words else ""
    if anchor.field in ("", BODY):
        return quoted
    if anchor.field.startswith(("figures.", "links.")):
        return place_words(anchor.field, words)
    return ": ".join(filter(None, (place_words(anchor.field), quoted)))


def _name(note: Note, now: datetime) -> str:
    said = (
        translate("Review", "Note by %1, %2: %3")
        .replace("%1", note.by)
        .replace("%2", full_moment(note.at, now))
        .replace("%3", note.text)
    )
    return translate("Review", "%1 (resolved)").replace("%1", said) if note.resolved else said
