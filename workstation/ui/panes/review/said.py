"""Who said something when, and the words: parts of notes and suggestions."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.avatar import Avatar
from workstation.ui.words import full_moment


def said_by(
    parent: QWidget,
    who: str,
    at: datetime,
    appearance: Appearance,
    now: datetime,
    *beside: QWidget,
) -> QHBoxLayout:
    """Return a line with a person and a time, and what else is to stand at its end."""
    name = QLabel(who, parent)
    name.setProperty("role", "heading")
    when = QLabel(full_moment(at, now), parent)
    when.setProperty("role", "muted")
    row = QHBoxLayout()
    row.setSpacing(Space.MEDIUM)
    row.addWidget(Avatar(who, appearance, parent=parent))
    row.addWidget(name)
    row.addWidget(when)
    row.addStretch(1)
    for widget in beside:
        row.addWidget(widget)
    return row


def words_of(text: str, parent: QWidget) -> QLabel:
    """Return a label with what somebody wrote, as it is."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
