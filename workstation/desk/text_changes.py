"""Which lines of a text document have changed since they were last asked for."""

from __future__ import annotations

from PySide6.QtGui import QTextDocument

from workstation.desk.edited_draft import EditedDraft

_BREAK = "\u2028"
"""A line broken without ending its paragraph."""


class TextChanges:
    """Follows a document without copying it: all it keeps is how much at both ends is unchanged.

    Lines are the document's blocks.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._known = 0
        """How many lines there were when they were last asked for."""
        self._head = 0
        self._tail = 0
        self._changed = False

    def all(self) -> tuple[str, ...]:
        """Return all lines; from now on changes count from here."""
        lines = self._document.toRawText().replace(_BREAK, "\n").split("\u2029")
        self._settle()
        return tuple(lines)

    def note(self, position: int, added: int) -> None:
        """Take note of a change: so much was added at a place, whatever was there before."""
        count = self._document.blockCount()
        first = self._document.findBlock(position).blockNumber()
        last = self._document.findBlock(position + added).blockNumber()
        if last < 0:
            last = count - 1
        below = count - 1 - last
        if self._changed:
            first, below = min(first, self._head), min(below, self._tail)
        least = min(count, self._known)
        self._head = max(0, min(first, least))
        self._tail = max(0, min(below, least - self._head))
        self._changed = True

    def take(self) -> tuple[int, int, tuple[str, ...]]:
        """Return the first line that changed, how many there were, and what is there now."""
        if not self._changed:
            return 0, 0, ()
        first, removed = self._head, self._known - self._head - self._tail
        block = self._document.findBlockByNumber(first)
        lines: list[str] = []
        for _ in range(self._document.blockCount() - self._tail - first):
            lines.append(block.text().replace(_BREAK, "\n"))
            block = block.next()
        self._settle()
        return first, removed, tuple(lines)

    def _settle(self) -> None:
        self._known = self._document.blockCount()
        self._changed = False


class BodyChanges:
    """Does as `TextChanges` for a body with suggestions in its document, by comparing lines.

    It costs a copy of the text each time; articles with open suggestions are few.
    """

    def __init__(self, article: EditedDraft) -> None:
        self._article = article
        self._lines: list[str] = []

    def all(self) -> tuple[str, ...]:
        """Return all lines; from now on changes count from here."""
        self._lines = self._article.body().split("\n")
        return tuple(self._lines)

    def note(self, position: int, added: int) -> None:
        """Take note of a change: nothing to remember, all is compared."""

    def take(self) -> tuple[int, int, tuple[str, ...]]:
        """Return the first line that changed, how many there were, and what is there now."""
        old, new = self._lines, self._article.body().split("\n")
        self._lines = new
        least = min(len(old), len(new))
        head = 0
        while head < least and old[head] == new[head]:
            head += 1
        tail = 0
        while tail < least - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        return head, len(old) - head - tail, tuple(new[head : len(new) - tail])


def changes_of(article: EditedDraft) -> TextChanges | BodyChanges:
    """Return what follows the text of an article as its page has it."""
    return BodyChanges(article) if article.suggested.marks else TextChanges(article.document)
