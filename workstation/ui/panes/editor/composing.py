"""Letters that arrive in pieces: a mark typed by itself joins the letter before it."""

from __future__ import annotations

import re
import unicodedata

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from workstation.domain.canonical import canonical_text
from workstation.text.code_units import code_point_offset, utf16_offset

_LETTER = re.compile(r"[^\W_][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]*$")
"""The last letter of a text, with the marks that stand on it."""


def compose(edit: QTextEdit, typed: str) -> bool:
    """Insert what joins the letter before it, or isn't canonical; say whether it was that."""
    if not typed or typed.isascii():
        return False
    joins = unicodedata.combining(typed[0]) != 0
    if not joins and canonical_text(typed) == typed:
        return False
    cursor = edit.textCursor()
    if joins and not cursor.hasSelection():
        before = cursor.block().text()
        before = before[: code_point_offset(before, cursor.positionInBlock())]
        letter = _LETTER.search(before)
        if letter is not None:
            units = utf16_offset(letter[0], len(letter[0]))
            cursor.setPosition(cursor.position() - units, QTextCursor.MoveMode.KeepAnchor)
            typed = letter[0] + typed
    cursor.insertText(canonical_text(typed))
    edit.ensureCursorVisible()
    return True
