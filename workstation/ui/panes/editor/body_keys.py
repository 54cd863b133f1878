"""What keys mean in the draft where they are more than Qt makes of them."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workstation.desk.open_article import OpenArticle
from workstation.ui.on_demand import formatting, line_moves
from workstation.ui.panes.editor.card_layer import CardLayer
from workstation.ui.panes.editor.line_edits import apply_change, touched_lines

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_AHEAD = (
    (QKeySequence.StandardKey.Delete, QTextCursor.MoveOperation.NextCharacter),
    (QKeySequence.StandardKey.DeleteEndOfWord, QTextCursor.MoveOperation.NextWord),
    (QKeySequence.StandardKey.DeleteEndOfLine, QTextCursor.MoveOperation.EndOfBlock),
)
_PAGING = (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class BodyKeys(QObject):
    """Breaks lines as Markdown wants it, removes cards, and leaves the text where it ends."""

    left_upwards = Signal()
    """The cursor was at the top, and a person wants to go further up."""
    paged = Signal(int, bool)
    """A person turned a page: -1 or 1, and whether the selection is to grow."""
    top_wanted = Signal()
    """The cursor is at the start by command: what stands above is to be seen too."""

    def __init__(self, edit: QTextEdit, cards: CardLayer) -> None:
        super().__init__(edit)
        self._edit = edit
        self._cards = cards

    def press(self, article: OpenArticle, event: QKeyEvent) -> bool:
        """Carry a key out; False where it is Qt's."""
        key, shift = event.key(), event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        plain = event.modifiers() in _PLAIN
        done = False
        if key in _ENTER and (plain or shift):
            self._break_line(article, hard=shift)
            done = True
        elif key in _REMOVING and plain:
            done = self._remove_card(before=key == Qt.Key.Key_Backspace)
        elif event.matches(QKeySequence.StandardKey.Cut) and self._cards.chosen() is not None:
            self._edit.cut()
            done = True
        elif key in _PAGING and (plain or shift):
            article.break_typing()
            self.paged.emit(-1 if key == Qt.Key.Key_PageUp else 1, shift)
            done = True
        elif key == Qt.Key.Key_Up and plain and self._in_first_line():
            self.left_upwards.emit()
            done = True
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfDocument):
            self._edit.moveCursor(QTextCursor.MoveOperation.Start)
            article.break_typing()
            self.top_wanted.emit()
            done = True
        return done

    def ahead(self, event: QKeyEvent) -> int | None:
        """Return the end of what a key would take from before the cursor on; None if nothing."""
        cursor = self._edit.textCursor()
        for key, move in _AHEAD:
            if event.matches(key) and not cursor.hasSelection():
                cursor.movePosition(move)
                return cursor.position()
        return None

    def shift_item(self, article: OpenArticle, *, forwards: bool) -> bool:
        """Put an item of a list further in or out; False where there is none."""
        if not line_moves.is_item(self._edit.textCursor().block().text()):
            return False
        lines = touched_lines(self._edit)
        change = (line_moves.indent if forwards else line_moves.outdent)(*lines[1:])
        if change.text == lines[1]:
            return False
        title = self.tr("Indent") if forwards else self.tr("Outdent")
        apply_change(self._edit, article, lines[:2], change, title)
        return True

    def _in_first_line(self) -> bool:
        cursor = self._edit.textCursor()
        if cursor.blockNumber() > 0:
            return False
        line = cursor.block().layout().lineForTextPosition(cursor.positionInBlock())
        return not line.isValid() or line.lineNumber() == 0

    def _break_line(self, article: OpenArticle, *, hard: bool) -> None:
        """Go on with the list or quotation the cursor is in, or make a line or paragraph."""
        cursor = self._edit.textCursor()
        block = cursor.block()
        if hard:
            cursor.insertText("  \n")
        elif cursor.hasSelection():
            cursor.insertText("\n")
        elif cursor.atBlockEnd() and self._cards.is_directive(block):
            cursor.insertText("\n\n")
        else:
            change = formatting.continue_line(block.text(), cursor.positionInBlock())
            if change is not None:
                lines = (block.position(), block.text())
                apply_change(self._edit, article, lines, change, self.tr("New line"))
                return
            cursor.insertText("\n")
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()

    def _remove_card(self, *, before: bool) -> bool:
        cursor = self._edit.textCursor()
        block = self._cards.chosen() or self._cards.beside(cursor, before=before)
        if block is None:
            return False
        self._cards.remove(block, self.tr("Remove card"))
        return True
