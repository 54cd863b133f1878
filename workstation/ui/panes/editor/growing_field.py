"""A field of one paragraph that wraps and grows: headline, standfirst."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from workstation.domain.canonical import canonical_text, single_line

_NEXT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingField(QTextEdit):
    """Shows a value, tells of typing, and is left by Enter and by the arrows at its edges."""

    edited = Signal(str)
    """A person changed the text; without breaks and without spaces at its ends."""
    typed = Signal(str)
    """A key put this character before the cursor; `edited` has told of it."""
    left_up = Signal()
    """Upwards from the first line."""
    left_down = Signal()
    """Enter, or downwards from the last line."""
    cursor_shown = Signal(QRect)
    """Where the cursor is, in this widget, after it moved."""

    def __init__(
        self, name: str, placeholder: str, font: QFont, line_height: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self._silent = False
        self.setProperty("frameless", True)
        self.setFont(font)
        self.document().setDefaultFont(font)
        self.document().setDocumentMargin(0)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        for bars in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._space_lines()
        self.textChanged.connect(self._on_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def text(self) -> str:
        """Return what is written here, as it would be stored."""
        return single_line(self._raw())

    def show_text(self, text: str) -> None:
        """Show a value, unless what is written here is stored as that; no signal."""
        if text == self.text():
            return
        old = self._raw()
        place = self.textCursor().position() if self.hasFocus() else 0
        if self.hasFocus() and text != old:
            place = len(text) - _same_end(old, text)
        self._silent = True
        self.setPlainText(text)
        self._space_lines()
        self._silent = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def mark(self, marks: Iterable[tuple[int, int, QTextCharFormat]], words: str) -> None:
        """Lay formats over stretches (UTF-16 units), and say why."""
        shown = []
        for start, end, form in marks:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = form
            shown.append(selection)
        if shown or self.extraSelections():
            self.setExtraSelections(shown)
        self.setToolTip(words)
        self.setAccessibleDescription(words)

    def set_type(self, font: QFont, line_height: int) -> None:
        """Show the text in another size."""
        self._line_height = line_height
        self.setFont(font)
        self.document().setDefaultFont(font)
        self._space_lines()
        self.updateGeometry()

    def replace_before(self, length: int, text: str) -> None:
        """Put a text in place of the last characters before the cursor; no signal."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.position() - length, QTextCursor.MoveMode.KeepAnchor)
        self._silent = True
        cursor.insertText(text)
        self._silent = False

    def select(self, start: int, end: int) -> None:
        """Select a stretch (UTF-16 units)."""
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the text is at a width."""
        if round(self.document().textWidth()) != width:
            self.document().setTextWidth(width)
        return max(self._line_height, round(self.document().size().height()))

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines."""
        return QSize(200, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Ask for no less than the height of the lines."""
        return QSize(80, self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Enter, and by the arrows at the first and last line."""
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _NEXT or (
            event.key() == Qt.Key.Key_Down and not modified and self._at_edge(down=True)
        ):
            self.left_down.emit()
        elif event.key() == Qt.Key.Key_Up and not modified and self._at_edge(down=False):
            self.left_up.emit()
        else:
            before = self.document().revision()
            super().keyPressEvent(event)
            if event.text() and self.document().revision() != before:
                self.typed.emit(event.text())
            return
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what scrolls."""
        event.ignore()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text in one line."""
        self.textCursor().insertText(single_line(source.text()))
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text alone."""
        return source.hasText()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give plain text with its non-breaking spaces."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", " "))
        return data

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Make what an input method writes canonical."""
        text = canonical_text(event.commitString()).replace("\n", " ")
        if text != event.commitString():
            event.setCommitString(text, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)

    def _raw(self) -> str:
        return self.document().toRawText().replace("\u2029", " ").replace("\u2028", " ")

    def _at_edge(self, *, down: bool) -> bool:
        cursor = self.textCursor()
        layout = cursor.block().layout()
        line = layout.lineForTextPosition(cursor.positionInBlock())
        edge = layout.lineCount() - 1 if down else 0
        return not line.isValid() or line.lineNumber() == edge

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        spacing.setLineHeight(self._line_height, fixed)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        silent, self._silent = self._silent, True
        cursor.mergeBlockFormat(spacing)
        self._silent = silent

    def _on_changed(self) -> None:
        if not self._silent:
            self.edited.emit(self.text())

    def _on_cursor_moved(self) -> None:
        if self.hasFocus():
            self.cursor_shown.emit(self.cursorRect())

    def _on_size_changed(self) -> None:
        self.updateGeometry()


def _same_end(one: str, other: str) -> int:
    """Count the equal characters at the ends of two texts."""
    same = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left != right:
            break
        same += 1
    return same
