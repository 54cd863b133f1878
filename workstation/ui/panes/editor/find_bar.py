"""Find and replace in the text of the open article."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import canonical_text
from workstation.text.code_units import utf16_offset
from workstation.text.finding import Wanted, find_all
from workstation.ui.context import Context
from workstation.ui.panes.editor.line_edits import select
from workstation.ui.panes.editor.pattern import Pattern
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.widgets.elided_label import ElidedLabel

MOST_MARKED = 1000
PAUSE_MS = 150
SHOWN = 60
"""Letters of a place that the preview shows."""
NARROW = 520
"""Pixels of width below which the bar takes three rows."""
WIDE_PLACES = {
    "query": (0, 0, 1, 1),
    "count": (0, 1, 1, 1),
    "tools": (0, 2, 1, 1),
    "close": (0, 4, 1, 1),
    "replacement": (1, 0, 1, 1),
    "replacing": (1, 1, 1, 2),
    "preview": (1, 3, 1, 2),
}
"""Row, column, rows and columns of each part."""
NARROW_PLACES = {
    "query": (0, 0, 1, 4),
    "close": (0, 4, 1, 1),
    "replacement": (1, 0, 1, 1),
    "replacing": (1, 1, 1, 4),
    "count": (2, 0, 1, 1),
    "tools": (2, 1, 1, 4),
    "preview": (3, 0, 1, 5),
}


class FindBar(QFrame):
    """Marks every place of what is typed, goes from one to the next, replaces one or all."""

    closed = Signal()
    """The keyboard goes back to the text."""
    shown_place = Signal()
    """A place has been selected and is to be in view."""

    def __init__(self, context: Context, edit: QTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._edit = edit
        self._article: OpenArticle | None = None
        self._places: list[tuple[int, int]] = []
        self.setProperty("surface", "surface")
        self.setProperty("line", "bottom")
        self.setAccessibleName(self.tr("Find in the text"))
        self.query = self._line(self.tr("Find in the text"))
        self.replacement = self._line(self.tr("Replace with"))
        self.count = QLabel(self)
        self.count.setProperty("role", "muted")
        self.count.setMinimumWidth(72)
        icons = context.icons
        self.case = ToolButton(self.tr("Match case"), icons.icon("type"), checkable=True)
        self.regular = ToolButton(
            self.tr("Regular expression"), icons.icon("asterisk"), checkable=True
        )
        self.preview = ElidedLabel(lines=2, parent=self)
        self.preview.setProperty("role", "muted")
        self.preview.setFixedHeight(2 * self.preview.fontMetrics().lineSpacing())
        self._problem = ""
        self.words = ToolButton(self.tr("Whole words"), icons.icon("whole-word"), checkable=True)
        self.previous = ToolButton(self.tr("Previous place"), icons.icon("chevron-up"))
        self.following = ToolButton(self.tr("Next place"), icons.icon("chevron-down"))
        self.close_button = ToolButton(self.tr("Close"), icons.icon("x"))
        self.replace_one = Button(self.tr("Replace"), small=True)
        self.replace_every = Button(self.tr("Replace all"), small=True)
        self._lay_out()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self._connect()
        self.hide()

    def bind(self, article: OpenArticle | None) -> None:
        """Look in another article."""
        if self._article is not None:
            self._article.text_changed.disconnect(self._on_text_changed)
        self._article = article
        self._places = []
        if article is not None:
            article.text_changed.connect(self._on_text_changed)
        if self.isVisible():
            self._look()

    def start(self, selected: str, *, replacing: bool = False) -> None:
        """Open with what is selected, if that is a line; `replacing` it is the other half."""
        if selected and "\n" not in selected:
            self.query.setText(selected)
        self.show()
        first = self.replacement if replacing and self.query.text() else self.query
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()
        self._look()

    def stop(self) -> None:
        """Close, and leave what was found selected."""
        self.hide()
        self._pause.stop()
        self._edit.setExtraSelections([])
        self.closed.emit()

    def step(self, direction: int) -> None:
        """Select the next place after the cursor (1), or the one before it (-1)."""
        if self._article is None or not self.query.text():
            return
        self._look()
        if not self._places:
            return
        cursor = self._edit.textCursor()
        starts = [start for start, _ in self._places]
        if direction > 0:
            here = cursor.selectionStart()
            index = bisect_left(starts, here + 1 if cursor.hasSelection() else here)
        else:
            index = bisect_left(starts, cursor.selectionStart()) - 1
        self._show(index % len(starts))

    def replace_here(self) -> None:
        """Replace the selected place, and go to the next."""
        if self._article is None:
            return
        self._look()
        index = self._index()
        if self._unfit():
            return
        if index is None:
            self.step(1)
            return
        start, end = self._places[index]
        text = self._texts([(start, end)])[0]
        self._article.replace_text(start, end, text, self.tr("Replace"))
        position = start + utf16_offset(text, len(text))
        select(self._edit, position, position)
        self.step(1)

    def replace_all(self) -> None:
        """Replace every place, as one step."""
        article = self._article
        if article is None:
            return
        self._look()
        if not self._places or self._unfit():
            return
        count, texts = len(self._places), self._texts(self._places)
        article.break_typing()
        article.history.beginMacro(self.tr("Replace all"))
        cursor = QTextCursor(article.document)
        cursor.beginEditBlock()
        for (start, end), text in zip(reversed(self._places), reversed(texts), strict=True):
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(text)
        cursor.endEditBlock()
        article.history.endMacro()
        article.break_typing()
        self._look()
        self.count.setText(self.tr("%n replaced", "", count))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape; Enter goes on, with Shift back."""
        if event.key() == Qt.Key.Key_Escape:
            self.stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if self.replacement.hasFocus():
                self.replace_here()
            else:
                self.step(-1 if back else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take another row where the column is narrow."""
        super().resizeEvent(event)
        self._arrange(narrow=self.width() < NARROW)

    # Inside

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(name)
        line.setAccessibleName(name)
        line.setClearButtonEnabled(True)
        return line

    def _lay_out(self) -> None:
        options = (self.case, self.words, self.regular)
        self._tools = self._row(Space.TIGHT, *options, self.previous, self.following)
        self._replacing = self._row(Space.SMALL, self.replace_one, self.replace_every)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(Space.GUTTER, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.SMALL)
        self._grid.setColumnStretch(0, 1)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _row(self, spacing: int, *parts: QWidget) -> QWidget:
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(spacing)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        return holder

    def _arrange(self, *, narrow: bool) -> None:
        """Give what is typed the width: in a narrow column what is beside it goes below."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        places = NARROW_PLACES if narrow else WIDE_PLACES
        parts = {
            "query": self.query,
            "count": self.count,
            "tools": self._tools,
            "close": self.close_button,
            "replacement": self.replacement,
            "replacing": self._replacing,
            "preview": self.preview,
        }
        self._grid.setColumnStretch(3, 0 if narrow else 1)
        for name, part in parts.items():
            self._grid.removeWidget(part)
            self._grid.addWidget(part, *places[name])

    def _connect(self) -> None:
        self.query.textEdited.connect(self._on_query_changed)
        self.case.toggled.connect(self._on_query_changed)
        self.words.toggled.connect(self._on_query_changed)
        self.regular.toggled.connect(self._on_query_changed)
        self.replacement.textChanged.connect(self._show_preview)
        self.previous.clicked.connect(partial(self._step, -1))
        self.following.clicked.connect(partial(self._step, 1))
        self.close_button.clicked.connect(self.stop)
        self.replace_one.clicked.connect(self.replace_here)
        self.replace_every.clicked.connect(self.replace_all)
        self._context.appearance.changed.connect(self._on_colours_changed)

    def _step(self, direction: int, _checked: bool = False) -> None:
        self.step(direction)

    def _on_query_changed(self, _what: object = None) -> None:
        self._look()
        if self._places and self._index() is None:
            starts = [start for start, _ in self._places]
            here = bisect_left(starts, self._edit.textCursor().selectionStart())
            self._show(here % len(starts))

    def _on_colours_changed(self) -> None:
        if self.isVisible():
            self._look()  # the text may have changed a moment ago

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        if self.isVisible():
            self._pause.start()

    def _wanted(self) -> Wanted:
        return Wanted(self.query.text(), self.case.isChecked(), self.words.isChecked())

    def _pattern(self) -> Pattern:
        return Pattern(
            self.query.text(), match_case=self.case.isChecked(), whole_word=self.words.isChecked()
        )

    def _look(self) -> None:
        """Find all places anew, and mark those near the view."""
        self._pause.stop()
        self._places, self._problem = [], ""
        if self._article is not None and self.query.text():
            body = self._article.text()
            if self.regular.isChecked():
                found = self._pattern().find(body)
                self._places, self._problem = found.places, found.problem
            else:
                self._places = _in_utf16(body, find_all(body, self._wanted()))
        self._mark()

    def _texts(self, places: list[tuple[int, int]]) -> list[str]:
        """Return what the replacement makes of each place."""
        text = canonical_text(self.replacement.text())
        if not self.regular.isChecked() or self._article is None:
            return [text] * len(places)
        return self._pattern().replacements(self._article.text(), text, places)

    def _unfit(self) -> str:
        return self._pattern().unfit(self.replacement.text()) if self.regular.isChecked() else ""

    def _show_preview(self, _text: str = "") -> None:
        """Say what is wrong with an expression, or what the chosen place becomes."""
        index = self._index()
        unfit = self._problem or self._unfit()
        if unfit:
            words = unfit
        elif index is not None and (self.replacement.text() or self.replacement.hasFocus()):
            place = self._places[index]
            old = self._edit.textCursor().selectedText().replace("\u2029", " ")
            new = self._texts([place])[0]
            words = self.tr("“%1” becomes “%2”").replace("%1", _short(old), 1)
            words = words.replace("%2", _short(new), 1)
            if not new:
                words = self.tr("“%1” goes").replace("%1", _short(old), 1)
        else:
            words = ""
        self.preview.setText(words)

    def _index(self) -> int | None:
        cursor = self._edit.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        index = bisect_left(self._places, here)
        found = index < len(self._places) and self._places[index] == here
        return index if found else None

    def _show(self, index: int) -> None:
        select(self._edit, *self._places[index])
        self._mark()
        self.shown_place.emit()

    def _mark(self) -> None:
        index, count = self._index(), len(self._places)
        self._show_preview()
        if not self.query.text():
            self.count.setText("")
        elif not count:
            self.count.setText(self.tr("Not found"))
        elif index is None:
            self.count.setText(self.tr("%n found", "", count))
        else:
            words = self.tr("%1 of %2").replace("%1", str(index + 1))
            self.count.setText(words.replace("%2", str(count)))
        if not self.isVisible():
            return
        near = bisect_left(self._places, (self._edit.textCursor().position(), 0))
        first = max(0, near - MOST_MARKED // 2)
        look = QTextCharFormat()
        look.setBackground(self._context.appearance.colours.match)
        marks = []
        for start, end in self._places[first : first + MOST_MARKED]:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self._edit.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            marks.append(mark)
        self._edit.setExtraSelections(marks)


def _short(text: str) -> str:
    text = " ".join(text.split("\n"))
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _in_utf16(body: str, places: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Count places in Qt's units; one walk through the text for all of them."""
    if body.isascii() or not places or max(body) < "\U00010000":
        return list(places)
    result, position, extra = [], 0, 0
    for start, end in places:
        extra += sum(letter > "\uffff" for letter in body[position:start])
        first = start + extra
        extra += sum(letter > "\uffff" for letter in body[start:end])
        result.append((first, end + extra))
        position = end
    return result
