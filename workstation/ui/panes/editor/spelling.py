"""Spelling in the draft: marks in the head and the body, the menu's words, and the next one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from workstation.desk.notice import Notice, NoticeKind, Place
from workstation.desk.open_article import OpenArticle
from workstation.ui.context import Context
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.header import Header
from workstation.ui.spelling_field import SpellingField, in_kind
from workstation.ui.spelling_line import SpellingLine
from workstation.ui.spelling_marks import SpellingMarks, Stretch
from workstation.ui.spelling_menu import SpellingMenu

_HEAD = ("kicker", "headline", "standfirst")


class EditorSpelling(QObject):
    """Marks what is misspelt and puts it right, each as one step of the article's history."""

    def __init__(self, context: Context, header: Header, body: BodyEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._header = header
        self._body = body
        self._article: OpenArticle | None = None
        self._shown: Place | None = None
        spelling, appearance = context.spelling, context.appearance
        self.marks = SpellingMarks(body, spelling, appearance, markdown=True)
        """Under the words of the body."""
        self.fields = tuple(
            SpellingField(field, spelling, appearance)
            for field in (header.headline, header.standfirst)
        )
        """The headline and the standfirst."""
        self.kicker = SpellingLine(header.kicker, spelling, appearance)
        """The kicker."""

    def bind(self, article: OpenArticle | None) -> None:
        """Look at another article."""
        self._article = article
        self._shown = None
        self.marks.bind(article)
        self.kicker.bind(article)
        for field in self.fields:
            field.bind(article)

    def add_to(self, menu: QMenu, place: QPoint) -> None:
        """Put what can be done about the word at a place on the screen into a menu."""
        point = self._body.viewport().mapFromGlobal(place)
        found = self.marks.at(self._body.cursorForPosition(point).position())
        if found is not None and self._article is not None:
            replace = partial(self._replace, self._article, found)
            SpellingMenu(menu, self._context.spelling, self._article, found.word, replace)

    def step(self, direction: int) -> None:
        """Go to the next misspelt word of the article, or to the one before."""
        if self._article is not None:
            here = self._here()
            self._context.spelling.find_all(
                self._article, self, partial(self._go, self._article, here, direction)
            )

    # Inside

    def _here(self) -> tuple[str, int, int]:
        """Return the field with the keyboard, and where the selection or the cursor is in it."""
        for name in ("headline", "standfirst"):
            field = getattr(self._header, name)
            if field.hasFocus():
                cursor = field.textCursor()
                return name, cursor.selectionStart(), cursor.selectionEnd()
        cursor = self._body.textCursor()
        if not self._body.hasFocus() or self._article is None:
            shown = self._shown
            return ("", 0, 0) if shown is None else (shown.field, shown.start, shown.end)
        start, end = map(
            self._article.body_offset, (cursor.selectionStart(), cursor.selectionEnd())
        )
        return "body", start, end

    def _go(
        self,
        article: OpenArticle,
        here: tuple[str, int, int],
        direction: int,
        places: tuple[Place, ...],
    ) -> None:
        if article is not self._article:
            return
        desk = self._context.desk
        if not places:
            lacking = self._context.spelling.lacks(article.details.language)
            desk.noticed.emit(
                Notice(NoticeKind.NO_DICTIONARY if lacking else NoticeKind.NOTHING_MISSPELT)
            )
            return
        self._shown = _next(places, here, direction)
        desk.reveal(self._shown)

    def _replace(self, article: OpenArticle, found: Stretch, word: str) -> None:
        text = self._body.document().findBlock(found.start).text()
        title = self.tr("Put right “%1”").replace("%1", found.word)
        article.replace_text(found.start, found.end, in_kind(text, word), title)


def _next(places: tuple[Place, ...], here: tuple[str, int, int], direction: int) -> Place:
    """Return the place after or before where the writer is; at the end, start again."""
    fields = list(dict.fromkeys((*_HEAD, "body", *(place.field for place in places))))
    field, start, end = here
    order = fields.index(field) if field in fields else -1

    def where(place: Place) -> tuple[int, int]:
        return fields.index(place.field), place.start

    if direction > 0:
        after = (place for place in places if where(place) >= (order, end))
        return next(after, places[0])
    before = [place for place in places if (*where(place)[:1], place.end) <= (order, start)]
    return before[-1] if before else places[-1]
