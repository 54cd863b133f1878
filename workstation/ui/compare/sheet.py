"""A text that shows a difference, can be read and copied, and follows the colours."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from workstation.text.draft_diff import DraftDiff
from workstation.ui.compare.writing import Writing
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space


class Sheet(QTextEdit):
    """Keeps its place when the same comparison comes again with more in it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._shown: DraftDiff | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("frameless", True)
        self.document().setDocumentMargin(Space.GUTTER)
        appearance.changed.connect(self._show_again)

    def show_diff(self, diff: DraftDiff) -> None:
        """Show a difference."""
        place = self.verticalScrollBar().value() if self._shown is not None else 0
        self._shown = diff
        self.clear()
        self.write(diff, Writing(self.textCursor(), self.appearance))
        # The widget's own cursor was pushed to the end by what was inserted at it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def write(self, diff: DraftDiff, writing: Writing) -> None:
        """Write the difference into the empty document."""
        raise NotImplementedError

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_diff(self._shown)
