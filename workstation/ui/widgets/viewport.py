"""The inner part of lists and texts, looked up in the way that costs least."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from PySide6.QtCore import QPointF
from PySide6.QtGui import QTextBlock, QTextDocument
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from workstation.desk.draft_layout import DraftLayout

_NAME = "qt_scrollarea_viewport"


def meet_viewport(area: QAbstractScrollArea) -> None:
    """Let Python know an area's viewport; before the first call of its `viewport`.

    Asked for a plain widget that it has not met, PySide makes the Python classes of all kinds of
    widgets to find out which it may be, and that takes longer than to draw the window. What is
    found by its name says itself what it is.
    """
    found = area.findChild(QWidget, _NAME)
    area.viewport()  # now that it has been met: its place keeps it from being forgotten
    del found


def blocks_from(document: QTextDocument, y: float) -> Iterator[tuple[QTextBlock, QPointF]]:
    """Give the blocks of a document from the one at a height downwards, and where each begins.

    Qt's own answer to what is at a place costs more the longer the document is.
    """
    layout = document.documentLayout()
    if isinstance(layout, DraftLayout):
        yield from ((block, rect.topLeft()) for block, rect in layout.blocks_from(y))
        return
    block = _at(document, y)
    while block.isValid():
        yield block, block.layout().position()
        block = block.next()


def _at(document: QTextDocument, y: float) -> QTextBlock:
    def bottom(number: int) -> float:
        layout = document.findBlockByNumber(number).layout()
        if not layout.lineCount():
            return float("inf")  # it has not been laid out yet, so it is further down
        return layout.position().y() + layout.boundingRect().height()

    numbers = range(document.blockCount())
    return document.findBlockByNumber(min(bisect_right(numbers, y, key=bottom), numbers[-1]))
