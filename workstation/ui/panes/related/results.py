"""What was found for the words in the search field, with what else they may mean."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.ui.panes.related.offer import Offer
from workstation.ui.panes.related.target_form import TargetForm
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind

SHOWN = 12

_ADDRESS = re.compile(r"https?://[^\s/]\S*\Z", re.IGNORECASE)


class Results(QWidget):
    """Rows of articles, a page to link when the words are an address, a story to come."""

    insert_asked = Signal(object)
    """The `ArticleSummary` is to be linked in the text at the cursor."""
    add_asked = Signal(object)
    """The `ArticleSummary` is to be linked at the end."""
    target_asked = Signal(object, bool)
    """(LinkTarget, whether in the text): something that is no article here is to be linked."""
    left = Signal()
    """Back to the search field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._rows: list[Offer] = []
        self._count = 0
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._none.hide()
        self.form = TargetForm(self)
        """Asks for the title of what is no article here."""
        self.story = Button("", ButtonKind.LINK, parent=self)
        """Opens the fields for a story that is not in the newsroom yet."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._none)
        self._column.addSpacing(Space.MEDIUM)
        self._column.addWidget(self.story)
        self._column.addWidget(self.form)
        self._column.addStretch(1)
        self.story.clicked.connect(self.open_story)
        self.form.asked.connect(self.target_asked)
        self.form.left.connect(self.left)

    def rows(self) -> tuple[Offer, ...]:
        """Return the rows shown."""
        return tuple(self._rows[: self._count])

    @property
    def takes_articles(self) -> bool:
        """Whether the words are ones that articles are looked for with."""
        return bool(self._words) and not is_address(self._words)

    def show_words(self, words: str) -> bool:
        """Take other words; return whether articles are to be looked for."""
        self._words = " ".join(words.split())
        address = is_address(self._words)
        self._none.hide()
        self.form.setVisible(address)
        self.story.setVisible(bool(self._words) and not address)
        self.story.setText(
            self.tr("A story that is not here yet: “%1”")
            .replace("%1", self._words)
            .replace("&", "&&")
        )
        if address:
            self.form.ask_page(self._words)
            self._show_count(0)
        return self.takes_articles

    def show_found(
        self, found: tuple[tuple[ArticleSummary, str], ...], linked: frozenset[ArticleId]
    ) -> None:
        """Show articles, each with a second line; those in `linked` are linked already."""
        for number, (summary, second) in enumerate(found[:SHOWN]):
            if number == len(self._rows):
                self._rows.append(self._row(number))
            self._rows[number].show_article(summary, second, linked=summary.id in linked)
        self._show_count(min(len(found), SHOWN))
        self._none.setVisible(not found and self.takes_articles)
        self._none.setText(
            self.tr("No article in the newsroom matches “%1”.").replace("%1", self._words)
        )

    def open_story(self) -> None:
        """Ask about a story that is not in the newsroom yet."""
        self.form.ask_story(self._words)
        self.story.hide()
        self.form.show()
        self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.title.line.selectAll()

    def confirm(self) -> None:
        """Take the first of what is offered."""
        if self._count:
            self._rows[0].confirm()
        elif not self.form.isHidden():
            self.form.title.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.story.isHidden():
            self.open_story()

    def start(self) -> None:
        """Give the first row the keyboard focus."""
        first: QWidget = self._rows[0] if self._count else self.story
        if self.form.isVisible() and not self._count:
            first = self.form.title
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def _row(self, number: int) -> Offer:
        row = Offer(self)
        row.insert_asked.connect(self.insert_asked)
        row.add_asked.connect(self.add_asked)
        row.left.connect(self.left)
        row.step_asked.connect(partial(self._step, number))
        self._column.insertWidget(number, row)
        return row

    def _show_count(self, count: int) -> None:
        self._count = count
        for number, row in enumerate(self._rows):
            row.setVisible(number < count)

    def _step(self, number: int, step: int) -> None:
        place = number + step
        if place < 0:
            self.left.emit()
        elif place < self._count:
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focusNextPrevChild(True)


def is_address(words: str) -> bool:
    """Say whether words are the address of a page."""
    return _ADDRESS.match(words) is not None
