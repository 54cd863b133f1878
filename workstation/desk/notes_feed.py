"""The notes of the current article: which there are, and where their words are now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from workstation.desk.desk import Desk
from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import notes
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, NoteId, new_uuid
from workstation.domain.notes import Anchor, Note
from workstation.text import anchoring

BODY = "body"


@dataclass(slots=True)
class _Held:
    """The stretch of the text that a note is about; Qt moves it along with every edit."""

    start: QTextCursor
    end: QTextCursor

    @property
    def span(self) -> tuple[int, int] | None:
        start, end = self.start.position(), self.end.position()
        return (start, end) if start < end else None


class NotesFeed(QObject):
    """Loads the current article's notes, keeps them beside their words, and changes them."""

    changed = Signal()
    """`notes` is another list, or belongs to another article."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._article: OpenArticle | None = None
        self._notes: tuple[Note, ...] = ()
        self._held: dict[NoteId, _Held] = {}
        self._loading: LatestWins[tuple[Note, ...]] = LatestWins()
        desk.current_changed.connect(self._on_current_changed)
        desk.dispatcher.committed.connect(self._on_committed)
        if desk.current is not None:
            self._on_current_changed(desk.current)

    @property
    def article(self) -> OpenArticle | None:
        """The article whose notes these are."""
        return self._article

    @property
    def notes(self) -> tuple[Note, ...]:
        """The current article's notes, oldest first, resolved ones too."""
        return self._notes

    @property
    def open_notes(self) -> tuple[Note, ...]:
        """Those that nobody has resolved, in the order of the text; without a place last."""
        waiting = [note for note in self._notes if not note.resolved]
        nowhere = 1 << 62

        def order(note: Note) -> tuple[int, str]:
            span = self.span(note.id)
            return (nowhere if span is None else span[0], note.id)

        return tuple(sorted(waiting, key=order))

    def span(self, note: NoteId) -> tuple[int, int] | None:
        """Return where in the document a note's words are (UTF-16 units); None if they are gone."""
        held = self._held.get(note)
        return None if held is None else held.span

    def add(self, text: str, anchor: Anchor | None = None) -> None:
        """Make a note on the current article, about a stretch of it or about the whole."""
        if self._article is not None:
            self._desk.run_on(
                self._article,
                partial(
                    notes.add,
                    note=NoteId(new_uuid()),
                    article=self._article.id,
                    anchor=anchor or Anchor(),
                    text=text,
                    by=self._desk.acting,
                ),
            )

    def selection(self) -> Anchor | None:
        """Return the stretch of the text that is selected now, or None."""
        article = self._article
        if article is None or article.cursor == article.anchor:
            return None
        body = article.body()
        start, end = sorted(map(article.body_offset, (article.cursor, article.anchor)))
        return anchoring.anchored(body, BODY, start, end)

    def reply(self, note: NoteId, text: str) -> None:
        """Answer a note."""
        self._write(partial(notes.reply, note=note, text=text, by=self._desk.acting))

    def resolve(self, note: NoteId) -> None:
        """Take note that a note has been dealt with."""
        self._write(partial(notes.resolve, note=note, by=self._desk.acting))

    def reopen(self, note: NoteId) -> None:
        """Take that back."""
        self._write(partial(notes.reopen, note=note))

    def remove(self, note: NoteId) -> None:
        """Take one's own note back."""
        self._write(partial(notes.remove, note=note, by=self._desk.acting))

    def reveal(self, note: Note) -> None:
        """Show what a note is about."""
        article, anchor = self._article, note.anchor
        if article is None or not anchor.field:
            return
        start, end = anchor.start, anchor.end
        if anchor.field == BODY:
            span = self.span(note.id)
            if span is None:
                return
            start, end = map(article.body_offset, span)
        self._desk.reveal(Place(article.id, anchor.field, start, end))

    def look_again(self) -> None:
        """Look for the words of notes that had lost theirs: undo may have brought them back."""
        lost = [note for note in self._notes if self.span(note.id) is None]
        for note in lost:
            self._held.pop(note.id, None)
        self._hold(lost)

    def _write(self, operation: Callable[..., Changes]) -> None:
        self._desk.dispatcher.write(operation, owner=self, failed=self._desk.report)

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.saved.disconnect(self._on_saved)
        self._article = article
        self._loading.cancel()
        self._show(())
        if article is not None:
            article.saved.connect(self._on_saved)
            self._load(article.id)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if self._article is not None and self._article.id in changes.noted:
            self._load(self._article.id)

    def _load(self, article: ArticleId) -> None:
        self._loading.follow(
            self._desk.dispatcher.read(
                partial(notes.of, article=article),
                owner=self,
                done=self._loading.only(self._show),
                after_writes=True,
            )
        )

    def _show(self, found: tuple[Note, ...]) -> None:
        if found == self._notes and (found or not self._held):
            return
        known = {note.id for note in found}
        self._held = {key: held for key, held in self._held.items() if key in known}
        self._notes = found
        self._hold([note for note in found if note.id not in self._held])
        self.changed.emit()

    def _hold(self, fresh: list[Note]) -> None:
        """Mark the words of notes in the document, where they are still there."""
        article = self._article
        placed = [note for note in fresh if note.anchor.field == BODY and note.anchor.quotation]
        if article is None or not placed:
            return
        body = article.body()
        for note in placed:
            found = anchoring.find(body, note.anchor)
            if found is None:
                continue
            start, end = QTextCursor(article.document), QTextCursor(article.document)
            start.setPosition(article.document_position(found[0]))
            end.setPosition(article.document_position(found[1]))
            # What is typed right behind the words is not among them.
            end.setKeepPositionOnInsert(True)
            self._held[note.id] = _Held(start, end)

    def _on_saved(self, _revision: int) -> None:
        """Store where the words are now, if they moved."""
        article = self._article
        if article is None or not self._notes:
            return
        self.look_again()
        body = article.body()
        anchors: dict[NoteId, Anchor] = {}
        for note in self._notes:
            span = self.span(note.id)
            if span is None:
                continue
            start, end = map(article.body_offset, span)
            anchor = anchoring.anchored(body, BODY, start, end)
            if anchor != note.anchor:
                anchors[note.id] = anchor
        if anchors:
            self._notes = tuple(
                replace(note, anchor=anchors.get(note.id, note.anchor)) for note in self._notes
            )
            self._desk.dispatcher.write(
                partial(notes.follow, article=article.id, anchors=anchors), owner=self
            )
