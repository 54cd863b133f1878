"""What somebody has to look at before publication, and the time it is set for."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.article import Article
from workstation.domain.clock import Clock
from workstation.domain.workflow import Stage, Tick, TickMark, TickState
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.moment_field import MomentField
from workstation.ui.widgets.section_label import SectionHeading
from workstation.ui.words import full_moment, tick_name, tick_state_name


class Ticks(QWidget):
    """Shows how far the legal, picture and fact checks are, and lets an editor say so."""

    chosen = Signal(object, object)
    """(Tick, TickState): an editor said how far it is."""

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self._boxes: dict[Tick, QComboBox] = {}
        self._by: dict[Tick, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.SMALL)
        grid.setColumnStretch(2, 1)
        grid.addWidget(SectionHeading(self.tr("Looked at by others"), parent=self), 0, 0, 1, 3)
        for row, tick in enumerate(Tick, start=1):
            name = QLabel(tick_name(tick), self)
            box = QComboBox(self)
            box.setAccessibleName(tick_name(tick))
            for state in TickState:
                box.addItem(tick_state_name(state), state)
            box.setProperty("tick", tick.value)
            box.activated.connect(self._on_activated)
            by = QLabel(self)
            by.setProperty("role", "muted")
            name.setBuddy(box)
            grid.addWidget(name, row, 0)
            grid.addWidget(box, row, 1)
            grid.addWidget(by, row, 2)
            self._boxes[tick], self._by[tick] = box, by

    def box(self, tick: Tick) -> QComboBox:
        """Return the box that says how far a tick is."""
        return self._boxes[tick]

    def show_ticks(self, marks: tuple[TickMark, ...], *, may_change: bool) -> None:
        """Show how far they are."""
        present = {mark.tick: mark for mark in marks}
        for tick, box in self._boxes.items():
            mark = present.get(tick)
            state = TickState.NOT_NEEDED if mark is None else mark.state
            box.setCurrentIndex(box.findData(state))
            box.setEnabled(may_change)
            said = "" if mark is None else f"{mark.by}, {full_moment(mark.at, self._clock.now())}"
            self._by[tick].setText(said)
            box.setAccessibleDescription(said)

    def _on_activated(self, index: int) -> None:
        box = self.sender()
        assert isinstance(box, QComboBox)
        self.chosen.emit(Tick(box.property("tick")), TickState(box.itemData(index)))


class Plan(QWidget):
    """Says when an approved article is published by itself, and sets or takes back the time."""

    chosen = Signal(object)
    """The moment at which it is to be published; None: not by itself."""

    def __init__(self, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._clock = clock
        self._wanted: datetime | None = None
        self._planned: datetime | None = None
        self.field = MomentField(
            self.tr("Publish by itself"),
            self.tr("The program does it at that time, or as soon as it runs again"),
            clock,
            self,
        )
        """The tick and the time."""
        self.field.edited.connect(self._on_edited)
        self.confirm = Button(self.tr("Set the time"), small=True, parent=self)
        self.confirm.clicked.connect(self._on_confirmed)
        self._said = QLabel(self)
        self._said.setProperty("role", "secondary")
        self._said.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._said)

    def show_plan(self, article: Article, *, may_change: bool) -> None:
        """Show the time an article is set for; only an approved one can have one."""
        self.setVisible(article.stage is Stage.APPROVED)
        self.setEnabled(may_change)
        if article.scheduled_at != self._planned or self._wanted is None:
            self._planned = self._wanted = article.scheduled_at
            self.field.show_moment(article.scheduled_at)
        said = ""
        if article.scheduled_at is not None:
            said = self.tr("Set by %1 for %2. It is checked once more at that minute.")
            said = said.replace("%1", article.scheduled_by)
            said = said.replace("%2", full_moment(article.scheduled_at, self._clock.now()))
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._show_confirm()

    def forget(self) -> None:
        """Forget a time that was typed and not set: another article is shown."""
        self._wanted = self._planned = None

    def _on_edited(self, moment: datetime | None) -> None:
        self._wanted = moment
        if moment is None and self._planned is not None:
            self._planned = None
            self.chosen.emit(None)
        self._show_confirm()

    def _on_confirmed(self) -> None:
        self.chosen.emit(self._wanted)

    def _show_confirm(self) -> None:
        self.confirm.setVisible(self._wanted is not None and self._wanted != self._planned)
