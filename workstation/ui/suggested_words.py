"""How a short text looks and what is said of it while suggestions for it wait."""

from __future__ import annotations

from PySide6.QtGui import QColor, QTextCharFormat

from workstation.desk.suggested_fields import ProposedText
from workstation.text.code_units import utf16_offset
from workstation.ui.theme_tokens import Colours
from workstation.ui.translation import translate

FieldMark = tuple[int, int, QTextCharFormat]
"""(start, end, format), UTF-16 units."""


def suggested_words(proposed: ProposedText) -> str:
    """Say who suggests something and what stands so far; empty if nobody does."""
    if not proposed.by:
        return ""
    words = (
        translate("Review", "Suggested by %1; so far: “%2”")
        if proposed.before
        else translate("Review", "Suggested by %1; so far empty")
    )
    return words.replace("%1", ", ".join(proposed.by)).replace("%2", proposed.before)


def insertion_marks(proposed: ProposedText, colours: Colours) -> tuple[FieldMark, ...]:
    """Return a dotted line under all of a suggested text, and a ground under what is new."""
    if not proposed.by:
        return ()
    dotted = QTextCharFormat()
    dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    dotted.setUnderlineColor(QColor(colours.ok))
    ground = QTextCharFormat(dotted)
    ground.setBackground(colours.insertion)
    places = (
        tuple(utf16_offset(proposed.text, place) for place in span) for span in proposed.insertions
    )
    whole = (0, utf16_offset(proposed.text, len(proposed.text)), dotted)
    return (whole, *((start, end, ground) for start, end in places))
