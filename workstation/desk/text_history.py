"""The text document's own undo steps, each represented in the history of its article."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QUndoStack

from workstation.desk.paragraph_spacing import ParagraphSpacing
from workstation.desk.suggested_text import SuggestedText
from workstation.desk.undo import TextStep
from workstation.text.suggesting import Marks


class TextHistory(QObject):
    """Pushes a `TextStep` for each step of a document, and has the document take it back."""

    cursor_wanted = Signal(int)
    """Undo or redo touched the text at this position (UTF-16 units)."""

    def __init__(
        self,
        document: QTextDocument,
        history: QUndoStack,
        suggested: SuggestedText,
        spacing: ParagraphSpacing,
        set_marks: Callable[[Marks], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._history = history
        self._suggested = suggested
        self._spacing = spacing
        self._set_marks = set_marks
        self._step: TextStep | None = None
        self._replaying = False
        self._blocks = document.blockCount()
        self._typed = False
        self._going_on = -1
        """How many lines there were when a letter changed a height, and typing goes on."""
        document.contentsChange.connect(self._on_change)
        document.undoCommandAdded.connect(self._on_step)
        # After `suggested` has seen the change, which says what the step made of the marks.
        document.contentsChanged.connect(self._on_settled)

    def break_typing(self) -> None:
        """Let the next typing be an undo step of its own.

        Qt joins typing to the previous text step while the document is «modified», even across
        our own steps.
        """
        self._document.setModified(False)

    def _on_step(self) -> None:
        step, going_on, self._going_on = self._step, self._going_on, -1
        going_on = going_on == self._document.blockCount() and self._document.isModified()
        if step is not None and (self._suggested.restoring or going_on):
            step.steps.append(True)
            return
        self._step = TextStep(self.tr("Typing"), self._undo, self._redo, self._suggested.marks)
        self._history.push(self._step)

    def _on_change(self, position: int, removed: int, added: int) -> None:
        self._typed = (removed, added) == (0, 1)
        self._spacing.note(position, added)

    def _on_settled(self) -> None:
        """The change is whole now: know what it made of the marks, and set lines' heights."""
        if self._replaying or self._suggested.restoring or self._step is None:
            return
        self._step.after = self._suggested.marks
        blocks = self._blocks
        self._blocks = self._document.blockCount()
        if self._spacing.mend():
            self._step.steps.append(False)
            if self._typed and self._blocks == blocks:
                # Qt would begin a step of its own with the next letter.
                self._going_on = self._blocks

    def _undo(self, steps: Sequence[bool], marks: Marks) -> None:
        self._replay(self._document.undo, steps, marks)

    def _redo(self, steps: Sequence[bool], marks: Marks) -> None:
        self._replay(self._document.redo, steps, marks)

    def _replay(
        self, step: Callable[[QTextCursor], None], steps: Sequence[bool], marks: Marks
    ) -> None:
        cursor = QTextCursor(self._document)
        self._replaying = True
        with self._suggested.directly():
            for of_text in steps:
                if of_text:
                    step(cursor)
                else:
                    told = self._document.blockSignals(True)
                    step(QTextCursor(self._document))
                    self._document.blockSignals(told)
        self._spacing.forget()
        self._blocks = self._document.blockCount()
        self._replaying = False
        self._step = None
        # Otherwise Qt would join what is typed next to the step before, unseen by our history.
        self.break_typing()
        self._set_marks(marks)
        self.cursor_wanted.emit(cursor.position())
