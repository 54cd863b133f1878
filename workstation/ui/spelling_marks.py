"""Draws a wave under the misspelt words of a field, over what the field draws itself."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QTextBlock
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

from workstation.desk.open_article import OpenArticle
from workstation.desk.spelling import Spelling
from workstation.text.code_units import utf16_offset
from workstation.text.judging import Judge
from workstation.text.spelling_words import Word
from workstation.text.stretches import LONG
from workstation.ui.theme import Appearance
from workstation.ui.widgets.viewport import blocks_from

HEIGHT = 3
"""Pixels from the top of the wave to its foot."""
TURN = 4
"""Pixels from one top to the next."""

Span = tuple[int, int]
"""(start, end) within a block, UTF-16 units."""


Place = tuple[int, int, int]
"""(left, top, width) of a wave, in pixels of what it is drawn on."""


class Stretch(NamedTuple):
    """A misspelt word where it is in the document (UTF-16 units), as it is looked up."""

    start: int
    end: int
    word: str


class SpellingMarks(QObject):
    """Looks at the lines in view only, and at each only when it has changed.

    Nothing is written into the document: no layout, no undo step and no copy knows of the marks.
    The word that is being typed has none until the cursor leaves it.
    """

    def __init__(
        self,
        edit: QTextEdit | QPlainTextEdit,
        spelling: Spelling,
        appearance: Appearance,
        *,
        markdown: bool = False,
    ) -> None:
        super().__init__(edit)
        self._edit = edit
        self._spelling = spelling
        self._wave = Wave(appearance)
        self._markdown = markdown
        self._article: OpenArticle | None = None
        self._typed_at = -1
        self._length = edit.document().characterCount()
        self._drawn_by: Judge | None = None
        """Who said what is drawn now."""
        self._unknown: dict[int, frozenset[str]] = {}
        """By number of the block: words that were drawn while the dictionary was to be asked."""
        self._blocks_then = 0
        edit.viewport().installEventFilter(self)
        edit.textChanged.connect(self._on_text_changed)
        edit.cursorPositionChanged.connect(self._on_cursor_moved)
        spelling.judged.connect(self._on_judged)

    @property
    def article(self) -> OpenArticle | None:
        """The article whose words these are."""
        return self._article

    def bind(self, article: OpenArticle | None) -> None:
        """Go by the language and the words of another article."""
        self._article = article
        self._typed_at = -1
        self._length = self._edit.document().characterCount()
        self._drawn_by = None
        self._unknown = {}
        self._edit.viewport().update()

    def at(self, position: int) -> Stretch | None:
        """Return the misspelt word at a position of the document (UTF-16 units), or None."""
        judge = self._judge()
        block = self._edit.document().findBlock(position)
        if judge is None or not block.isValid():
            return None
        for found in self._in_block(judge, block):
            if found.start <= position <= found.end:
                return found
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field draw itself, then draw the waves."""
        if event.type() is not QEvent.Type.Paint or not isinstance(event, QPaintEvent):
            return False
        judge = self._judge()
        if judge is None:
            self._drawn_by = None
            return False
        self._edit.paintEvent(event)
        painter = QPainter(self._edit.viewport())
        try:
            self._paint(painter, judge, event.rect())
        finally:
            painter.end()  # Qt would end the program with a painter left over
        if judge.wanted:
            self._spelling.ask()
        return True

    def in_view(self) -> tuple[Stretch, ...]:
        """Return the words that have a wave now, as far as they are in view."""
        judge = self._judge()
        if judge is None:
            return ()
        clip = self._edit.viewport().rect()
        return tuple(
            found
            for block, origin in self._blocks(clip)
            for found in self._shown(judge, block, _seen_of(block, origin, clip))
        )

    # Inside

    def _judge(self) -> Judge | None:
        return None if self._article is None else self._spelling.judge(self._article)

    def _paint(self, painter: QPainter, judge: Judge, clip: QRect) -> None:
        self._drawn_by = judge
        places: list[Place] = []
        for block, origin in self._blocks(clip):
            length = block.length()
            seen = (0, length) if length < LONG else _seen_of(block, origin, clip)
            found = self._shown(judge, block, seen)
            if found:
                places += _places(block, origin, found, clip)
            if judge.wanted:
                self._note_unknown(judge, block)
        self._wave.draw(painter, places)

    def _note_unknown(self, judge: Judge, block: QTextBlock) -> None:
        """Remember what of a block can't be known yet."""
        unknown = judge.unknown(block.text(), self._state(block))
        if unknown:
            count = self._edit.document().blockCount()
            if not self._unknown:
                self._blocks_then = count
            elif count != self._blocks_then:
                self._blocks_then = -1  # the numbers noted before are those of other blocks now
            number = block.blockNumber()
            self._unknown[number] = self._unknown.get(number, frozenset()) | unknown

    def _on_judged(self) -> None:
        """Draw again what the dictionary had to be asked about, or all if it is not that."""
        judge, viewport = self._judge(), self._edit.viewport()
        unknown, self._unknown = self._unknown, {}
        moved = self._blocks_then != self._edit.document().blockCount()
        if judge is None or judge is not self._drawn_by or (unknown and moved):
            viewport.update()
            return
        clip = viewport.rect()
        for block, origin in self._blocks(clip) if unknown else ():
            words = unknown.get(block.blockNumber())
            if words is None:
                continue
            shown = self._shown(judge, block, _seen_of(block, origin, clip))
            left = words & judge.unknown(block.text(), self._state(block))
            if any(found.word in words for found in shown):
                viewport.update(block.layout().boundingRect().translated(origin).toAlignedRect())
            elif left:
                self._unknown[block.blockNumber()] = left  # of these, the next answer may tell

    def _shown(self, judge: Judge, block: QTextBlock, seen: Span) -> list[Stretch]:
        """Return the words of a stretch of a block that get a wave: not the one being typed."""
        found = self._in_block(judge, block, seen)
        if found and self._typed_at >= 0 and self._edit.hasFocus():
            typed = self._typed_at
            return [each for each in found if not each.start <= typed <= each.end]
        return found

    def _in_block(self, judge: Judge, block: QTextBlock, seen: Span | None = None) -> list[Stretch]:
        begin, length = block.position(), block.length()
        if length == 1:
            return []
        text = block.text()
        first, last = seen or (0, length)
        alike = len(text) == length - 1  # every code point is one of Qt's units
        # Where not, a code point is one or two of them: no need to count.
        words = judge.misspelt(text, self._state(block), (first if alike else first // 2, last))
        if not alike:
            likely = [word for word in words if word.start < last and 2 * word.end > first]
            words = tuple(
                Word(utf16_offset(text, word.start), utf16_offset(text, word.end), word.text)
                for word in likely
            )
        return [
            Stretch(begin + start, begin + end, word)
            for start, end, word in words
            if start < last and end > first
        ]

    def _state(self, block: QTextBlock) -> int | None:
        """Return the state in which a block is read as Markdown; None for plain text."""
        return block.previous().userState() if self._markdown else None

    def _blocks(self, clip: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Give the blocks within a part of the viewport, and where each is drawn."""
        edit = self._edit
        if isinstance(edit, QPlainTextEdit):
            yield from _plain_blocks(edit, clip)
            return
        away = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
        for block, place in blocks_from(edit.document(), clip.top() + away.y()):
            origin = place - away
            if origin.y() > clip.bottom():
                return
            yield block, origin

    def _on_text_changed(self) -> None:
        length = self._edit.document().characterCount()
        if length != self._length:  # not for a change of looks alone
            self._length = length
            self._typed_at = self._edit.textCursor().position() if self._edit.hasFocus() else -1

    def _on_cursor_moved(self) -> None:
        if self._edit.document().characterCount() != self._length:
            return  # typing has moved it, and will be told of next
        if self._typed_at not in (-1, self._edit.textCursor().position()):
            self._typed_at = -1
            self._edit.viewport().update()


def _plain_blocks(edit: QPlainTextEdit, clip: QRect) -> Iterator[tuple[QTextBlock, QPointF]]:
    block = edit.firstVisibleBlock()
    origin = edit.contentOffset()
    while block.isValid():
        box = edit.blockBoundingGeometry(block).translated(origin)
        if box.top() > clip.bottom():
            return
        if block.isVisible() and box.bottom() >= clip.top():
            yield block, box.topLeft()
        block = block.next()


def _places(
    block: QTextBlock, origin: QPointF, found: Sequence[Stretch], clip: QRect
) -> list[Place]:
    """Return where the waves of words are that follow each other in a block, as far as in view."""
    layout, begin, left = block.layout(), block.position(), origin.x()
    words = [(each.start - begin, each.end - begin) for each in found]
    line = layout.lineForTextPosition(words[0][0])
    if not line.isValid():
        return []
    places: list[Place] = []
    next_word = 0
    for number in range(line.lineNumber(), layout.lineCount()):
        line = layout.lineAt(number)
        first = line.textStart()
        after = first + line.textLength()
        top = round(origin.y() + line.y() + line.ascent() + 2)
        seen = clip.top() - HEIGHT < top <= clip.bottom()
        while next_word < len(words) and words[next_word][0] < after:
            start, end = words[next_word]
            if seen and end > first:
                places.append(
                    _place(
                        left + _x(line.cursorToX(max(start, first))),
                        left + _x(line.cursorToX(min(end, after))),
                        top,
                    )
                )
            if end > after:
                break  # it goes on in the next line
            next_word += 1
        if next_word == len(words):
            break
    return places


def _place(start: float, end: float, top: int) -> Place:
    left, right = (start, end) if start < end else (end, start)
    return round(left), top, round(right) - round(left)


def _seen_of(block: QTextBlock, origin: QPointF, clip: QRect) -> Span:
    """Return the stretch of a block whose lines are within a part of the viewport."""
    layout = block.layout()
    lines = range(layout.lineCount())
    top, bottom = clip.top() - origin.y(), clip.bottom() - origin.y()

    def foot(number: int) -> float:
        line = layout.lineAt(number)
        return line.y() + line.height()

    first = bisect_left(lines, top, key=foot)
    last = min(bisect_left(lines, bottom, key=foot), len(lines) - 1)
    if first >= len(lines):
        return 0, 0
    begin, end = layout.lineAt(first), layout.lineAt(last)
    return begin.textStart(), end.textStart() + end.textLength()


def _x(found: object) -> float:
    """Return what Qt answers, which is a number or a pair with one."""
    value = found[0] if isinstance(found, tuple) else found
    assert isinstance(value, float)
    return value


class Wave:
    """Draws waves in the theme's colour; one turn is drawn once and laid side by side."""

    def __init__(self, appearance: Appearance) -> None:
        self._appearance = appearance
        self._tile = QPixmap()
        self._tile_for = (QColor(), 0.0)

    def draw(self, painter: QPainter, places: Iterable[Place]) -> None:
        """Draw waves."""
        colour, ratio = self._appearance.colours.misspelt, painter.device().devicePixelRatioF()
        if (colour, ratio) != self._tile_for:
            self._tile_for, self._tile = (colour, ratio), _tile(colour, ratio)
        tile = self._tile
        for left, top, width in places:
            painter.drawTiledPixmap(left, top, width, HEIGHT, tile)


def _tile(colour: QColor, ratio: float) -> QPixmap:
    """Return one turn of the wave, to be laid side by side."""
    tile = QPixmap(round(TURN * ratio), round(HEIGHT * ratio))
    tile.setDevicePixelRatio(ratio)
    tile.fill(Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.2))
    low, high, half = HEIGHT - 0.8, 0.8, TURN / 2
    # A little over the edges, so that the turns join.
    points = [(-half, high), (0.0, low), (half, high), (TURN, low), (TURN + half, high)]
    painter.drawPolyline([QPointF(x, y) for x, y in points])
    painter.end()
    return tile
