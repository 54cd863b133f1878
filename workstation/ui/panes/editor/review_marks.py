"""What is suggested and noted, shown in the text: struck, underlined, or on a coloured ground."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QFont, QTextBlock, QTextCharFormat

from workstation.desk.notes_feed import NotesFeed
from workstation.desk.open_article import OpenArticle
from workstation.desk.suggesting import Suggesting, View
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import Mark, Marks
from workstation.ui.fonts import text_font
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.overlays import Stretch
from workstation.ui.theme import Appearance

Span = tuple[int, int, str]
"""(start, end, what) in the document, UTF-16 units."""

Change = tuple[int, int, int]
"""(position, removed, added) in the document, UTF-16 units."""

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
        self._marks: Marks = ()
        """What was suggested when this was looked at last."""
        self._notes_shown: frozenset[Span] = frozenset()
        self._changes: list[Change] = []
        """What has been done to the text since then, as far as it moved marks."""
        self._end = -1
        """Where the last of the marks ended then."""
        self._styled: list[tuple[QTextBlock, Marks]] = []
        """What the highlighter has styled since then, and with which marks."""
        notes.changed.connect(self._refresh)
        notes.beside_changed.connect(self._refresh)
        suggesting.view_changed.connect(self._on_view_changed)

    def bind(self, article: OpenArticle | None) -> None:
        """Show what there is of another article."""
        if self._article is not None:
            self._article.suggested.changed.disconnect(self._refresh)
            self._article.text_changed.disconnect(self._on_text_changed)
        self._article = article
        self._forget()
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
        if self._changes or marks is not self._marks:
            self._styled.append((block, marks))
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
        change = (position, removed, added)
        if position <= self._end:
            self._changes.append(change)
        if self._notes_shown:
            self._notes_shown = frozenset(_moved(span, (change,)) for span in self._notes_shown)

    def _on_view_changed(self, _view: object) -> None:
        """Every stretch looks different now."""
        self._forget()
        self._refresh()

    def _forget(self) -> None:
        self._marks = ()
        self._end = -1
        self._notes_shown = frozenset()
        self._changes.clear()
        self._styled.clear()

    def _refresh(self) -> None:
        """Style again what looks different now."""
        article, highlighter = self._article, self._body.highlighter
        marks: Marks = () if article is None else article.suggested.marks
        different = self._different(marks)
        done = {block.blockNumber() for block, of in self._styled if of is marks}
        notes = frozenset(self._noted())
        noted, self._notes_shown = notes ^ self._notes_shown, notes
        self._marks = marks
        self._end = max((mark.end for mark in marks), default=-1)
        self._changes.clear()
        self._styled.clear()
        if highlighter is not None and article is not None:
            spans = list(_spans(different, article.document.characterCount() - 1))
            highlighter.restyle(spans, done)
            highlighter.restyle((start, end) for start, end, _what in noted)
            if any("{{" in article.stretch(start, end) for start, end in spans):
                self._body.viewport().update()

    def _different(self, marks: Marks) -> list[Span]:
        """Return which marks there are that look different, and which are gone.

        At a key that is one of them: those in front are as they were, those behind have moved.
        """
        old, changes = self._marks, self._changes
        least = min(len(old), len(marks))
        moved = sum(added - removed for _position, removed, added in changes)
        head = 0
        while head < least and _same(old[head], marks[head], 0):
            head += 1
        tail = 0
        while tail < least - head and _same(old[-1 - tail], marks[-1 - tail], moved):
            tail += 1
        gone = [_moved(_span(mark), changes) for mark in old[head : len(old) - tail]]
        return gone + [_span(mark) for mark in marks[head : len(marks) - tail]]


def _same(old: Mark, new: Mark, moved: int) -> bool:
    """Say whether a mark looks as before, when the text in front of it has grown by so much."""
    return old is new or (old.start + moved, old.end + moved, old.kind) == (
        new.start,
        new.end,
        new.kind,
    )


def _moved(span: Span, changes: Iterable[Change]) -> Span:
    """Return where a stretch is after changes of the text."""
    start, end, what = span
    for position, removed, added in changes:
        if start >= position + removed:
            start, end = start + added - removed, end + added - removed
    return start, end, what


def _spans(found: Iterable[Span], last: int) -> Iterator[tuple[int, int]]:
    return ((min(start, last), min(end, last)) for start, end, _what in found)


def _span(mark: Mark) -> Span:
    return mark.start, mark.end, mark.kind.value


def _start(mark: Mark) -> int:
    return mark.start
