"""The suggestions in a text document: what edits do to them, and edits that become suggestions.

The document holds the marked text (see `text.suggesting`): what suggestions put in stands in it,
and what they take out does too, until somebody decides. Offsets are Qt's UTF-16 units here; a
Python string whose items are such units is called *units*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from workstation.domain.clock import Clock
from workstation.domain.draft import Draft
from workstation.domain.ids import SuggestionId, new_uuid
from workstation.domain.suggestions import BODY, MarkKind, Suggestion
from workstation.text.suggesting import (
    Mark,
    Marks,
    Suggested,
    chosen,
    edited,
    marked_offset,
    merged,
    parted,
    settled,
    shown_offset,
    suggested,
    tidy,
    without,
)

if TYPE_CHECKING:
    from workstation.desk.differences import Edit

MOVED_WITHIN = timedelta(minutes=1)
"""What goes here and comes there so soon after was moved."""
LEAST_MOVED = 3
"""Units that have to go or come at once: two words are no less."""
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def to_units(text: str) -> str:
    """Return a text in which every item is one of Qt's UTF-16 units."""
    if text.isascii() or len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text):
        return text
    return _BEYOND.sub(lambda match: "".join(map(chr, _surrogates(ord(match[0])))), text)


def from_units(units: str) -> str:
    """Return the text that units make."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def document_text(document: QTextDocument) -> str:
    """Return a document's text with LF between its blocks."""
    # toPlainText would turn non-breaking spaces into plain ones.
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


