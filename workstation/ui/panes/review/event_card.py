"""One move that happened: who, from where to where, when and why."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.domain.workflow import StageEvent
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.translation import translate
from workstation.ui.widgets.avatar import Avatar
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.kept_page_button import KeptPageButton
from workstation.ui.words import full_moment, stage_name, stage_tone


class EventCard(Card):
    """Shows a stage event."""

    page_wanted = Signal(str)
    """The event's id: the page that readers got by it is to be shown."""

    def __init__(
        self,
        event: StageEvent,
        appearance: Appearance,
        now: datetime,
        parent: QWidget,
        *,
        page_kept: bool = False,
    ) -> None:
        super().__init__(_name(event, now), interactive=False, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        who = QLabel(event.by, self)
        who.setProperty("role", "heading")
        when = QLabel(full_moment(event.at, now), self)
        when.setProperty("role", "muted")
        top = QHBoxLayout()
        top.setSpacing(Space.MEDIUM)
        top.addWidget(Avatar(event.by, appearance, parent=self))
        top.addWidget(who)
        top.addWidget(when)
        top.addStretch(1)
        self.body.addLayout(top)
        between = QLabel("→", self)
        between.setProperty("role", "muted")
        stages = QHBoxLayout()
        stages.setSpacing(Space.SMALL)
        stages.setContentsMargins(0, Space.TIGHT, 0, 0)
        stages.addWidget(Chip(stage_name(event.origin), stage_tone(event.origin), self))
        stages.addWidget(between)
        stages.addWidget(Chip(stage_name(event.target), stage_tone(event.target), self))
        stages.addStretch(1)
        self.body.addLayout(stages)
        if event.note:
            note = QLabel(event.note, self)
            note.setTextFormat(Qt.TextFormat.PlainText)
            note.setWordWrap(True)
            note.setContentsMargins(0, Space.TIGHT, 0, 0)
            self.body.addWidget(note)
        self.page_button = KeptPageButton(self) if page_kept else None
        """Shows the page that readers got."""
        if self.page_button is not None:
            self.page_button.show_event(event, now)
            self.page_button.clicked.connect(partial(self.page_wanted.emit, event.id))
            self.body.addWidget(self.page_button, 0, Qt.AlignmentFlag.AlignLeft)


def _name(event: StageEvent, now: datetime) -> str:
    said = (
        translate("Review", "%1 moved it from %2 to %3, %4")
        .replace("%1", event.by)
        .replace("%2", stage_name(event.origin))
        .replace("%3", stage_name(event.target))
        .replace("%4", full_moment(event.at, now))
    )
    return f"{said}. {event.note}" if event.note else said
