"""Styles Markdown while it is written: a block at a key, the rest of a long text in slices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QTimer
from PySide6.QtGui import (
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
)

from workstation.text.code_units import utf16_offset
from workstation.text.markup import NORMAL, Style, directive, read_line
from workstation.ui.panes.editor.looks import CARD, Dress, Looks
from workstation.ui.panes.editor.overlays import Stretch, overlaid

AT_ONCE = 120
"""Blocks styled in one go; what follows them waits for the slices."""
IN_VIEW = 48
"""Blocks styled before a text is shown: no more fit on a high display."""
SLICE_SECONDS = 0.004
PAUSE_MS = 25
"""From a key to the next slice, which so comes behind the paint of the letter."""
UNREAD = -1

Span = tuple[int, int]
"""(start, end) in the document, UTF-16 units."""


class MarkdownHighlighter(QSyntaxHighlighter):
    """Styles one document for its view; a block's state is what `read_line` left open there.

    A directive alone in its paragraph is dressed as a card unless the cursor is in it.
    """

    def __init__(self, looks: Looks, document: QTextDocument) -> None:
        super().__init__(document)
        self._looks = looks
        self._here: QTextCursor | None = None
        self._dress: Dress | None = None
        self._run = 0
        self._last_block = -2
        self._next: QTextCursor | None = None
        self._to_the_end = False
        self._fresh = not document.isEmpty()
        """Qt has yet to go through the document for the first time; `begin` has done the rest."""
        self.overlays: Callable[[QTextBlock], list[Stretch]] = _nothing
        """Returns what lies over the styles of a block: suggestions and notes."""
        self._slices = QTimer(self)
        self._slices.timeout.connect(self._work)
        document.contentsChange.connect(self._on_contents_change)

    def begin(self, first: QTextBlock, count: int = IN_VIEW) -> None:
        """Style what is in view at once and everything else soon, unless it is done already."""
        if self._dress == self._looks.dress:
            return
        self._dress = self._looks.dress
        self._style(first, count, perf_counter() + 1.0)
        self._wait_from(self.document().firstBlock(), to_the_end=True)

    def restyle(self, spans: Iterable[Span], done: Iterable[int] = ()) -> None:
        """Style the blocks of some stretches again: what lies over them is different now.

        Those whose numbers are in `done` have been styled so already.
        """
        document = self.document()
        blocks = {
            number
            for start, end in spans
            for number in range(
                document.findBlock(start).blockNumber(),
                document.findBlock(min(end, document.characterCount() - 1)).blockNumber() + 1,
            )
        }
        for number in sorted(blocks.difference(done)):
            block = document.findBlockByNumber(number)
            if block.isValid() and block.userState() != UNREAD:
                self._read_again(block)

    def set_here(self, position: int | None) -> None:
        """Say where the cursor is, or that it is nowhere: only cards change by that."""
        before = self._here_block()
        if position is None:
            self._here = None
        else:
            # At the block's beginning: to find its place in a long line would take a while.
            last = self.document().characterCount() - 1
            self._here = QTextCursor(self.document().findBlock(min(position, last)))
        after = self._here_block()
        for block in (before, after):
            if block is not None and block.isValid():
                self._redress(block)

    def card_at(self, block: QTextBlock) -> tuple[str, str] | None:
        """Return kind and key of the card that a block is shown as, or None."""
        here = self._here_block()
        return None if here is not None and here == block else self.directive_at(block)

    def directive_at(self, block: QTextBlock) -> tuple[str, str] | None:
        """Return kind and key of the directive that a block is, or None."""
        text = block.text()
        if "{{" not in text:
            return None
        previous, following = block.previous(), block.next()
        if previous.isValid() and previous.userState() > NORMAL:
            return None
        return directive(
            previous.text() if previous.isValid() else None,
            text,
            following.text() if following.isValid() else None,
        )

    def highlightBlock(self, text: str) -> None:
        """Style one block; called by Qt for what an edit touched and what that changed below."""
        block = self.currentBlock()
        if self._fresh:
            self._keep_fresh(block)
            return
        number = block.blockNumber()
        self._run = self._run + 1 if number == self._last_block + 1 else 1
        self._last_block = number
        if self._run > AT_ONCE:
            self._keep(block)
            return
        stretches, state = self._read(block, text)
        for start, length, made in overlaid(stretches, self.overlays(block)):
            self.setFormat(start, length, made)
        self.setCurrentBlockState(state)

    # Inside

    def _here_block(self) -> QTextBlock | None:
        return None if self._here is None else self._here.block()

    def _keep(self, block: QTextBlock) -> None:
        """Leave a block as it is until its slice comes."""
        self._keep_formats(block)
        if self._next is None:
            self._wait_from(block, to_the_end=False)

    def _keep_fresh(self, block: QTextBlock) -> None:
        """Leave a block as `begin` has left it, whose slices come to all that is unread."""
        self._keep_formats(block)
        self._fresh = block.next().isValid()

    def _keep_formats(self, block: QTextBlock) -> None:
        if block.userState() != UNREAD:
            for kept in block.layout().formats():
                self.setFormat(kept.start, kept.length, kept.format)

    def _read_again(self, block: QTextBlock) -> None:
        fresh, self._fresh = self._fresh, False
        self.rehighlightBlock(block)
        self._fresh = fresh

    def _read(self, block: QTextBlock, text: str) -> tuple[list[Stretch], int]:
        card = self.card_at(block)
        if card is not None:
            head, rest = self._looks.card(card[0])
            return [(0, 1, head), (1, len(text) - 1, rest)], NORMAL
        if self.directive_at(block) is not None:
            return [(0, len(text), self._looks.format(frozenset({Style.LINK})))], NORMAL
        previous = block.previous()
        left = max(previous.userState(), NORMAL) if previous.isValid() else NORMAL
        spans, state = read_line(text, left)
        if not spans:
            return [], state
        if text.isascii() or max(text) < "\U00010000":
            return [
                (span.start, span.end - span.start, self._looks.format(span.styles))
                for span in spans
            ], state
        stretches, before, units = [], 0, 0
        for span in spans:
            units += utf16_offset(text[before : span.start], span.start - before)
            length = utf16_offset(text[span.start : span.end], span.end - span.start)
            stretches.append((units, length, self._looks.format(span.styles)))
            before, units = span.end, units + length
        return stretches, state

    def _redress(self, block: QTextBlock) -> None:
        """Style a block again if it is dressed as a card and shouldn't be, or the reverse."""
        if "{{" not in block.text():
            return
        formats = block.layout().formats()
        dressed = bool(formats) and formats[0].format.hasProperty(CARD)
        if dressed != (self.card_at(block) is not None):
            self._read_again(block)

    def _on_contents_change(self, position: int, _removed: int, added: int) -> None:
        """Look at the neighbours of an edit: they may have become cards, or be none any more."""
        self._fresh = False
        document = self.document()
        before = document.findBlock(position).previous()
        last = document.findBlock(position + added)
        after = last.next() if last.isValid() else last
        for block in (before, after):
            if block.isValid():
                self._redress(block)
        if self._slices.isActive():
            self._slices.start(PAUSE_MS)

    def _wait_from(self, block: QTextBlock, *, to_the_end: bool) -> None:
        cursor = QTextCursor(block)
        if self._next is None or cursor.position() < self._next.position():
            self._next = cursor
        self._to_the_end = self._to_the_end or to_the_end
        self._slices.start(0)

    def _work(self) -> None:
        """Style the next blocks that wait, for a few milliseconds."""
        if self._next is None:
            self._slices.stop()
            return
        self._slices.setInterval(0)
        block = self._style(self._next.block(), None, perf_counter() + SLICE_SECONDS)
        if block is None:
            self._next = None
            self._to_the_end = False
            self._slices.stop()
        else:
            self._next = QTextCursor(block)

    def _style(self, block: QTextBlock, most: int | None, until: float) -> QTextBlock | None:
        """Style blocks in a row; return the one to go on with, or None when all is done.

        The layout is told once, of all of them.
        """
        first, end, done = -1, -1, 0
        while block.isValid() and done != most:
            if done % 8 == 7 and perf_counter() > until:
                break
            stretches, state = self._read(block, block.text())
            stretches = overlaid(stretches, self.overlays(block))
            settled = block.userState() == state and block.next().userState() != UNREAD
            block.setUserState(state)
            if self._set_formats(block, stretches):
                first = block.position() if first < 0 else first
                end = block.position() + block.length()
            done += 1
            block = block.next()
            if settled and most is None and not self._to_the_end:
                block = QTextBlock()
        if first >= 0:
            self.document().markContentsDirty(first, end - first)
        return block if block.isValid() else None

    def _set_formats(self, block: QTextBlock, stretches: list[Stretch]) -> bool:
        layout = block.layout()
        if not stretches and not layout.formats():
            return False
        if layout.preeditAreaText():
            self._read_again(block)
            return False
        layout.setFormats([_range(*stretch) for stretch in stretches])
        return True


def _nothing(_block: QTextBlock) -> list[Stretch]:
    return []


def _range(start: int, length: int, made: QTextCharFormat) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = start
    result.length = length
    result.format = made
    return result
