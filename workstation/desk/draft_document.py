"""The text document that holds a draft: how it is filled."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from workstation.desk.paragraph_spacing import ParagraphSpacing

TEXT_MARGIN = 10
"""Pixels around the text; in the document as well, where to change it later is an edit."""


def fill(document: QTextDocument, body: str, spacing: ParagraphSpacing) -> None:
    """Load the text, spaced for reading, as a state that nobody can undo."""
    document.setUndoRedoEnabled(False)
    spacing.fill(body)
    document.setDocumentMargin(TEXT_MARGIN)
    document.setUndoRedoEnabled(True)
    document.setModified(False)
