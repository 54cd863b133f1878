"""Spelling in a field that is not the body: its marks, and what its menu offers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling
from workstation.ui.spelling_marks import SpellingMarks, Stretch
from workstation.ui.spelling_menu import SpellingMenu
from workstation.ui.theme import Appearance


class SpellingField(QObject):
    """Looks after one field of plain text, whose own menu goes on below the commands."""

    def __init__(
        self, edit: QTextEdit | QPlainTextEdit, spelling: Spelling, appearance: Appearance
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self.marks = SpellingMarks(edit, spelling, appearance)
        """What is drawn under the words."""
        edit.viewport().installEventFilter(self)

    def bind(self, article: OpenArticle | None) -> None:
        """Go by the language and the words of another article."""
        self.marks.bind(article)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take over the menu of a misspelt word."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        article = self.marks.article
        position = self._edit.cursorForPosition(event.pos()).position()
        found = self.marks.at(position)
        if article is None or found is None:
            return False
        menu = self._edit.createStandardContextMenu()
        menu.setParent(self._edit, menu.windowFlags())
        SpellingMenu(menu, self._spelling, article, found.word, partial(self._replace, found))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())
        return True

    def _replace(self, found: Stretch, word: str) -> None:
        replace_in(self._edit, found, word)


def replace_in(edit: QTextEdit | QPlainTextEdit, found: Stretch, word: str) -> None:
    """Write a word in place of a stretch, as if it had been typed."""
    cursor = QTextCursor(edit.document())
    cursor.setPosition(found.start)
    cursor.setPosition(found.end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(in_kind(cursor.selectedText(), word))


def in_kind(written: str, word: str) -> str:
    """Write a suggestion with the apostrophes of the word that it replaces."""
    return word.replace("'", "’") if "’" in written else word
