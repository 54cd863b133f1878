"""Focus mode: paper lies thinly over all but the paragraph being written."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextEdit

DIMMED = 190
"""How much paper there is, of 255."""
MOST_LINES = 60
"""Lines that a paragraph is followed for, up and down."""


def paint_veil(edit: QTextEdit, painter: QPainter, paper: QColor) -> None:
    """Draw over a text, above and below the lines around its cursor that no blank one parts."""
    layout, offset = edit.document().documentLayout(), edit.verticalScrollBar().value()
    first = last = edit.textCursor().block()
    for _ in range(MOST_LINES):
        if first.previous().isValid() and first.previous().text().strip():
            first = first.previous()
        if last.next().isValid() and last.next().text().strip():
            last = last.next()
    top = round(layout.blockBoundingRect(first).top()) - offset
    bottom = round(layout.blockBoundingRect(last).bottom()) - offset
    area = edit.viewport().rect()
    veil = QColor(paper)
    veil.setAlpha(DIMMED)
    painter.fillRect(0, 0, area.width(), max(0, top), veil)
    painter.fillRect(0, max(0, bottom), area.width(), max(0, area.height() - bottom), veil)