class SuggestedText(QObject):
    """Follows every change of a document, and lets a person's edits become suggestions."""

    changed = Signal()
    """`marks` are others now."""
    cursor_wanted = Signal(int)
    """Where the cursor belongs after an edit that took nothing away."""

    def __init__(self, document: QTextDocument, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._clock = clock
        self.known: dict[SuggestionId, Suggestion] = {}
        """Every suggestion met so far, whether it is open or not."""
        self.marks: Marks = ()
        """What is inserted and deleted now."""
        self.author = ""
        """In whose name edits become suggestions; empty while they are made directly."""
        self._text: str | None = None
        self._old = ""
        self._edits: list[Edit] = []
        self._before: Marks | None = None
        """The marks before the change that is being told of; None when all has been told."""
        self._to_put_back: tuple[Marks, list[tuple[int, str]]] | None = None
        """The marks once what a change took away is back, and what that is: (position, units)."""
        self._direct = 0
        self.restoring = False
        """Text that was taken away is being put back: this belongs to the step before."""

    def read(self, draft: Draft) -> tuple[str, Marks]:
        """Return the text that the document has to hold for a draft, and its marks.

        Suggestions that fit the text no longer are left out.
        """
        own = [each for each in draft.suggestions if each.field == BODY]
        if not own:
            return draft.body, ()
        self.known |= {each.id: each for each in own}
        text, marks, _lost = merged(draft.body, own)
        return text, _to_unit_marks(text, marks)

    def follow(self) -> None:
        """Watch the document from now on; it holds the text and `marks` by now."""
        self._note()
        self._document.contentsChange.connect(self._on_change)
        self._document.contentsChanged.connect(self._on_changed)

    @property
    def open(self) -> tuple[SuggestionId, ...]:
        """The suggestions nobody has decided, in the order of the text."""
        return tuple(dict.fromkeys(mark.suggestion for mark in self.marks))

    def suggest_as(self, author: str) -> None:
        """Let edits become suggestions by somebody; with an empty name, make them directly."""
        self.author = author
        self._note()

    def base(self, units: str) -> str:
        """Return the text without what is only suggested."""
        return from_units(without(units, self.marks, MarkKind.INSERTED))

    def outcome(self, units: str) -> str:
        """Return the text as it would be with every suggestion accepted."""
        return from_units(without(units, self.marks, MarkKind.DELETED))

    def suggestions(self, units: str) -> tuple[Suggestion, ...]:
        """Return the open suggestions as they are to be stored."""
        if not self.marks:
            return ()
        text = from_units(units)
        if len(text) == len(units):
            return parted(text, self.marks, self.known)
        followed = tuple(
            Mark(
                len(from_units(units[: mark.start])),
                len(from_units(units[: mark.end])),
                mark.kind,
                mark.suggestion,
            )
            for mark in self.marks
        )
        return parted(text, followed, self.known)

    def document_position(self, position: int, *, behind: bool = False) -> int:
        """Convert a position in the base into one in the document (both UTF-16 units)."""
        return marked_offset(self.marks, MarkKind.INSERTED, position, behind=behind)

    def base_position(self, position: int) -> int:
        """Convert a position in the document into one in the base (both UTF-16 units)."""
        return shown_offset(self.marks, MarkKind.INSERTED, position)

    def settle(self, suggestions: frozenset[SuggestionId], *, accept: bool) -> Marks:
        """Take what is decided out of the document, and return the marks that are left.

        The caller sets them by `set_marks`, as a step that can be undone.
        """
        cuts, left = settled(self.marks, suggestions, accept=accept)
        with self.directly():
            cursor = QTextCursor(self._document)
            cursor.beginEditBlock()
            for start, end in reversed(cuts):
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.removeSelectedText()
            cursor.endEditBlock()
        return left

    def know(self, suggestion: Suggestion) -> None:
        """Take note of what was answered to a suggestion."""
        self.known[suggestion.id] = suggestion
        self.changed.emit()

    def set_marks(self, marks: Marks) -> None:
        """Replace the marks: undo, redo, or a decision."""
        if marks != self.marks:
            self.marks = marks
            self.changed.emit()
        self._note()

    def choose(self, start: int, end: int) -> tuple[Marks, frozenset[SuggestionId]]:
        """Return the marks with what lies in a stretch as suggestions of its own, and which."""

        def name(cut: SuggestionId) -> SuggestionId:
            part = replace(self.known[cut], id=SuggestionId(new_uuid()))
            self.known[part.id] = part
            return part.id

        return chosen(self.marks, start, end, name)

    @contextmanager
    def directly(self) -> Iterator[None]:
        """Let changes be what they are: undo, redo, decisions."""
        self._direct += 1
        try:
            yield
        finally:
            self._direct -= 1

    # Following the document

    def _note(self) -> None:
        """Know the text from now on, where changes have to be compared with it."""
        if not (self.author or self.marks):
            self._text = None
        elif self._text is None:
            self._text = to_units(document_text(self._document))

    def _on_change(self, position: int, removed: int, added: int) -> None:
        if self._text is None:
            return
        # Qt counts the end of the last block as well when it tells of the whole document.
        length = self._document.characterCount() - 1
        added = min(added, length - position)
        removed = added + len(self._text) - length
        new = self._stretch(position, added)
        before, old = self._text, self._text[position : position + removed]
        self._text = before[:position] + new + before[position + removed :]
        if not self.restoring:
            self._old = before
            self._edits = self._found(before, position, old, new)
            self._move_marks()

    def _move_marks(self) -> None:
        """Let the marks follow, before the lines that were edited are styled: so it happens once.

        What has to be put back into the text is not there yet, nor are its marks.
        """
        before = self._before = self.marks
        back = self._suggest(self._edits) if self.author and not self._direct else []
        if back:
            self._to_put_back = (self.marks, back)
        if back or not self.author or self._direct:
            self.marks = before
            for position, removed, come in reversed(self._edits):
                self.marks = edited(self.marks, position, removed, len(come))

    def _found(self, before: str, position: int, old: str, new: str) -> list[Edit]:
        """Return what the change of a stretch was; of exchanged lines their whole lines."""
        from workstation.desk.differences import differences  # noqa: PLC0415 - once it is needed

        start = position
        if "\n" in old and "\n" in new:
            start = before.rfind("\n", 0, position) + 1
            end = before.find("\n", position + len(old))
            end = len(before) if end < 0 else end
            head, tail = before[start:position], before[position + len(old) : end]
            old, new = head + old + tail, head + new + tail
        return [(start + at, gone, come) for at, gone, come in differences(old, new)]

    def _stretch(self, position: int, length: int) -> str:
        cursor = QTextCursor(self._document)
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        found = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        return to_units(found)

    def _on_changed(self) -> None:
        if self._text is None or self.restoring:
            return
        edits, self._edits = self._edits, []
        if self._to_put_back is not None:
            (self.marks, back), self._to_put_back = self._to_put_back, None
            self._put_back(back)
            if len(edits) == 1 and not edits[0][2]:
                self.cursor_wanted.emit(edits[0][0])
        much = any(max(removed, len(come)) >= LEAST_MOVED for _place, removed, come in edits)
        if much and self.author and not self._direct:
            self._join_moves()
        self._note()
        before, self._before = self._before, None
        if before is not None and before != self.marks:
            self.changed.emit()

    def _suggest(self, edits: list[Edit]) -> list[tuple[int, str]]:
        """Mark what came as inserted and what was taken away as deleted; return where that goes."""
        back: list[tuple[int, str]] = []
        shift = sum(len(come) - removed for _position, removed, come in edits)
        for position, removed, come in reversed(edits):
            shift -= len(come) - removed
            gone = self._old[position : position + removed]
            found = self._suggested(position, removed, len(come))
            text = "".join(gone[start:end] for start, end in found.restored)
            if text:
                back.append((position + shift, text))
        return back

    def _join_moves(self) -> None:
        """Make one suggestion of what the author took out here and put in there just now."""
        assert self._text is not None
        since = self._clock.now() - MOVED_WITHIN
        lately: dict[SuggestionId, list[Mark]] = {}
        for mark in self.marks:
            made = self.known[mark.suggestion]
            if made.by == self.author and made.at >= since:
                lately.setdefault(mark.suggestion, []).append(mark)
        kinds: dict[MarkKind, dict[str, SuggestionId]] = {kind: {} for kind in MarkKind}
        for key, marks in lately.items():
            text = self._text[marks[0].start : marks[0].end].strip()
            if len(marks) == 1 and len(text.split()) > 1:
                kinds[marks[0].kind][text] = key
        gone, come = kinds[MarkKind.DELETED], kinds[MarkKind.INSERTED]
        for text in gone.keys() & come.keys():
            self.marks = tidy(
                replace(mark, suggestion=gone[text]) if mark.suggestion == come[text] else mark
                for mark in self.marks
            )

    def _put_back(self, pieces: list[tuple[int, str]]) -> None:
        self.restoring = True
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        for position, units in pieces:
            cursor.setPosition(position)
            cursor.insertText(from_units(units))
        cursor.endEditBlock()
        self.restoring = False

    def _suggested(self, position: int, removed: int, added: int) -> Suggested:
        fresh = SuggestionId(new_uuid())

        def own(suggestion: SuggestionId) -> bool:
            return suggestion == fresh or self.known[suggestion].by == self.author

        found = suggested(self.marks, (position, removed, added), own, fresh)
        self.marks = found.marks
        if any(mark.suggestion == fresh for mark in found.marks):
            self.known[fresh] = Suggestion(id=fresh, by=self.author, at=self._clock.now(), parts=())
        return found


def _to_unit_marks(text: str, marks: Marks) -> Marks:
    if not text or max(text) < "\U00010000":
        return marks

    def units(offset: int) -> int:
        return len(to_units(text[:offset]))

    return tuple(
        Mark(units(mark.start), units(mark.end), mark.kind, mark.suggestion) for mark in marks
    )


def _surrogates(code: int) -> tuple[int, int]:
    code -= 0x10000
    return 0xD800 + (code >> 10), 0xDC00 + (code & 0x3FF)
