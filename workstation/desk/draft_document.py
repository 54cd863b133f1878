"""The text document that holds a draft: how it is spaced, and how it is filled."""

from __future__ import annotations

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

LINE_HEIGHT = 170
"""Per cent of the font's own; kept in the text document, whose blocks inherit it."""
TEXT_MARGIN = 10
"""Pixels around the text; in the document as well, where to change it later is an edit."""


def fill(document: QTextDocument, body: str) -> None:
    """Load the text, spaced for reading, as a state that nobody can undo."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(body)
    document.setDocumentMargin(TEXT_MARGIN)
    spacing = QTextBlockFormat()
    spacing.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(spacing)
    document.setUndoRedoEnabled(True)
    document.setModified(False)
