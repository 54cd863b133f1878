"""One clash: mine, what it was before, theirs, and the buttons that decide."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.text.deciding import Answer, Question
from workstation.text.diff import Kind, Run
from workstation.text.merging import Choice
from workstation.ui.compare.sheet import GrowingSheet
from workstation.ui.compare.three_ways import Column, columns, write_columns
from workstation.ui.icons import Icons, Ink
from workstation.ui.merge.words import Headlines, choice_words, value_words, where_words
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.fields import TextArea
from workstation.ui.widgets.icon_label import IconLabel


class ClashCard(Card):
    """Shows a question of a merge and says what a person answers."""

    taken = Signal(object)
    """The `Choice` that a person made."""
    wrote = Signal(str)
    """The words that a person wrote, with every change of them."""

    def __init__(
        self,
        question: Question,
        count: int,
        sender: str,
        headlines: Headlines,
        appearance: Appearance,
        icons: Icons,
        parent: QWidget,
    ) -> None:
        self._where = (
            translated_number(question.number + 1, count, self.tr("%1 of %2"))
            + f" · {where_words(question)}"
        )
        super().__init__(self._where, interactive=True, parent=parent)
        self.question = question
        """What is asked."""
        self._sender = sender
        self._headlines = headlines
        self._icon = IconLabel(icons, "circle-dashed", Ink.WARN, parent=self)
        self.state = QLabel(self)
        """Says what was decided, or that nothing was."""
        self.sides = GrowingSheet(appearance, self)
        """The three texts beside each other."""
        self.sides.setAccessibleName(self.tr("Mine, before, and theirs"))
        self.sides.show_written(partial(write_columns, self._columns()))
        self.result = GrowingSheet(appearance, self)
        """What stands in the article after this decision."""
        self.result.setAccessibleName(self.tr("What it will be"))
        self.result.hide()
        self.box = TextArea(
            self.tr("Your words"), own_history=True, paragraphs=True, most_lines=12, parent=self
        )
        """Where other words are written."""
        self.box.hide()
        self.box.edited.connect(self.wrote)
        self.body.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self.body.setSpacing(Space.MEDIUM)
        self.body.addLayout(self._head())
        self.body.addWidget(self.sides)
        self.body.addLayout(self._acts())
        self.body.addWidget(self.box)
        self.body.addWidget(self.result)
        self.show_answer(None)

    def begin_writing(self) -> None:
        """Let a person write, from what stands there now."""
        if not self.question.text:
            return
        if self.box.isHidden():
            self.box.set_text(self._words_so_far.strip())
            self.box.show()
            self.wrote.emit(self.box.text())
        self.box.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_answer(self, answer: Answer | None) -> None:
        """Show what was decided."""
        decided = answer is not None
        words = choice_words(answer.choice) if answer is not None else self.tr("Not decided yet")
        self.state.setText(words)
        self._icon.show_icon(
            "circle-check" if decided else "circle-dashed", Ink.OK if decided else Ink.WARN
        )
        self.setAccessibleName(f"{self._where}. {words}")
        self._words_so_far = self._words(answer)
        if answer is not None and answer.choice is not None:
            self.box.hide()
        self.result.setVisible(decided and answer is not None and answer.choice is not None)
        if answer is not None and answer.choice is not None:
            runs = tuple(_plain(self._words_so_far))
            self.result.show_written(partial(write_columns, [Column(self.tr("It will be"), runs)]))

    def _words(self, answer: Answer | None) -> str:
        value = self.question.clash.mine if answer is None else answer.value
        return value_words(value, self._headlines)

    def _columns(self) -> list[Column]:
        clash = self.question.clash
        base, mine, theirs = (
            value_words(value, self._headlines).strip()
            for value in (clash.base, clash.mine, clash.theirs)
        )
        headings = (
            self.tr("Mine, as it is here"),
            self.tr("Before both changes"),
            self.tr("Theirs, from %1").replace("%1", self._sender)
            if self._sender
            else self.tr("Theirs"),
        )
        if self.question.text:
            return columns(headings, base, mine, theirs)
        texts = zip(headings, (mine, base, theirs), strict=True)
        return [Column(heading, tuple(_plain(text))) for heading, text in texts]

    def _head(self) -> QHBoxLayout:
        where = QLabel(self._where, self)
        where.setProperty("role", "heading")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(where)
        row.addStretch(1)
        row.addWidget(self._icon)
        row.addWidget(self.state)
        return row

    def _acts(self) -> QHBoxLayout:
        titles = {
            Choice.MINE: (self.tr("Take mine"), "Alt+1"),
            Choice.THEIRS: (self.tr("Take theirs"), "Alt+2"),
            Choice.BOTH: (self.tr("Take both"), "Alt+3"),
        }
        self.buttons = {
            choice: Button(
                titles[choice][0], small=True, tooltip=f"{titles[choice][0]} ({titles[choice][1]})"
            )
            for choice in self.question.choices
        }
        """What takes one side or both."""
        self.write = Button(
            self.tr("Write…"), small=True, tooltip=self.tr("Write other words (Alt+4)")
        )
        """Lets a person write something else."""
        self.write.setVisible(self.question.text)
        self.write.clicked.connect(self.begin_writing)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        for choice, button in self.buttons.items():
            button.setAccessibleName(f"{titles[choice][0]}, {self._where}")
            button.clicked.connect(partial(self._on_taken, choice))
            row.addWidget(button)
        row.addWidget(self.write)
        row.addStretch(1)
        return row

    def _on_taken(self, choice: Choice, _checked: bool = False) -> None:
        self.taken.emit(choice)


def translated_number(number: int, count: int, words: str) -> str:
    """Put two numbers into a sentence."""
    return words.replace("%1", str(number)).replace("%2", str(count))


def _plain(text: str) -> list[Run]:
    return [Run(Kind.SAME, text.strip())] if text.strip() else []
