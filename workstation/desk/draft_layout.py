"""Where the lines of a draft are: what a key costs does not depend on the length of the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from math import ceil
from time import perf_counter
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, QTimer, SignalInstance
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

SLICE_SECONDS = 0.004
PAUSE_MS = 10
"""Between two slices, and from a change to the next one."""
AT_ONCE = 8
"""Blocks between two looks at the clock."""
SUMMED = 256
"""Blocks whose places are added up in one go."""
UNIT = 64
"""Qt counts heights in so many parts of a pixel, and cuts off what is less."""
FAR = 1e9
"""Pixels to the foot of any document."""


class DraftLayout(QAbstractTextDocumentLayout):
    """Lays out paragraphs of text, one below the other.

    Qt's own layout walks through every line below a change (2 to 3 ms at 100,000 words); this one
    looks at the blocks that have changed. Everything else is as there, to the part of a pixel.

    Blocks are laid out in order: the first `_done` of them stand where they will stay, what is
    below has the height it had, or a guess of it, until a slice of time or somebody who asks
    comes there. It knows no frames, lists, tables and pictures. GUI thread.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heights: list[float] = []
        """Of every block, in pixels."""
        self._done = 0
        self._total = 0.0
        self._tops: list[float] = []
        """Of the first blocks, as far as they have been added up since the last change."""
        self._said = QSizeF()
        self._slices = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._slices.timeout.connect(self._work)

    # What Qt asks

    def documentChanged(self, position: int, removed: int, added: int) -> None:
        """Lay out what has changed; all of it if the width or the font may have."""
        document = self.document()
        if self._width() <= 0:
            return
        if position < 0 and document.blockCount() == len(self._heights):
            return  # who heard of a change has made another, which was told of with both in it
        first, last = document.findBlock(position), document.findBlock(position + added)
        if not last.isValid():
            last = document.lastBlock()
        begin, end = first.blockNumber(), last.blockNumber() + 1
        former = end - document.blockCount() + len(self._heights)
        everything = removed == 0 and added >= document.characterCount()
        if everything or not 0 <= begin <= former <= len(self._heights):
            self._begin()
        else:
            self._change(first, end - begin, former - begin)

    def documentSize(self) -> QSizeF:
        """Return the width that lines have, and how high the text is with its margins."""
        margin = self.document().documentMargin()
        return QSizeF(self._page_width(), self._total + 2 * margin)

    def pageCount(self) -> int:
        """Return one: a draft has no pages."""
        return 1

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        """Return where the text is, which is one frame."""
        return QRectF(QPointF(), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block's lines are; lays out all that is above."""
        if not block.isValid() or self._width() <= 0:
            return QRectF()
        number = block.blockNumber()
        if self._waits(number):
            self._lay_out_to(number)
            self._tell()  # who asks where the cursor is may be about to scroll there
        return self._rect(block, number)

    def hitTest(self, point: QPointF | QPoint, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override] # Qt has no other
        """Return the position at a point, or nearest to it; -1 if it has to be on a letter."""
        if self._width() <= 0:
            return -1 if accuracy == Qt.HitTestAccuracy.ExactHit else 0
        block = self.block_at(point.y())
        while self._reaches(block.previous(), point.y()):
            block = block.previous()  # a blank line between paragraphs is lower than its letters
        rect = self._rect(block, block.blockNumber())
        place = QPointF(point.x() - rect.x(), point.y() - rect.y())
        exact = accuracy == Qt.HitTestAccuracy.ExactHit
        if not 0 <= place.y() <= rect.height():
            if exact:
                return -1
            below = place.y() > 0
            last = self.document().characterCount() - 1
            return min(block.position() + (block.length() if below else 0), last)
        line = _line_at(block.layout(), place.y())
        if line is None or not line.isValid():
            return -1 if exact else block.position()
        letters = line.naturalTextRect()
        on_line = letters.top() <= place.y() < letters.bottom()
        if exact and not (on_line and letters.left() <= place.x() <= letters.right()):
            return -1
        if not on_line:
            after = line.textLength() if place.y() >= letters.bottom() else 0
            return block.position() + line.textStart() + after
        found = line.xToCursor(
            place.x(),
            QTextLine.CursorPosition.CursorOnCharacter
            if exact
            else QTextLine.CursorPosition.CursorBetweenCharacters,
        )
        return block.position() + int(found)

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the lines within the clip, what is selected, and the cursor."""
        if self._width() <= 0:
            return
        clip = context.clip
        bottom = clip.bottom() if clip.isValid() else FAR
        top = clip.top() if clip.isValid() else 0.0
        document = self.document()
        margin = document.documentMargin()
        inside = QRectF(margin, 0, self._width(), FAR)
        inside = inside & clip if clip.isValid() else inside
        pen = painter.pen()
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        chosen = _between(
            context.selections, self.block_at(top).position(), _end(self.block_at(bottom))
        )
        caret = context.cursorPosition
        for block, rect in self.blocks_from(top):
            if rect.top() > bottom:
                break
            if rect.bottom() < top:
                continue
            layout = block.layout()
            start, length = block.position(), block.length()
            layout.draw(painter, QPointF(), _within(block, chosen), inside)
            if start <= caret < start + length:
                layout.drawCursor(painter, QPointF(), caret - start, self._caret_width())
            elif caret < -1 and layout.preeditAreaText():
                at = layout.preeditAreaPosition() - (caret + 2)
                layout.drawCursor(painter, QPointF(), at, self._caret_width())
        painter.setPen(pen)

    # What the views ask

    def block_at(self, y: float) -> QTextBlock:
        """Return the block at a height of the document: the last one that begins above it."""
        number = self._number_at(y)
        while self._waits(number):
            self._lay_out_to(number)
            number = self._number_at(y)
        return self.document().findBlockByNumber(number)

    def blocks_from(self, y: float) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Give the blocks from the one at a height downwards, and where each has its lines.

        Nobody is told of a new size: this is for those who draw.
        """
        block = self.block_at(y)
        while block.isValid():
            number = block.blockNumber()
            if self._waits(number):
                self._lay_out_to(number)
            yield block, self._rect(block, number)
            block = block.next()

    # Inside

    def _page_width(self) -> float:
        return self.document().pageSize().width()

    def _width(self) -> float:
        return self._page_width() - 2 * self.document().documentMargin()

    def _caret_width(self) -> int:
        width = self.property("cursorWidth")
        return width if isinstance(width, int) else 1

    def _begin(self) -> None:
        """Lay out everything anew, from the beginning; what is not seen bit by bit."""
        document = self.document()
        if len(self._heights) != document.blockCount():
            self._heights = self._guess(document.firstBlock(), document.blockCount())
            self._total = sum(self._heights)
        self._done = 0
        self._tops = []
        self._slices.start()
        self._lay_out_to(0)
        self._tell()
        self._draw_again(0, FAR)

    def _change(self, first: QTextBlock, count: int, former: int) -> None:
        """Lay out the blocks of a change, and put their heights in the place of the former."""
        begin = first.blockNumber()
        if begin >= self._done:
            self._splice(begin, former, self._guess(first, count))
            self._tell()
            return
        top = self._top(begin)
        heights = [self._lay_out(block) for block in _row(first, count)]
        same = self._heights[begin : begin + former] == heights
        known = begin + former <= self._done
        self._done = self._done + count - former if known else begin + count
        if not same:
            self._splice(begin, former, heights)
        self._tell()
        self._draw_again(top, sum(heights) if same else FAR)

    def _splice(self, begin: int, count: int, heights: list[float]) -> None:
        end = begin + count
        self._total += sum(heights) - sum(self._heights[begin:end])
        self._heights[begin:end] = heights
        del self._tops[begin + 1 :]

    def _guess(self, block: QTextBlock, count: int) -> list[float]:
        """Return how high blocks may become, by the number of their letters."""
        metrics = QFontMetricsF(self.document().defaultFont())
        letters = max(1.0, self._width() / metrics.averageCharWidth())
        height = ceil(metrics.height())
        return [
            ceil(each.length() / letters) * _whole(each.blockFormat().lineHeight(height, 1.0))
            for each in _row(block, count)
        ]

    def _work(self) -> None:
        """Lay out what waits, for a few milliseconds."""
        until = perf_counter() + SLICE_SECONDS
        while self._waits(self._done) and perf_counter() < until:
            self._lay_out_to(self._done + AT_ONCE)
        if self._waits(self._done):
            self._slices.start()
        self._tell()

    def _waits(self, number: int) -> bool:
        """Say whether a block is to be laid out; none is while a change is being told of."""
        count = len(self._heights)
        return self._done <= number < count == self.document().blockCount()

    def _lay_out_to(self, number: int) -> None:
        """Lay out the blocks that wait, up to and with one."""
        end = min(number + 1, len(self._heights))
        block = self.document().findBlockByNumber(self._done)
        heights = [self._lay_out(each) for each in _row(block, end - self._done)]
        if heights != self._heights[self._done : end]:
            self._splice(self._done, end - self._done, heights)
        self._done = max(self._done, end)

    def _lay_out(self, block: QTextBlock) -> float:
        """Break a block into lines; return how high it is with the room below each line.

        As in Qt's `QTextDocumentLayoutPrivate::layoutBlock`.
        """
        block.clearLayout()
        layout, form = block.layout(), block.blockFormat()
        layout.setTextOption(self._option(block))
        width = self._width()
        high = 0.0
        height_of: dict[float, float] = {}
        layout.beginLayout()
        while True:
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            line.setPosition(QPointF(0, high))
            height = line.height()
            room = height_of.get(height)
            if room is None:
                room = height_of[height] = _whole(form.lineHeight(height, 1.0))
            high += room
        layout.endLayout()
        return high

    def _option(self, block: QTextBlock) -> QTextOption:
        option = self.document().defaultTextOption()
        direction = block.textDirection()
        option.setTextDirection(direction)
        if direction is Qt.LayoutDirection.RightToLeft:
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        return option

    def _rect(self, block: QTextBlock, number: int) -> QRectF:
        """Return where a block's lines are, and say so to whoever asks the lines themselves."""
        layout = block.layout()
        place = QPointF(self.document().documentMargin(), self._top(number))
        layout.setPosition(place)
        rect = layout.boundingRect()
        rect.moveTopLeft(place)
        return rect

    def _reaches(self, block: QTextBlock, y: float) -> bool:
        return block.isValid() and self._rect(block, block.blockNumber()).bottom() >= y

    def _top(self, number: int) -> float:
        known = min(number, len(self._heights) - 1)  # a change may be told of before it is here
        if known >= len(self._tops):
            self._add_up(known)
        return self._tops[known]

    def _number_at(self, y: float) -> int:
        last = len(self._heights) - 1
        while not self._tops or (self._tops[-1] <= y and len(self._tops) <= last):
            self._add_up(min(len(self._tops) + SUMMED, last))
        return max(0, bisect_right(self._tops, y) - 1)

    def _add_up(self, number: int) -> None:
        if not self._tops:
            self._tops = [self.document().documentMargin()]
        begin = len(self._tops) - 1
        places = accumulate(self._heights[begin:number], initial=self._tops.pop())
        self._tops.extend(places)

    def _draw_again(self, top: float, height: float) -> None:
        signal = cast("Mapping[type[QRectF], SignalInstance]", self.update)  # it has two forms
        signal[QRectF].emit(QRectF(0, top, FAR, height))

    def _tell(self) -> None:
        size = self.documentSize()
        if size != self._said:
            self._said = size
            self.documentSizeChanged.emit(size)


def _whole(height: float) -> float:
    return int(height * UNIT) / UNIT


def _row(block: QTextBlock, count: int) -> Iterator[QTextBlock]:
    """Give so many blocks from one on."""
    for _ in range(count):
        yield block
        block = block.next()


def _line_at(layout: QTextLayout, y: float) -> QTextLine | None:
    """Return the first line whose foot is below a height in its block."""
    count = layout.lineCount()
    number = bisect_right(range(count), y, key=lambda each: _foot(layout.lineAt(each)))
    return layout.lineAt(min(number, count - 1)) if count else None


def _foot(line: QTextLine) -> float:
    return line.y() + line.height()


_Chosen = tuple[int, int, QAbstractTextDocumentLayout.Selection]
"""(start, end, selection) in the document, UTF-16 units."""


def _between(
    selections: Iterable[QAbstractTextDocumentLayout.Selection], begin: int, end: int
) -> list[_Chosen]:
    """Return the selections that reach into a stretch of the document; finding marks many."""
    found = []
    for each in selections:
        cursor = each.cursor
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if first < end and last > begin and last > first:
            found.append((first, last, each))
    return found


def _end(block: QTextBlock) -> int:
    return block.position() + block.length()


def _within(block: QTextBlock, chosen: list[_Chosen]) -> list[QTextLayout.FormatRange]:
    """Return the parts of selections that are in a block."""
    begin, length = block.position(), block.length()
    found = []
    for start, end, selection in chosen:
        if start < begin + length and end > begin:
            part = QTextLayout.FormatRange()
            part.start, part.length, part.format = start - begin, end - start, selection.format
            found.append(part)
    return found
