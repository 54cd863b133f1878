"""The buttons that move an article between stages, and the note that some moves ask for."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from workstation.desk.next_move import move_title
from workstation.domain.draft import CorrectionKind
from workstation.domain.workflow import Stage, Transition
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import LabelledField, TextArea
from workstation.ui.widgets.flow_layout import FlowLayout
from workstation.ui.words import correction_name


class Moves(QWidget):
    """Offers the moves one can make; a note is typed here, beneath the buttons."""

    chosen = Signal(object, str, object)
    """(Stage, note, CorrectionKind or None): a person asked for this move."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._transitions: tuple[Transition, ...] = ()
        self._primary: Transition | None = None
        self._buttons: list[Button] = []
        self._asked: Transition | None = None
        self._flow = FlowLayout(across=Space.MEDIUM, down=Space.MEDIUM)
        self.kind = QComboBox(self)
        """What a correction is."""
        self._kind = LabelledField(self.tr("What it is"), self.kind, self)
        for kind in CorrectionKind:
            self.kind.addItem(correction_name(kind), kind)
        self.kind.addItem(self.tr("Minor: no note on the page"), None)
        self.kind.currentIndexChanged.connect(self._show_question)
        self.note = TextArea("", least_lines=3, paragraphs=True, own_history=True, parent=self)
        """Where the note is typed."""
        self.note.box.setTabChangesFocus(True)
        self.note.edited.connect(self._on_note_edited)
        self._confirm = Button("", ButtonKind.PRIMARY, parent=self)
        self._confirm.clicked.connect(self._on_confirmed)
        self._cancel = Button(self.tr("Cancel"), parent=self)
        self._cancel.clicked.connect(self.forget_note)
        self._noting = QWidget(self)
        noting = QVBoxLayout(self._noting)
        noting.setContentsMargins(0, Space.SMALL, 0, 0)
        noting.setSpacing(Space.MEDIUM)
        noting.addWidget(self._kind)
        noting.addWidget(self.note)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._confirm)
        row.addWidget(self._cancel)
        row.addStretch(1)
        noting.addLayout(row)
        self._noting.hide()
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Ctrl+Return", self._confirm.click), ("Esc", self.forget_note)):
            QShortcut(QKeySequence(keys), self._noting, context=within).activated.connect(slot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._flow)
        column.addWidget(self._noting)

    def show_moves(self, transitions: tuple[Transition, ...], primary: Transition | None) -> None:
        """Offer these moves, the primary one first."""
        ordered = sorted(
            transitions, key=lambda move: (move != primary, move.target is Stage.SPIKED)
        )
        if (tuple(ordered), primary) == (self._transitions, self._primary):
            return
        self._transitions, self._primary = tuple(ordered), primary
        if self._asked not in self._transitions:
            self.forget_note()
        for old in self._buttons:
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._button(move, move == primary) for move in ordered]
        for button in self._buttons:
            self._flow.addWidget(button)
        self.updateGeometry()

    def buttons(self) -> tuple[Button, ...]:
        """Return the buttons of the moves, in order."""
        return tuple(self._buttons)

    @property
    def confirm(self) -> Button:
        """The button that makes the move whose note is typed."""
        return self._confirm

    def ask(self, target: Stage) -> bool:
        """Make a move, or ask for its note first; False if it can't be made now."""
        for move in self._transitions:
            if move.target is target:
                self._begin(move)
                return True
        return False

    def forget_note(self) -> None:
        """Ask for no note any more."""
        self._asked = None
        self._noting.hide()
        self.note.set_text("")
        self.kind.setCurrentIndex(0)

    def _button(self, move: Transition, primary: bool) -> Button:
        kind = ButtonKind.PRIMARY if primary else ButtonKind.SECONDARY
        if move.target in (Stage.SPIKED, Stage.WITHDRAWN):
            kind = ButtonKind.DANGER
        button = Button(move_title(move), kind, parent=self)
        button.setProperty("move", self._transitions.index(move))
        button.clicked.connect(self._on_clicked)
        return button

    def _on_clicked(self) -> None:
        self._begin(self._transitions[self.sender().property("move")])

    def _begin(self, move: Transition) -> None:
        if not move.needs_note:
            self.forget_note()
            self.chosen.emit(move.target, "", None)
            return
        self._asked = move
        self._kind.setVisible(move.target is Stage.CORRECTED)
        self._show_question()
        self._confirm.setText(move_title(move).rstrip("…"))
        self._confirm.setEnabled(bool(self.note.text().strip()))
        self._noting.show()
        self.note.setFocus()

    def _show_question(self, _index: int = 0) -> None:
        if self._asked is not None:
            question = self._question(self._asked.target)
            self.note.label.setText(question)
            self.note.box.setAccessibleName(question)

    def _question(self, target: Stage) -> str:
        return {
            Stage.CHANGES_REQUESTED: self.tr("What should the writer change?"),
            Stage.CORRECTED: self._question_of_correction(),
            Stage.WITHDRAWN: self.tr("Why is the article withdrawn?"),
        }.get(target, self.tr("Note"))

    def _question_of_correction(self) -> str:
        if self._correction() is None:
            return self.tr("What was corrected? Readers are not told.")
        return self.tr("What readers are told")

    def _correction(self) -> CorrectionKind | None:
        kind = self.kind.currentData()
        return None if kind is None else CorrectionKind(kind)

    def _on_note_edited(self, text: str) -> None:
        self._confirm.setEnabled(bool(text.strip()))

    def _on_confirmed(self) -> None:
        if self._asked is not None:
            target, note = self._asked.target, self.note.text().strip()
            correction = self._correction() if target is Stage.CORRECTED else None
            self.chosen.emit(target, note, correction)
            self.forget_note()
