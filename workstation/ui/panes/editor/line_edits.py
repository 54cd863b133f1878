"""Carrying changes of whole lines over into the document, as one step of the history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit

from workstation.desk.open_article import OpenArticle
from workstation.text.code_units import code_point_offset, utf16_offset

if TYPE_CHECKING:
    from workstation.text.formatting import Change


def touched_lines(edit: QTextEdit) -> tuple[int, str, int, int]:
    """Return the lines of the selection: where they begin, their text, the selection in it."""
    cursor, document = edit.textCursor(), edit.document()
    first = document.findBlock(cursor.selectionStart())
    last = document.findBlock(cursor.selectionEnd())
    lines = [first.text()]
    block = first
    while block != last:
        block = block.next()
        lines.append(block.text())
    text, base = "\n".join(lines), first.position()
    start = code_point_offset(text, cursor.selectionStart() - base)
    end = code_point_offset(text, cursor.selectionEnd() - base)
    return base, text, start, end


def apply_change(
    edit: QTextEdit, article: OpenArticle, lines: tuple[int, str], change: Change, title: str
) -> None:
    """Replace what differs of lines (where they begin, their text), and select as it says."""
    base, old = lines
    if change.text != old:
        same = _same(old, change.text)
        tail = _same(old[same:][::-1], change.text[same:][::-1])
        start = base + utf16_offset(old, same)
        end = base + utf16_offset(old, len(old) - tail)
        article.replace_text(start, end, change.text[same : len(change.text) - tail], title)
    select(
        edit,
        base + utf16_offset(change.text, change.start),
        base + utf16_offset(change.text, change.end),
    )


def select(edit: QTextEdit, start: int, end: int) -> None:
    """Select a stretch of the document (UTF-16 units) and bring it into view."""
    last = edit.document().characterCount() - 1
    cursor = QTextCursor(edit.document())
    cursor.setPosition(min(start, last))
    cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    edit.ensureCursorVisible()


def _same(one: str, other: str) -> int:
    """Count the characters with which two texts begin alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
