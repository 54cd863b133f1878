"""A suggestion with its answers, and the buttons that decide on it."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.desk.suggesting import Proposal
from workstation.domain.suggestions import BODY
from workstation.text.excerpts import plain
from workstation.ui.findings import place_words
from workstation.ui.panes.review.composer import Composer
from workstation.ui.panes.review.said import said_by, words_of
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Colours, Space
from workstation.ui.translation import translate
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card
from workstation.ui.words import full_moment

_LINES = re.compile(r"\n+")
_MOST = 160
"""Letters of a text that are shown; of a longer one its beginning and its end."""


class SuggestionCard(Card):
    """Shows a suggestion; a click shows it in the text."""

    decided = Signal(bool)
    """A person accepted it, or rejected it."""
    replied = Signal(str)
    """What a person answered."""

    def __init__(
        self,
        proposal: Proposal,
        title: str,
        appearance: Appearance,
        now: datetime,
        parent: QWidget,
    ) -> None:
        suggestion = proposal.suggestion
        super().__init__(_name(proposal, title, now), interactive=True, parent=parent)
        self.proposal = proposal
        """What is shown."""
        self.body.addLayout(said_by(self, suggestion.by, suggestion.at, appearance, now))
        if proposal.place != BODY:
            where = QLabel(place_words(proposal.place, title), self)
            where.setTextFormat(Qt.TextFormat.PlainText)
            where.setWordWrap(True)
            where.setProperty("role", "muted")
            self.body.addWidget(where)
        what = QLabel(_shown(proposal, appearance.colours), self)
        what.setTextFormat(Qt.TextFormat.RichText)
        what.setWordWrap(True)
        self.body.addWidget(what)
        for reply in suggestion.replies:
            self.body.addSpacing(Space.SMALL)
            self.body.addLayout(said_by(self, reply.by, reply.at, appearance, now))
            self.body.addWidget(words_of(reply.text, self))
        self.accept = Button(self.tr("Accept"), small=True, parent=self)
        """Makes the change."""
        self.accept.clicked.connect(self._on_accepted)
        self.reject = Button(self.tr("Reject"), small=True, parent=self)
        """Leaves the text as it is."""
        self.reject.clicked.connect(self._on_rejected)
        self.answer = Button(self.tr("Reply"), ButtonKind.LINK, small=True, parent=self)
        """Shows where to type an answer."""
        self.composer = Composer(self.tr("Reply"), self.tr("Reply"), self)
        """Where an answer is typed."""
        self.composer.hide()
        self.composer.sent.connect(self.replied)
        self.answer.clicked.connect(self.composer.begin)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.setContentsMargins(0, Space.SMALL, 0, 0)
        for button in (self.accept, self.reject, self.answer):
            row.addWidget(button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.body.addWidget(self.composer)

    def _on_accepted(self) -> None:
        self.decided.emit(True)

    def _on_rejected(self) -> None:
        self.decided.emit(False)


def _shown(proposal: Proposal, colours: Colours) -> str:
    gone = _marked(proposal.deleted, colours.deletion.name(), colours.block.name(), "line-through")
    if proposal.moved:
        moved = f"“{escape(_short(plain(proposal.deleted)))}”"
        return escape(_sentence(proposal)).replace("%1", moved)
    come = _marked(proposal.inserted, colours.insertion.name(), colours.ok.name(), "underline")
    return escape(_sentence(proposal)).replace("%1", gone).replace("%2", come)


def _sentence(proposal: Proposal) -> str:
    if proposal.moved:
        return _move_sentence(proposal)
    if proposal.deleted and proposal.inserted:
        return translate("Review", "Change %1 to %2")
    if proposal.inserted:
        return translate("Review", "Insert %2")
    return translate("Review", "Delete %1")


def _move_sentence(proposal: Proposal) -> str:
    if proposal.before == "":
        return translate("Review", "Move %1 to the beginning")
    if proposal.after == "":
        return translate("Review", "Move %1 to the end")
    return translate("Review", "Move %1 to after “%3”").replace(
        "%3", _short(plain(proposal.before), 40)
    )


def _marked(text: str, ground: str, ink: str, line: str) -> str:
    style = f"background-color: {ground}; color: {ink}; text-decoration: {line}"
    shown = _LINES.sub(" ¶ ", escape(_short(text.strip("\n") or text)))
    return f'<span style="{style}">{shown}</span>'


def _short(text: str, most: int = _MOST) -> str:
    if len(text) <= most:
        return text
    half = most // 2
    return f"{text[:half].rstrip()} … {text[-half:].lstrip()}"


def _name(proposal: Proposal, title: str, now: datetime) -> str:
    gone = plain(proposal.deleted) if proposal.moved else proposal.deleted
    what = _sentence(proposal).replace("%1", f"“{_short(gone)}”")
    what = what.replace("%2", f"“{_short(proposal.inserted)}”")
    if proposal.place != BODY:
        what = f"{place_words(proposal.place, title)}: {what}"
    return (
        translate("Review", "Suggestion by %1, %2: %3")
        .replace("%1", proposal.suggestion.by)
        .replace("%2", full_moment(proposal.suggestion.at, now))
        .replace("%3", what)
    )
