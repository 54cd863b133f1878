"""What is in a packet and what opening it does, before anything is changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from workstation.domain.packets import PacketArticle, PacketPerson, PacketSummary
from workstation.ui.icons import Icons
from workstation.ui.packets.words import arrival_icon, arrival_words, changes_words, size_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.scroll_column import ScrollColumn
from workstation.ui.words import full_moment

WIDTH = 620
HEIGHT = 540

People = Mapping[str, str | None]
"""Who somebody of the packet is here; None for somebody new."""


class OpenDialog(QDialog):
    """Lists the articles of a packet, and asks about people who are not known here."""

    def __init__(
        self,
        summary: PacketSummary,
        people: tuple[str, ...],
        now: datetime,
        take_in: Callable[[People], None],
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open packet"))
        self.resize(WIDTH, HEIGHT)
        self._summary = summary
        self._take_in = take_in
        self._icons = icons
        self.matches: dict[str, QComboBox] = {
            person.name: self._match(person, people) for person in summary.people
        }
        """Who the people of the packet are, by their names there."""
        self._lay_out(now)

    def accept(self) -> None:
        """Take it in."""
        people = {name: str(box.currentData()) or None for name, box in self.matches.items()}
        super().accept()
        self._take_in(people)

    def _lay_out(self, now: datetime) -> None:
        summary = self._summary
        title = QLabel(self.tr("Packet from %1").replace("%1", summary.sender), self)
        title.setProperty("role", "title")
        where = QLabel(
            " · ".join(
                part
                for part in (
                    summary.newsroom,
                    full_moment(summary.at, now),
                    self.tr("%n picture(s)", "", summary.picture_count),
                    size_words(summary.size),
                )
                if part
            ),
            self,
        )
        where.setProperty("role", "secondary")
        self.open_button = Button(self.tr("Open packet"), ButtonKind.PRIMARY)
        """Takes it in."""
        self.open_button.setDefault(True)
        self.open_button.clicked.connect(self.accept)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        safe = QLabel(self.tr("Nothing is changed yet. What is here stays in History."), self)
        safe.setProperty("role", "muted")
        last = QHBoxLayout()
        last.setSpacing(Space.MEDIUM)
        last.addWidget(safe, 1)
        last.addWidget(cancel)
        last.addWidget(self.open_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addWidget(title)
        column.addWidget(where)
        column.addWidget(self._contents(), 1)
        column.addLayout(last)

    def _contents(self) -> ScrollColumn:
        area = ScrollColumn(edge=0, top=0, bottom=0, spacing=Space.MEDIUM, parent=self)
        area.setAccessibleName(self.tr("What is in the packet"))
        for article in self._summary.articles:
            area.column.addWidget(self._article(article))
        if self.matches:
            area.column.addWidget(self._people())
        area.column.addStretch(1)
        return area

    def _article(self, article: PacketArticle) -> QWidget:
        words = arrival_words(article)
        headline = article.headline or self.tr("Untitled")
        card = Card(f"{headline}. {words}", parent=self)
        title = QLabel(headline, card)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        card.body.addWidget(title)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel(self._icons, arrival_icon(article.arrival), parent=card))
        label = QLabel(words, card)
        label.setProperty("role", "secondary")
        label.setWordWrap(True)
        row.addWidget(label, 1)
        card.body.addLayout(row)
        notes = [changes_words(article)]
        if article.changed_here:
            notes.append(self.tr("changed here since it went out"))
        if article.public_here:
            notes.append(self.tr("readers can see it here"))
        said = " · ".join(filter(None, notes))
        if said:
            note = QLabel(said, card)
            note.setProperty("role", "muted")
            card.body.addWidget(note)
        return card

    def _people(self) -> QWidget:
        part = QWidget(self)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, Space.MEDIUM, 0, 0)
        grid.setSpacing(Space.MEDIUM)
        grid.setColumnStretch(1, 1)
        heading = QLabel(self.tr("People who are not known here, asked about once"), part)
        heading.setProperty("role", "label")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (name, box) in enumerate(self.matches.items(), start=1):
            label = QLabel(self.tr("%1 is").replace("%1", name), part)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        return part

    def _match(self, person: PacketPerson, people: tuple[str, ...]) -> QComboBox:
        name, likely = person.name, person.candidates
        box = QComboBox(self)
        box.setAccessibleName(self.tr("Who %1 is here").replace("%1", name))
        for known in likely:
            box.addItem(known, known)
        box.addItem(self.tr("somebody new"), "")
        for known in people:
            if known not in likely:
                box.addItem(known, known)
        return box
