"""Setting quotation marks and dashes right after their keys, each as a step of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QTextEdit

from workstation.desk.open_article import OpenArticle
from workstation.text.code_units import code_point_offset
from workstation.text.markup import NORMAL
from workstation.text.typography import set_typed
from workstation.ui.writing_view import WritingView

if TYPE_CHECKING:
    from workstation.ui.panes.editor.growing_field import GrowingField

KEYS = frozenset("\"'-")


class Typesetter(QObject):
    """Replaces what was just typed by what the article's language writes there.

    The key itself stays in the history before it: one undo brings the plain mark back.
    """

    def __init__(self, edit: QTextEdit, writing: WritingView) -> None:
        super().__init__(edit)
        self._edit = edit
        self._writing = writing

    def follow(self, article: OpenArticle, typed: str) -> None:
        """Look at a character that has just been typed before the cursor."""
        if typed not in KEYS or not self._writing.value.typographic:
            return
        cursor = self._edit.textCursor()
        block, column = cursor.block(), cursor.positionInBlock()
        previous = block.previous()
        within = previous.isValid() and previous.userState() > NORMAL
        if within or cursor.hasSelection() or not column:
            return  # a fence or a comment goes on here
        text = block.text()
        place = code_point_offset(text, column)
        if text[place - 1 : place] != typed:
            return
        made = set_typed(text[: place - 1], typed, article.details.language)
        if made is None or made.text == typed:
            return
        position = cursor.position()
        title = self.tr("Dash") if typed == "-" else self.tr("Quotation mark")
        article.replace_text(position - made.removed, position, made.text, title)


class FieldTypesetter(QObject):
    """Does the same in a field of the head, which is no Markdown."""

    def __init__(self, field: GrowingField, name: str, writing: WritingView) -> None:
        super().__init__(field)
        self._field = field
        self._name = name
        self._writing = writing
        self._article: OpenArticle | None = None
        field.typed.connect(self._follow)

    def bind(self, article: OpenArticle | None) -> None:
        """Set the marks of another article from now on."""
        self._article = article

    def _follow(self, typed: str) -> None:
        article, cursor = self._article, self._field.textCursor()
        if article is None or typed not in KEYS or not self._writing.value.typographic:
            return
        text, position = cursor.block().text(), cursor.position()
        before = text[: code_point_offset(text, position)]
        if cursor.hasSelection() or before[-1:] != typed:
            return
        made = set_typed(before[:-1], typed, article.details.language)
        if made is None or made.text == typed:
            return
        self._field.replace_before(made.removed, made.text)
        title = self.tr("Dash") if typed == "-" else self.tr("Quotation mark")
        field = {self._name: self._field.text()}
        article.change(replace(article.details, **field), title)  # type: ignore[arg-type]
