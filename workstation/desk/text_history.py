"""The text document's own undo steps, each represented in the history of its article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument, QUndoStack

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
        set_marks: Callable[[Marks], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._history = history
        self._suggested = suggested
        self._set_marks = set_marks
        self._step: TextStep | None = None
        self._replaying = False
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
        if self._suggested.restoring and self._step is not None:
            self._step.steps += 1
            return
        self._step = TextStep(self.tr("Typing"), self._undo, self._redo, self._suggested.marks)
        self._history.push(self._step)

    def _on_settled(self) -> None:
        """The change is whole now: know what it made of the marks."""
        if self._step is not None and not self._replaying and not self._suggested.restoring:
            self._step.after = self._suggested.marks

    def _undo(self, steps: int, marks: Marks) -> None:
        self._replay(self._document.undo, steps, marks)

    def _redo(self, steps: int, marks: Marks) -> None:
        self._replay(self._document.redo, steps, marks)

    def _replay(self, step: Callable[[QTextCursor], None], steps: int, marks: Marks) -> None:
        cursor = QTextCursor(self._document)
        self._replaying = True
        with self._suggested.directly():
            for _step in range(steps):
                step(cursor)
        self._replaying = False
        self._step = None
        # Otherwise Qt would join what is typed next to the step before, unseen by our history.
        self.break_typing()
        self._set_marks(marks)
        self.cursor_wanted.emit(cursor.position())
