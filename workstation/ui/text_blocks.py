"""Where the blocks of a text are, found without going through all of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtGui import QTextBlock, QTextDocument


def blocks_from(document: QTextDocument, y: float) -> Iterator[QTextBlock]:
    """Give the blocks of a document from the one at a height downwards.

    Qt's own answer to what is at a place costs more the longer the document is.
    """

    def bottom(number: int) -> float:
        layout = document.findBlockByNumber(number).layout()
        if not layout.lineCount():
            return float("inf")  # it has not been laid out yet, so it is further down
        return layout.position().y() + layout.boundingRect().height()

    numbers = range(document.blockCount())
    block = document.findBlockByNumber(min(bisect_right(numbers, y, key=bottom), numbers[-1]))
    while block.isValid():
        yield block
        block = block.next()
