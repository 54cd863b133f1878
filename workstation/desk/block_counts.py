"""The words of a text, counted line by line, so that a key costs only its own line."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from workstation.text import counts
from workstation.text.stretches import stretches

MOST = 5_000
"""Sentences of long paragraphs that are remembered."""
MOST_LINES = 20_000
"""Lines that are remembered: those of 200,000 words and more."""


class LineCounts:
    """The number of words in texts of which most lines have been met before."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}

    def total(self, text: str) -> int:
        """Return the words of a text."""
        known, total = self._known, 0
        if len(known) > MOST_LINES:
            known.clear()
        for line in text.split("\n"):
            words = known.get(line)
            if words is None:
                words = known[line] = counts.words(line)
            total += words
        return total


class BlockCounts:
    """The number of words in every block of a document; an edit counts its own blocks again."""

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._sentences: dict[str, int] = {}
        self._blocks = self._count(0, document.blockCount())
        self.total = sum(self._blocks)

    def follow(self, position: int, added: int) -> None:
        """Take in an edit that the document has already made."""
        document = self._document
        grown = document.blockCount() - len(self._blocks)
        first = document.findBlock(position).blockNumber()
        last_block = document.findBlock(position + added)
        if not last_block.isValid():
            last_block = document.lastBlock()
        after = last_block.blockNumber() + 1
        fresh = self._count(first, after)
        stale = self._blocks[first : after - grown]
        self._blocks[first : after - grown] = fresh
        self.total += sum(fresh) - sum(stale)

    def _count(self, first: int, after: int) -> list[int]:
        found = []
        block = self._document.findBlockByNumber(first)
        for _ in range(first, after):
            found.append(self._words(block.text()))
            block = block.next()
        return found

    def _words(self, text: str) -> int:
        """Count the words of a block; of a long one only the sentences that are new."""
        parts = stretches(text)
        if len(parts) == 1:
            return counts.words(text)
        known = self._sentences
        if len(known) > MOST:
            known.clear()
        total = 0
        for part in parts:
            if part not in known:
                known[part] = counts.words(part)
            total += known[part]
        return total
