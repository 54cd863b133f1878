"""What is suggested and noted, shown in the text: struck, underlined, or on a coloured ground."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat

from workstation.desk.notes_feed import NotesFeed
from workstation.desk.open_article import OpenArticle
from workstation.desk.suggesting import Suggesting, View
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import Mark
from workstation.ui.fonts import text_font
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.overlays import Stretch
from workstation.ui.theme import Appearance

Span = tuple[int, int, str]
"""(start, end, what) in the document, UTF-16 units."""

_NOTED = "noted"


class ReviewMarks(QObject):
    """Tells the highlighter which stretches of a block are inserted, deleted or noted."""

    def __init__(
        self,
        body: BodyEdit,
        notes: NotesFeed,
        suggesting: Suggesting,
        appearance: Appearance,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._body = body
        self._notes = notes
        self._suggesting = suggesting
        self._appearance = appearance
        self._article: OpenArticle | None = None
        self._shown: frozenset[Span] = frozenset()
        notes.changed.connect(self._refresh)
        notes.beside_changed.connect(self._refresh)
        suggesting.view_changed.connect(self._on_view_changed)

    def bind(self, article: OpenArticle | None) -> None:
        """Show what there is of another article."""
        if self._article is not None:
            self._article.suggested.changed.disconnect(self._refresh)
            self._article.text_changed.disconnect(self._on_text_changed)
        self._article = article
        self._shown = frozenset()
        if article is not None:
            article.suggested.changed.connect(self._refresh)
            article.text_changed.connect(self._on_text_changed)
            if self._body.highlighter is not None:
                self._body.highlighter.overlays = self.of
        self._refresh()

    def of(self, block: QTextBlock) -> list[Stretch]:
        """Return what lies over a block."""
        if self._article is None or self._is_whole_card(block):
            return []
        first, last = block.position(), block.position() + block.length() - 1
        marks = self._article.suggested.marks
        behind = bisect_left(marks, last, key=_start)
        spans = self._noted()
        spans += [_span(mark) for mark in marks[:behind] if mark.end > first]
        return [
            (max(start, first) - first, min(end, last) - max(start, first), self._format(what))
            for start, end, what in spans
            if start < last and end > first
        ]

    def _is_whole_card(self, block: QTextBlock) -> bool:
        """Say whether a card is seen there, which says by itself what is suggested."""
        highlighter = self._body.highlighter
        if highlighter is None or self._suggesting.view is View.FINAL:
            return False
        return highlighter.card_at(block) is not None

    def _spans(self) -> list[Span]:
        if self._article is None:
            return []
        return self._noted() + [_span(mark) for mark in self._article.suggested.marks]

    def _noted(self) -> list[Span]:
        article = self._article
        spans: list[Span] = []
        if article is None:
            return spans
        held = self._notes.of(article)
        for note in () if held is None else held.notes:
            span = None if note.resolved or held is None else held.span(note.id)
            if span is not None:
                spans.append((*span, _NOTED))
        return spans

    def _format(self, what: str) -> QTextCharFormat:
        colours = self._appearance.colours
        made = QTextCharFormat()
        if self._suggesting.view is View.FINAL and what != _NOTED:
            if what == MarkKind.DELETED:
                font = text_font(1)
                # As narrow as can be: a long deletion would leave a gap.
                font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 1)
                made.setFont(font)
                made.setForeground(QColor(0, 0, 0, 0))
        elif what == _NOTED:
            made.setBackground(colours.note)
        elif what == MarkKind.INSERTED:
            made.setBackground(colours.insertion)
            made.setForeground(colours.ok)
            made.setFontUnderline(True)
        else:
            made.setBackground(colours.deletion)
            made.setForeground(colours.block)
            made.setFontStrikeOut(True)
        return made

    def _on_text_changed(self, position: int, removed: int, added: int) -> None:
        """Move along what is shown behind a change: it looks as before."""
        moved = added - removed
        self._shown = frozenset(
            (start + moved, end + moved, what)
            if start >= position + removed
            else (start, end, what)
            for start, end, what in self._shown
        )

    def _on_view_changed(self, _view: object) -> None:
        """Every stretch looks different now."""
        self._shown = frozenset()
        self._refresh()

    def _refresh(self) -> None:
        """Style again what looks different now."""
        spans = frozenset(self._spans())
        different = spans ^ self._shown
        self._shown = spans
        highlighter, article = self._body.highlighter, self._article
        if highlighter is not None and article is not None and different:
            highlighter.restyle((start, end) for start, end, _what in different)
            if any("{{" in article.stretch(start, end) for start, end, _what in different):
                self._body.viewport().update()


def _span(mark: Mark) -> Span:
    return mark.start, mark.end, mark.kind.value


def _start(mark: Mark) -> int:
    return mark.start
