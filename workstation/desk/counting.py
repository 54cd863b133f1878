"""Words, reading time and place in the current article, kept up to date key by key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.text import counts

SELECTION_PAUSE_MS = 80
SUGGESTED_MS = 60
"""From a key until the words without what is only suggested are counted: that takes a copy of the
text, made when the letter is on the display."""


class Counting(QObject):
    """Counts the current article for the status bar; only what an edit touched."""

    counted = Signal(int, int, int, int)
    """(words, target, minutes to read, words selected); a target of 0 is none."""
    moved = Signal(int, int)
    """(line, column) of the cursor, both from 1."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._article: OpenArticle | None = None
        self._selected = 0
        self._told = (-1, -1, -1, -1)
        self._pause = QTimer(self, singleShot=True, interval=SELECTION_PAUSE_MS)
        self._pause.timeout.connect(self._count_selection)
        self._soon = QTimer(self, singleShot=True, interval=SUGGESTED_MS)
        self._soon.timeout.connect(self._tell)
        desk.current_changed.connect(self._bind)
        self._bind(desk.current)

    @property
    def words(self) -> int:
        """The words of the current article's body."""
        return self._article.words if self._article is not None else 0

    @property
    def characters(self) -> int:
        """The characters of the selection, or of the whole body where nothing is selected."""
        article = self._article
        if article is None:
            return 0
        chosen = abs(article.cursor - article.anchor)
        return chosen or article.document.characterCount() - 1

    def tell(self) -> None:
        """Tell everything again, to somebody who has just begun to listen."""
        self._told = (-1, -1, -1, -1)
        self._tell()
        if self._article is not None:
            self._on_cursor_moved(self._article.cursor, self._article.anchor)

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.text_changed.disconnect(self._on_text_changed)
            self._article.suggested.changed.disconnect(self._tell_soon)
            self._article.details_changed.disconnect(self._on_details_changed)
            self._article.cursor_moved.disconnect(self._on_cursor_moved)
        self._article = article
        self._pause.stop()
        self._soon.stop()
        self._selected = 0
        self._told = (-1, -1, -1, -1)
        if article is not None:
            article.text_changed.connect(self._on_text_changed)
            article.suggested.changed.connect(self._tell_soon)
            article.details_changed.connect(self._on_details_changed)
            article.cursor_moved.connect(self._on_cursor_moved)
            self._tell()
            self._on_cursor_moved(article.cursor, article.cursor)

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        if self._article is None or not self._article.suggested.marks:
            self._tell()
        else:
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._soon.isActive():
            self._soon.start()

    def _on_details_changed(self, fields: frozenset[str]) -> None:
        if "word_target" in fields:
            self._tell()

    def _on_cursor_moved(self, position: int, anchor: int) -> None:
        if self._article is None:
            return
        block = self._article.document.findBlock(position)
        if block.isValid():
            self.moved.emit(block.blockNumber() + 1, position - block.position() + 1)
        if position != anchor:
            self._pause.start()
        elif self._selected:
            self._selected = 0
            self._tell()

    def _count_selection(self) -> None:
        if self._article is None:
            return
        cursor = QTextCursor(self._article.document)
        last = self._article.document.characterCount() - 1
        cursor.setPosition(min(self._article.anchor, last))
        cursor.setPosition(min(self._article.cursor, last), QTextCursor.MoveMode.KeepAnchor)
        self._selected = counts.words(cursor.selectedText().replace("\u2029", "\n"))
        self._tell()

    def _tell(self) -> None:
        if self._article is None:
            return
        target = self._article.details.word_target or 0
        words = self.words
        news = (words, target, counts.reading_minutes(words), self._selected)
        if news != self._told:
            self._told = news
            self.counted.emit(*news)
