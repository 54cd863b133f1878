"""How high the lines of a draft are: a blank one between two paragraphs is half a line."""

from __future__ import annotations

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

from workstation.text.markup import NORMAL, read_line

LINE_HEIGHT = 170
"""Per cent of the font's own; kept in the text document, whose blocks inherit it."""
GAP_HEIGHT = LINE_HEIGHT // 2
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_OPENERS = ("```", "~~~", "<!--")
"""Without one of these nothing is left open in a text from one line to the next."""
FURTHEST = 200
"""Lines below a change that are looked at: a fence opens or closes what is below."""


def _format(height: int) -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setLineHeight(height, _PROPORTIONAL)
    return made


class ParagraphSpacing:
    """Sets the heights of a document's lines, at first of all, then of those near a change.

    A blank line is low where it parts what is above it from what is below. The line on which a
    person who pressed Enter would write on is as high as any: the last of the text, and of
    several blank ones the last but one. So heights change when Enter is pressed, not when the
    first letter is typed. Blank lines of code and comments are high.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._line = _format(LINE_HEIGHT)
        self._gap = _format(GAP_HEIGHT)
        self._count = document.blockCount()
        self._head = 0
        self._tail = 0
        self._added = 0
        self._state = NORMAL
        self._noted = False

    def fill(self, text: str) -> None:
        """Load a text with all its heights; the document has to be keeping no history."""
        document = self._document
        document.setPlainText(text)
        cursor = QTextCursor(document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(self._line)
        open_ = _open_lines(text) if any(mark in text for mark in _OPENERS) else frozenset()
        cursor.beginEditBlock()
        block = document.firstBlock().next()
        while block.isValid():
            if block.length() == 1 and _parts(block) and block.blockNumber() not in open_:
                cursor.setPosition(block.position())
                cursor.setBlockFormat(self._gap)
            block = block.next()
        cursor.endEditBlock()
        self._settle()

    def note(self, position: int, added: int) -> None:
        """Take note of a change: so much was added at a place, whatever was there before."""
        document = self._document
        first, last = document.findBlock(position), document.findBlock(position + added)
        if not last.isValid():
            last = document.lastBlock()
        below = document.blockCount() - 1 - last.blockNumber()
        if self._noted:
            self._head = min(self._head, first.blockNumber())
            self._tail = min(self._tail, below)
        else:
            self._head, self._tail, self._noted = first.blockNumber(), below, True
        self._added = added
        self._state = last.userState()  # what it left open before it is styled again

    def dress(self, start: int, end: int) -> None:
        """Set the heights of blank lines within a text that is being put in, as part of that step.

        Set afterwards, they would have a long text laid out a second time.
        """
        document = self._document
        block, last = document.findBlock(start).next(), document.findBlock(end)
        cursor = QTextCursor(document)
        while block.isValid() and block != last:
            if block.length() == 1 and _parts(block) != _is_low(block):
                cursor.setPosition(block.position())
                cursor.setBlockFormat(self._line if _is_low(block) else self._gap)
            block = block.next()

    def forget(self) -> None:
        """Leave the heights near what was noted as they are: the history has set them."""
        self._settle()

    def mend(self) -> bool:
        """Set the heights near what was noted; say whether that was a step of the document.

        Nobody is told of it: the text is the same.
        """
        if not self._noted:
            return False
        wrong = self._wrong()
        self._settle()
        if not wrong:
            return False
        document = self._document
        told = document.blockSignals(True)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for block, height in wrong:
            cursor.setPosition(block.position())
            cursor.setBlockFormat(height)
        cursor.endEditBlock()
        document.blockSignals(told)
        return True

    def _wrong(self) -> list[tuple[QTextBlock, QTextBlockFormat]]:
        document = self._document
        count = document.blockCount()
        last = document.findBlockByNumber(count - 1 - self._tail)
        block = document.findBlockByNumber(self._head)
        opened = last.userState() != self._state
        had_letters = block.length() - 1 > self._added and not _is_low(block)
        if had_letters and not opened and block == last and count == self._count:
            return []
        for _ in range(2):
            block = block.previous() if block.previous().isValid() else block
        end = last.blockNumber() + (FURTHEST if opened else 1)
        found = []
        while block.isValid() and block.blockNumber() <= end:
            low = block.length() == 1 and _parts(block) and not _in_open(block)
            if low != _is_low(block):
                found.append((block, self._gap if low else self._line))
            block = block.next()
        return found

    def _settle(self) -> None:
        self._count = self._document.blockCount()
        self._noted = False


def _is_low(block: QTextBlock) -> bool:
    return block.blockFormat().lineHeight() < LINE_HEIGHT


def _in_open(block: QTextBlock) -> bool:
    """Say whether a fence or comment goes on in a line, as far as the text has been styled."""
    return block.previous().userState() > NORMAL


def _parts(block: QTextBlock) -> bool:
    """Say whether a blank line parts lines, and is none to write on."""
    below = block.next()
    if not below.isValid() or not block.previous().isValid():
        return False
    return _holds_text(below) or not _holds_text(below.next())


def _holds_text(block: QTextBlock) -> bool:
    """Say whether a line has letters, or is the last, where one writes on."""
    return block.length() > 1 or not block.next().isValid()


def _open_lines(text: str) -> frozenset[int]:
    """Return the numbers of the lines that are within code or comments."""
    found, state = set(), NORMAL
    for number, line in enumerate(text.split("\n")):
        if state > NORMAL:
            found.add(number)
        state = read_line(line, state)[1]
    return frozenset(found)
