"""The merge view: what clashes, each with its three texts, in the merged text around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.draft import Draft
from workstation.text.deciding import BODY, Deciding
from workstation.text.merging import Choice, Clash
from workstation.ui.icons import Icons
from workstation.ui.merge.clash_card import ClashCard
from workstation.ui.merge.passage import Passage
from workstation.ui.merge.words import Headlines
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind, ToolButton
from workstation.ui.widgets.card_column import CardColumn
from workstation.ui.widgets.section_label import SectionHeading

_KEYS = {"Alt+1": Choice.MINE, "Alt+2": Choice.THEIRS, "Alt+3": Choice.BOTH}


class MergeDialog(QDialog):
    """Asks about every clash of a merge; nothing is final until a person finishes it."""

    def __init__(
        self,
        deciding: Deciding,
        sender: str,
        headlines: Headlines,
        finish: Callable[[Draft], None],
        appearance: Appearance,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._deciding = deciding
        self._sender = sender
        self._headlines = headlines
        self._finish = finish
        self._appearance = appearance
        self._icons = icons
        self._current = 0
        self.setWindowTitle(self.tr("Merge two versions"))
        room = parent.size() if parent is not None else self.sizeHint()
        self.resize(int(room.width() * 0.86), int(room.height() * 0.9))
        self.setProperty("surface", "surface")
        self.column = CardColumn(self.tr("What both changed, with the merged text around it"), self)
        """The clashes, and between them what is merged."""
        self.cards: tuple[ClashCard, ...] = tuple(
            self._card(number) for number in range(len(deciding.questions))
        )
        """The clashes in their order."""
        self.column.show_parts(tuple(self._parts()))
        self._lay_out()
        self._add_keys()
        self._show_count()
        if self.cards:
            self.go_to(0)

    # What a person does

    def go_to(self, number: int) -> None:
        """Go to a clash."""
        self._mark(number)
        self.cards[number].setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self, step: int = 1, _checked: bool = False) -> None:
        """Go to the next clash or the one before, going round at the ends."""
        if self.cards:
            self.go_to((self._current + step) % len(self.cards))

    def take(self, choice: Choice) -> None:
        """Decide the current clash."""
        if self.cards and choice in self.cards[self._current].question.choices:
            self._on_taken(self._current, choice)

    def write(self) -> None:
        """Write other words for the current clash."""
        if self.cards:
            self.cards[self._current].begin_writing()

    def accept(self) -> None:
        """Merge as decided; what is not decided yet is gone to instead."""
        if not self._deciding.complete:
            self.go_to(self._deciding.undecided_after(self._current) or 0)
            return
        super().accept()
        self._finish(self._deciding.draft())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter act on the clash it is pressed on, and not agree to everything at once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    # How it looks

    def _card(self, number: int) -> ClashCard:
        questions = self._deciding.questions
        card = ClashCard(
            questions[number],
            len(questions),
            self._sender,
            self._headlines,
            self._appearance,
            self._icons,
            self,
        )
        card.activated.connect(partial(self._mark, number))
        card.taken.connect(partial(self._on_taken, number))
        card.wrote.connect(partial(self._on_wrote, number))
        return card

    def _parts(self) -> Iterator[QWidget]:
        """Give the fields that clash, then the text with its clashes in their places."""
        fields = [card for card in self.cards if card.question.field != BODY]
        yield from fields
        texts = iter(card for card in self.cards if card.question.field == BODY)
        settled: list[str] = []
        if self._deciding.merge.body.paragraphs:
            yield SectionHeading(self.tr("Text"), parent=self)
        for pieces in self._deciding.merge.body.paragraphs:
            for piece in pieces:
                if isinstance(piece, Clash):
                    if settled:
                        yield Passage(tuple(settled), self._appearance, self)
                    settled = []
                    yield next(texts)
                elif piece.strip():
                    settled.append(piece.strip())
        if settled:
            yield Passage(tuple(settled), self._appearance, self)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Both sides changed these places, each in its own way"), self)
        title.setProperty("role", "title")
        words = QLabel(
            self.tr(
                "Decide each of them. All else is merged already; both versions stay in History."
            ),
            self,
        )
        words.setProperty("role", "secondary")
        words.setWordWrap(True)
        self.count = QLabel(self)
        """How many are decided."""
        self.count.setProperty("role", "heading")
        before = ToolButton(self.tr("Clash before (Alt+Up)"), self._icons.icon("chevron-up"))
        before.clicked.connect(partial(self.go_on, -1))
        after = ToolButton(self.tr("Next clash (Alt+Down)"), self._icons.icon("chevron-down"))
        after.clicked.connect(partial(self.go_on, 1))
        head = QHBoxLayout()
        head.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        head.setSpacing(Space.MEDIUM)
        sentences = QVBoxLayout()
        sentences.addWidget(title)
        sentences.addWidget(words)
        head.addLayout(sentences, 1)
        for part in (self.count, before, after):
            head.addWidget(part)
        later = Button(self.tr("Decide later"))
        later.setToolTip(self.tr("Close without merging; the article waits"))
        later.clicked.connect(self.reject)
        self.finish = Button(self.tr("Finish merging"), ButtonKind.PRIMARY)
        """Makes the merged text the article's."""
        self.finish.clicked.connect(self.accept)
        foot = QFrame(self)
        foot.setProperty("line", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.WIDE, Space.MEDIUM, Space.WIDE, Space.MEDIUM)
        row.setSpacing(Space.MEDIUM)
        row.addStretch(1)
        row.addWidget(later)
        row.addWidget(self.finish)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.column, 1)
        column.addWidget(foot)

    def _add_keys(self) -> None:
        for keys, choice in _KEYS.items():
            QShortcut(keys, self).activated.connect(partial(self.take, choice))
        QShortcut("Alt+4", self).activated.connect(self.write)
        QShortcut("Alt+Down", self).activated.connect(partial(self.go_on, 1))
        QShortcut("Alt+Up", self).activated.connect(partial(self.go_on, -1))
        QShortcut("Ctrl+Return", self).activated.connect(self.accept)

    def _mark(self, number: int) -> None:
        self._current = number
        for card in self.cards:
            card.set_selected(card.question.number == number)

    def _on_taken(self, number: int, choice: Choice) -> None:
        self._deciding.take(self._deciding.questions[number], choice)
        self._show_answer(number)

    def _on_wrote(self, number: int, text: str) -> None:
        self._deciding.write(self._deciding.questions[number], text)
        self._show_answer(number)

    def _show_answer(self, number: int) -> None:
        self._mark(number)
        self.cards[number].show_answer(self._deciding.answers.get(number))
        self._show_count()

    def _show_count(self) -> None:
        words = self.tr("%1 of %2 decided")
        decided, all_of_them = self._deciding.decided, len(self._deciding.questions)
        self.count.setText(words.replace("%1", str(decided)).replace("%2", str(all_of_them)))
        complete = self._deciding.complete
        self.finish.setEnabled(complete)
        left = all_of_them - decided
        self.finish.setToolTip("" if complete else self.tr("%n left to decide", "", left))
