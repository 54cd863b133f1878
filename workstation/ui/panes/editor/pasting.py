"""What is pasted or dropped into the text: cards, pictures, links, formatted and plain text."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import canonical_text
from workstation.domain.ids import ArticleId, PictureId
from workstation.ui import mime
from workstation.ui.context import Context
from workstation.ui.on_demand import carrying

_To = QTextCursor.MoveOperation
_OWN = (mime.CARD, mime.PICTURE, mime.ARTICLE)
_CODE_EDITORS = ("vscode-editor-data", "application/vnd.code.copymetadata")
"""These programs write HTML only to colour plain text."""


class Pasting(QObject):
    """Puts what comes in into the current article, each time as one step of its history."""

    def __init__(self, context: Context, edit: QTextEdit) -> None:
        super().__init__(edit)
        self._context = context
        self._edit = edit

    def can_take(self, data: QMimeData) -> bool:
        """Say whether there is something in it for a text."""
        known = data.hasText() or data.hasImage() or data.hasUrls() or data.hasHtml()
        return known or any(data.hasFormat(name) for name in _OWN)

    def take_own(self, article: OpenArticle, data: QMimeData, position: int) -> bool:
        """Take what was dragged from another part of the window to a position."""
        at = article.body_offset(position)
        if data.hasFormat(mime.CARD):
            source, _, rest = _text(data, mime.CARD).partition("\n")
            kind, _, key = rest.partition("\n")
            return source == article.id and carrying.move(article, kind, key, at)
        if data.hasFormat(mime.PICTURE):
            picture = self._context.pictures.row(PictureId(_text(data, mime.PICTURE)))
            if picture is not None:
                article.figures.add(picture, at=at)
            return picture is not None
        if data.hasFormat(mime.ARTICLE):
            for target in _text(data, mime.ARTICLE).splitlines():
                carrying.link(self._context.desk, article, ArticleId(target), position)
            return True
        return False

    def take_text(self, article: OpenArticle, data: QMimeData, *, plain: bool = False) -> None:
        """Replace the selection by text: with its cards, as Markdown, or as it stands."""
        text = canonical_text(data.text())
        if not plain and data.hasFormat(mime.PARTS):
            parts = carrying.read_parts(bytes(data.data(mime.PARTS).data()))
            if parts:
                cursor = self._edit.textCursor()
                stretch = (cursor.selectionStart(), cursor.selectionEnd())
                end = carrying.put(self._context.desk, article, stretch, text, parts)
                self._show(end)
                return
        formatted = data.hasHtml() and not any(data.hasFormat(name) for name in _CODE_EDITORS)
        if formatted and not plain:
            self._convert(article, data.html(), text)
        elif text:
            self._insert(article, self._edit.textCursor(), text)

    # Inside

    def _convert(self, article: OpenArticle, html: str, text: str) -> None:
        """Read HTML beside the window; the text goes where the cursor was meanwhile."""
        cursor = self._edit.textCursor()
        ends = [QTextCursor(article.document), QTextCursor(article.document)]
        for end, position in zip(
            ends, (cursor.selectionStart(), cursor.selectionEnd()), strict=True
        ):
            end.setPosition(position)
            end.setKeepPositionOnInsert(True)  # what is typed meanwhile comes after it
        self._context.desk.dispatcher.compute(
            partial(_markdown, html, text, *_around(cursor)),
            owner=article,
            done=partial(self._put, article, ends),
        )

    def _put(self, article: OpenArticle, ends: list[QTextCursor], text: str) -> None:
        if isValid(article) and text:
            place = QTextCursor(article.document)
            place.setPosition(ends[0].position())
            place.setPosition(ends[1].position(), QTextCursor.MoveMode.KeepAnchor)
            self._insert(article, place, text)

    def _insert(self, article: OpenArticle, cursor: QTextCursor, text: str) -> None:
        article.replace_text(cursor.selectionStart(), cursor.selectionEnd(), text, self.tr("Paste"))
        if self._edit.document() is article.document:
            self._edit.ensureCursorVisible()

    def _show(self, position: int) -> None:
        cursor = self._edit.textCursor()
        cursor.setPosition(position)
        self._edit.setTextCursor(cursor)
        self._edit.ensureCursorVisible()


def _around(cursor: QTextCursor) -> tuple[str, str]:
    """Return what stands in the lines of a selection, before it and after it."""
    before, after = QTextCursor(cursor), QTextCursor(cursor)
    before.setPosition(cursor.selectionStart())
    before.movePosition(_To.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
    after.setPosition(cursor.selectionEnd())
    after.movePosition(_To.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    return before.selectedText(), after.selectedText()


def _text(data: QMimeData, name: str) -> str:
    return bytes(data.data(name).data()).decode("utf-8", "replace")


def _markdown(html: str, text: str, before: str, after: str) -> str:
    """Return HTML as Markdown, or the plain text beside it where it is too much to read.

    `before` and `after` are the halves of the line that it goes into.
    """
    from workstation.text.apart import kept_apart  # noqa: PLC0415 - when first pasted
    from workstation.text.rich_text import TooSlow, to_markdown  # noqa: PLC0415 - when first pasted

    try:
        return kept_apart(canonical_text(to_markdown(html)), before, after) or text
    except TooSlow:
        return text
