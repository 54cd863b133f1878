"""The notes of one open article, held beside their words while these are edited."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from workstation.desk.open_article import OpenArticle
from workstation.domain.ids import NoteId
from workstation.domain.notes import Anchor, Note
from workstation.domain.suggestions import BODY
from workstation.text import anchoring


@dataclass(slots=True)
class _Held:
    """The stretch of the text that a note is about; Qt moves it along with every edit."""

    start: QTextCursor
    end: QTextCursor
    others: int | None = None
    """How often the same words stand elsewhere, since these are gone."""

    @property
    def place(self) -> int:
        """Where the words are, or were: what comes back there goes between the two cursors."""
        return min(self.start.position(), self.end.position())

    @property
    def span(self) -> tuple[int, int] | None:
        start, end = self.start.position(), self.end.position()
        return (start, end) if start < end else None


class HeldNotes(QObject):
    """Knows the notes of an open article, and where in its document their words are."""

    changed = Signal()
    """`notes` is another list."""

    def __init__(self, article: OpenArticle, parent: QObject) -> None:
        super().__init__(parent)
        self.article = article
        """The article whose notes these are."""
        self.notes: tuple[Note, ...] = ()
        """Oldest first, resolved ones too."""
        self._held: dict[NoteId, _Held] = {}
        self._touched: int | None = None
        """The first position in the document that an edit has touched since `moved`."""
        article.text_changed.connect(self._on_text_changed)
        article.suggested.changed.connect(self._on_suggested)

    @property
    def open(self) -> tuple[Note, ...]:
        """Those that nobody has resolved, in the order of the text; without a place last."""
        waiting = [note for note in self.notes if not note.resolved]
        nowhere = 1 << 62

        def order(note: Note) -> tuple[int, str]:
            span = self.span(note.id)
            return (nowhere if span is None else span[0], note.id)

        return tuple(sorted(waiting, key=order))

    def span(self, note: NoteId) -> tuple[int, int] | None:
        """Return where in the document a note's words are (UTF-16 units); None if they are gone."""
        held = self._held.get(note)
        return None if held is None else held.span

    def show(self, found: tuple[Note, ...]) -> None:
        """Take over what is stored; words that are held already stay where they are."""
        if found == self.notes:
            return
        known = {note.id for note in found}
        self._held = {key: held for key, held in self._held.items() if key in known}
        self.notes = found
        self._hold([note for note in found if note.id not in self._held])
        self.changed.emit()

    def moved(self) -> dict[NoteId, Anchor]:
        """Return where those words are now that an edit has touched since this was asked last.

        Words in front of every edit have stayed where they were and cost nothing.
        """
        touched, self._touched = self._touched, None
        if touched is None or not self.notes:
            return {}
        self._look_again()
        spans = {
            note.id: span
            for note in self.notes
            if (span := self.span(note.id)) is not None and span[1] >= touched
        }
        if not spans:
            return {}
        body = self.article.body()
        offsets = self.article.body_offsets({place for span in spans.values() for place in span})
        anchors: dict[NoteId, Anchor] = {}
        for note in self.notes:
            if note.id in spans:
                start, end = (offsets[place] for place in spans[note.id])
                anchor = anchoring.anchored(body, BODY, start, end)
                if anchor != note.anchor:
                    anchors[note.id] = anchor
        self.notes = tuple(
            replace(note, anchor=anchors.get(note.id, note.anchor)) for note in self.notes
        )
        return anchors

    def _on_text_changed(self, position: int, _removed: int, _added: int) -> None:
        if self._touched is None or position < self._touched:
            self._touched = position

    def _on_suggested(self) -> None:
        """Look at every place again: a decision changes the text without touching the document."""
        self._touched = 0

    def _look_again(self) -> None:
        """Look for the words of notes that had lost theirs: undo may have brought them back.

        Words that stand elsewhere all along are others.
        """
        lost = [note for note in self.notes if self.span(note.id) is None]
        self._hold([note for note in lost if note.id not in self._held])
        for note in lost:
            held = self._held.get(note.id)
            if held is None or held.span is not None:
                continue
            body, words = self.article.body(), note.anchor.quotation
            place = self.article.body_offset(held.place)
            count = body.count(words)
            if body.startswith(words, place) or (held.others is not None and count > held.others):
                found = anchoring.find(body, replace(note.anchor, start=place))
                if found is not None:
                    self._mark(note.id, found)
            else:
                held.others = count

    def _hold(self, fresh: list[Note]) -> None:
        """Mark the words of notes in the document, where they are still there."""
        placed = [note for note in fresh if note.anchor.field == BODY and note.anchor.quotation]
        if not placed:
            return
        body = self.article.body()
        for note in placed:
            found = anchoring.find(body, note.anchor)
            if found is not None:
                self._mark(note.id, found)

    def _mark(self, note: NoteId, found: tuple[int, int]) -> None:
        start, end = QTextCursor(self.article.document), QTextCursor(self.article.document)
        start.setPosition(self.article.document_position(found[0]))
        end.setPosition(self.article.document_position(found[1]))
        # What is typed right behind the words is not among them.
        end.setKeepPositionOnInsert(True)
        self._held[note] = _Held(start, end)
