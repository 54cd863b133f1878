"""What a picture may be used for, and who answers for showing it all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.pictures import Figure, Picture, Rights, RightsOverride
from workstation.ui.panes.pictures.wording import rights_trouble
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.date_field import DateField
from workstation.ui.widgets.fields import TextField
from workstation.ui.words import full_moment


class RightsPanel(QWidget):
    """Shows and changes the rights, which are the master's, and the override of one use."""

    changed = Signal(object)
    """The `Rights` as a person has them now; texts change with each key."""
    left_field = Signal()
    """A person left a field: what was typed may be stored."""
    override_asked = Signal(str)
    """The reason why the picture is shown although its rights do not allow it."""
    override_dropped = Signal()
    """Nobody answers for it any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rights = Rights()
        self.terms = TextField(self.tr("Usage rights"), own_history=True)
        """What the picture may be used for."""
        self.until = DateField(self.tr("Rights end"), never=self.tr("Never"))
        """The last day of use."""
        self.category = TextField(self.tr("Category of rights"), own_history=True)
        """Such as staff, agency, handout, reader."""
        self.start = DateField(self.tr("Rights begin"), never=self.tr("At once"))
        """The first day of use."""
        self.reason = TextField(self.tr("Show it all the same, because"), own_history=True)
        """Why the picture is shown although its rights do not allow it."""
        self.answer = Button(self.tr("Answer for it"), small=True)
        """Puts the reason on record, with the name of who gives it."""
        self.drop = Button(self.tr("Take back"), small=True)
        """Leaves it to the rights again."""
        self.trouble = QLabel(self)
        """What is the matter with the rights."""
        self._answered = QLabel(self)
        for label, role in ((self.trouble, "warn"), (self._answered, "muted")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self._asking = QWidget(self)
        self._lay_out()
        self._connect()

    def show_rights(
        self, picture: Picture | None, figure: Figure | None, now: datetime, acting: str
    ) -> None:
        """Show the rights as they are now; what is being typed stays."""
        self.setVisible(picture is not None)
        if picture is None:
            return
        rights = self._rights = picture.rights
        _show_text(self.terms, rights.terms)
        _show_text(self.category, rights.category)
        self.until.show_day(rights.until)
        self.start.show_day(rights.start)
        override = figure.override if figure is not None else None
        barred = not rights.allow(now.date())
        self._show_trouble(rights, override, now.date())
        self._asking.setVisible(figure is not None and barred and override is None)
        self.answer.setEnabled(bool(acting))
        self.answer.setToolTip("" if acting else self.tr("Say who you are first: top right."))
        self._answered.setVisible(override is not None)
        self.drop.setVisible(override is not None)
        if override is not None:
            words = self.tr("%1 answers for showing it (%2): %3").replace("%1", override.by)
            words = words.replace("%2", full_moment(override.at, now))
            self._answered.setText(words.replace("%3", override.reason))

    def _show_trouble(self, rights: Rights, override: RightsOverride | None, today: date) -> None:
        words = "" if override is not None else rights_trouble(rights, today)
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))

    def _on_terms(self, terms: str) -> None:
        self._change(replace(self._rights, terms=terms))

    def _on_category(self, category: str) -> None:
        self._change(replace(self._rights, category=category))

    def _on_until(self, day: date | None) -> None:
        self._change(replace(self._rights, until=day))
        self.left_field.emit()

    def _on_start(self, day: date | None) -> None:
        self._change(replace(self._rights, start=day))
        self.left_field.emit()

    def _on_answer(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.set_problem(self.tr("Give the reason; it goes on record with your name."))
            self.reason.setFocus()
            return
        self.reason.set_problem("")
        self.reason.set_text("")
        self.override_asked.emit(reason)

    def _change(self, rights: Rights) -> None:
        self._rights = rights
        self.changed.emit(rights)

    def _connect(self) -> None:
        self.terms.edited.connect(self._on_terms)
        self.category.edited.connect(self._on_category)
        self.terms.finished.connect(self.left_field)
        self.category.finished.connect(self.left_field)
        self.until.picked.connect(self._on_until)
        self.start.picked.connect(self._on_start)
        self.answer.clicked.connect(self._on_answer)
        self.reason.line.returnPressed.connect(self._on_answer)
        self.drop.clicked.connect(self.override_dropped)

    def _lay_out(self) -> None:
        asking = QHBoxLayout(self._asking)
        asking.setContentsMargins(0, 0, 0, 0)
        asking.setSpacing(Space.MEDIUM)
        asking.addWidget(self.reason, 1)
        asking.addWidget(self.answer)
        answered = QHBoxLayout()
        answered.setSpacing(Space.MEDIUM)
        answered.addWidget(self._answered, 1)
        answered.addWidget(self.drop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for left, right in ((self.terms, self.until), (self.category, self.start)):
            row = QHBoxLayout()
            row.setSpacing(Space.LARGE)
            row.addWidget(left, 1)
            row.addWidget(right, 1)
            column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(self._asking)
        column.addLayout(answered)


def _show_text(field: TextField, text: str) -> None:
    if field.text().split() != text.split():
        field.set_text(text)
