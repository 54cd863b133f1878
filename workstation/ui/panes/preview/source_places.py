"""Finds places of the page in the text of the draft: by the letters that both have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtGui import QTextBlock, QTextDocument

from workstation.text.code_units import utf16_offset

_UNSEEN = re.compile(
    r"\]\([^()\s]*(?:\s[^()]*)?\)"  # where a link leads
    r"|\]\[[^\]\n]*\]"
    r"|\[\^[^\]\n]+\]"  # the mark of a footnote
    r"|</?[a-zA-Z][^<>\n]*>"
    r"|^\s*(?:>\s*)*\d{1,9}[.)](?=\s)"  # the number of a list's item
    r"|&\w{1,12};"
)
_LETTERS = re.compile(r"[^\W_]+")
_WINDOWS = (40, 20, 10, 5)
_DIRECTIVE = re.compile(r" {0,3}\{\{\s*(picture|related)\s*:\s*([^{}]*?)\s*\}\}\s*")
_REMEMBERED = 5_000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the draft."""

    line: int
    position: int
    """In the document, UTF-16 units."""
    share: float
    """How far into the line it is, by its letters."""


def letters(line: str) -> str:
    """Return what of a line readers see of letters and digits."""
    return "".join(_LETTERS.findall(_UNSEEN.sub(" ", line)))


def directive(line: str) -> tuple[str, str] | None:
    """Return kind and key of a line that is a directive."""
    match = _DIRECTIVE.fullmatch(line)
    return (match[1], match[2]) if match else None


def column_of(line: str, letter: int) -> int:
    """Return where in a line its n-th letter is, counted from 0; its end if it has fewer."""
    shown = _UNSEEN.sub(lambda found: " " * len(found[0]), line)
    seen = 0
    for word in _LETTERS.finditer(shown):
        length = len(word[0])
        if letter < seen + length:
            return word.start() + letter - seen
        seen += length
    return len(line)


class SourcePlaces:
    """Searches one document, outwards from where a thing should be."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._known: dict[str, str] = {}

    def letters(self, block: QTextBlock) -> str:
        """Return the letters of a line, remembered by its text."""
        text = block.text()
        known = self._known.get(text)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[text] = letters(text)
        return known

    def find(self, around: str, at: int, place: float, *, reach: int | None = None) -> Spot | None:
        """Find a letter by those around it; `place` is where in the text it should be, 0 to 1.

        With `reach`, no more than so many lines are looked at: enough for a place that is seen.
        """
        for window in _WINDOWS:
            start = max(0, min(at - window // 2, len(around) - window))
            part = around[start : start + window]
            if not part:
                return None
            for block in islice(self._outwards(place), reach):
                index = self._index(block, part, whole=len(around) <= window)
                if index >= 0:
                    return self._spot(block, index + at - start)
            if len(around) < window // 2:
                return None
        return None

    def find_directive(self, kind: str, key: str, place: float) -> Spot | None:
        """Find the line of a directive."""
        for block in self._outwards(place):
            if "{{" in block.text() and directive(block.text()) == (kind, key):
                return Spot(block.blockNumber(), block.position(), 0.0)
        return None

    def _index(self, block: QTextBlock, part: str, *, whole: bool) -> int:
        found = self.letters(block)
        if whole and found != part and len(part) < 4:
            return -1
        return found.find(part)

    def _spot(self, block: QTextBlock, letter: int) -> Spot:
        length = len(self.letters(block))
        letter = max(0, min(letter, length))
        column = utf16_offset(block.text(), column_of(block.text(), letter))
        share = letter / length if length else 0.0
        return Spot(block.blockNumber(), block.position() + column, share)

    def _outwards(self, place: float) -> Iterator[QTextBlock]:
        count = self._document.blockCount()
        start = min(count - 1, max(0, round(place * count)))
        below = self._document.findBlockByNumber(start)
        above = below.previous()
        while below.isValid() or above.isValid():
            if below.isValid():
                yield below
                below = below.next()
            if above.isValid():
                yield above
                above = above.previous()
