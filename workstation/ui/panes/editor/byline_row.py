"""Who, by when, and where in the workflow: the row between standfirst and body."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.ui.context import Context
from workstation.ui.panes.editor.byline_field import BylineField
from workstation.ui.theme_tokens import Space, Tone
from workstation.ui.translation import translate
from workstation.ui.widgets.avatar import Avatar
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.flow_layout import FlowLayout
from workstation.ui.words import brief_moment, full_moment, stage_name, stage_tone

ROW = 22
"""Pixels that each part of the row is high."""


class BylineRow(QWidget):
    """Shows avatar, names, deadline, stage and embargo, and the way to the other details."""

    details_wanted = Signal(str)
    """The name of the `Draft` field to begin with; empty for the first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.avatar = Avatar("", context.appearance, parent=self)
        self.names = BylineField(self)
        self.names.setProperty("ink", "secondary")
        self._dot = QLabel("·", self)
        self._dot.setProperty("role", "muted")
        self.deadline = Button("", ButtonKind.QUIET, parent=self)
        self.deadline.setProperty("dense", True)
        self.deadline.setAccessibleDescription(self.tr("Opens the details"))
        self.deadline.clicked.connect(self._on_deadline)
        self.stage = Chip("", parent=self)
        self.embargo = Chip("", Tone.GREY, self)
        self.details = Button(
            self.tr("Details"),
            ButtonKind.QUIET,
            icon=context.icons.icon("sliders-horizontal"),
            small=True,
            tooltip=self.tr("Slug, tags, dates, language, search and newsletter texts"),
            parent=self,
        )
        self.details.clicked.connect(self._on_details)
        who = FlowLayout(across=Space.SMALL, down=Space.SMALL)
        for part in (self.avatar, self.names, self._dot, self.deadline):
            part.setFixedHeight(ROW)
            who.addWidget(part)
        who.addWidget(_side_by_side((self.stage, self.embargo), self))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addLayout(who, 1)
        row.addWidget(self.details, alignment=Qt.AlignmentFlag.AlignTop)

    def show_article(self, article: OpenArticle) -> None:
        """Show what the row says of an article."""
        details, now = article.details, self._context.desk.clock.now()
        self.names.show_names(details.bylines)
        self.avatar.show_person(details.bylines[0] if details.bylines else "")
        self.avatar.setVisible(bool(details.bylines))
        due = details.deadline is not None
        self._dot.setVisible(due)
        self.deadline.setVisible(due)
        if details.deadline is not None:
            self.deadline.setText(deadline_words(details.deadline, now))
        stage = article.article.stage
        self.stage.show_state(stage_name(stage), stage_tone(stage))
        self.stage.setAccessibleName(self.tr("Stage: %1").replace("%1", stage_name(stage)))
        held = details.embargo is not None and details.embargo > now
        self.embargo.setVisible(held)
        if details.embargo is not None and held:
            when = brief_moment(details.embargo, now)
            today = details.embargo.astimezone().date() == now.astimezone().date()
            moment = when if today else full_moment(details.embargo, now)
            self.embargo.setText(self.tr("Embargo %1").replace("%1", moment))

    def _on_deadline(self) -> None:
        self.details_wanted.emit("deadline")

    def _on_details(self) -> None:
        self.details_wanted.emit("")


def _side_by_side(chips: tuple[Chip, ...], parent: QWidget) -> QWidget:
    """Hold chips in the middle of the row's height; they go to the next line together."""
    holder = QWidget(parent)
    holder.setFixedHeight(ROW)
    middle = QHBoxLayout(holder)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.setSpacing(Space.SMALL)
    for chip in chips:
        middle.addWidget(chip)
    return holder


def deadline_words(deadline: datetime, now: datetime) -> str:
    """Say by when: «Deadline today 17:00», «Deadline 3 Dec 17:00», «Deadline passed …»."""
    here = deadline.astimezone()
    if deadline < now:
        passed = translate("BylineRow", "Deadline was %1")
        return passed.replace("%1", full_moment(deadline, now))
    if here.date() == now.astimezone().date():
        today = translate("BylineRow", "Deadline today %1")
        return today.replace("%1", f"{here:%H:%M}")
    due = translate("BylineRow", "Deadline %1")
    return due.replace("%1", full_moment(deadline, now))
