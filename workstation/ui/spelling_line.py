"""Spelling in a field of one line: waves under its words, and what its menu offers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLineEdit

from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling
from workstation.text.code_units import utf16_offset
from workstation.ui.spelling_field import in_kind
from workstation.ui.spelling_marks import Wave
from workstation.ui.spelling_menu import SpellingMenu
from workstation.ui.theme import Appearance


class Misspelt(NamedTuple):
    """A word where it is in the line (UTF-16 units), as it is looked up."""

    start: int
    end: int
    word: str


class SpellingLine(QObject):
    """Marks what is misspelt in a line; the word that is being typed is left alone."""

    def __init__(self, edit: QLineEdit, spelling: Spelling, appearance: Appearance) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self._wave = Wave(appearance)
        self._article: OpenArticle | None = None
        self._typed_at = -1
        edit.installEventFilter(self)
        edit.textEdited.connect(self._on_edited)
        edit.cursorPositionChanged.connect(self._on_cursor_moved)
        spelling.judged.connect(edit.update)

    def bind(self, article: OpenArticle | None) -> None:
        """Go by the language and the words of another article."""
        self._article = article
        self._typed_at = -1
        self._edit.update()

    def misspelt(self) -> tuple[Misspelt, ...]:
        """Return the words that have a wave."""
        return tuple(self._found())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Draw over what the field draws; take over the menu of a misspelt word."""
        if event.type() is QEvent.Type.Paint and isinstance(event, QPaintEvent):
            return self._paint(event)
        if event.type() is QEvent.Type.ContextMenu and isinstance(event, QContextMenuEvent):
            return self._offer(event)
        return False

    # Inside

    def _found(self) -> Iterator[Misspelt]:
        article = self._article
        judge = None if article is None else self._spelling.judge(article)
        if judge is None:
            return
        text = self._edit.text()
        typed = self._typed_at if self._edit.hasFocus() else -1
        for word in judge.misspelt(text, None):
            start, end = utf16_offset(text, word.start), utf16_offset(text, word.end)
            if not start <= typed <= end:
                yield Misspelt(start, end, word.text)
        if judge.wanted:
            self._spelling.ask()

    def _paint(self, event: QPaintEvent) -> bool:
        found = self.misspelt()
        if not found:
            return False
        self._edit.paintEvent(event)
        layout = QTextLayout(self._edit.text(), self._edit.font())
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        cursor = self._edit.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        origin = cursor.x() - _x(line.cursorToX(self._edit.cursorPosition()))
        metrics = QFontMetricsF(self._edit.font())
        foot = round(cursor.y() - metrics.height() / 2 + metrics.ascent() + 2)
        painter = QPainter(self._edit)
        painter.setClipRect(self._edit.rect())
        places = []
        for word in found:
            ends = _x(line.cursorToX(word.start)), _x(line.cursorToX(word.end))
            left, right = round(origin + min(ends)), round(origin + max(ends))
            places.append((left, foot, right - left))
        self._wave.draw(painter, places)
        painter.end()
        return True

    def _offer(self, event: QContextMenuEvent) -> bool:
        place = self._edit.cursorPositionAt(event.pos())
        found = next((word for word in self._found() if word.start <= place <= word.end), None)
        if self._article is None or found is None:
            return False
        menu = self._edit.createStandardContextMenu()
        menu.setParent(self._edit, menu.windowFlags())
        replace = partial(self._replace, found)
        SpellingMenu(menu, self._spelling, self._article, found.word, replace)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
        return True

    def _replace(self, found: Misspelt, word: str) -> None:
        self._edit.setSelection(found.start, found.end - found.start)
        self._edit.insert(in_kind(self._edit.selectedText(), word))

    def _on_edited(self) -> None:
        self._typed_at = self._edit.cursorPosition()

    def _on_cursor_moved(self, _old: int, new: int) -> None:
        if self._typed_at not in (-1, new):
            self._typed_at = -1
            self._edit.update()


def _x(found: object) -> float:
    """Return what Qt answers, which is a number or a pair with one."""
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float)
    return value
