"""Notes on articles, with their answers."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.notes import Note
from workstation.storage import tables
from workstation.storage.review_mapping import note_from, note_values
from workstation.storage.rows import among, records

_note = tables.note
_removed = tables.removed_note


class Notes:
    """The notes of every article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, article: ArticleId) -> tuple[Note, ...]:
        """Return an article's notes, oldest first."""
        result = self._connection.execute(
            select(_note).where(_note.c.article == article).order_by(_note.c.id)
        )
        return tuple(map(note_from, records(result)))

    def get(self, note: NoteId) -> Note:
        """Return a note; raises `NotFound`."""
        result = self._connection.execute(select(_note).where(_note.c.id == note))
        for row in records(result):
            return note_from(row)
        raise NotFound("note", note)

    def put(self, notes: Iterable[Note]) -> None:
        """Store notes, new ones and those that changed."""
        rows = [note_values(note) for note in notes]
        if rows:
            statement = insert(_note)
            self._connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["id"],
                    set_={
                        column.name: statement.excluded[column.name]
                        for column in _note.c
                        if column.name not in ("id", "article")
                    },
                ),
                rows,
            )

    def remove(self, note: NoteId) -> None:
        """Delete a note with its answers, so that no packet brings it back."""
        self._connection.execute(delete(_note).where(_note.c.id == note))
        self._connection.execute(insert(_removed).values(id=note).on_conflict_do_nothing())

    def removed(self, notes: Iterable[NoteId]) -> frozenset[NoteId]:
        """Return those of the notes that were deleted here."""
        rows = self._connection.execute(select(_removed.c.id).where(among(_removed.c.id, notes)))
        return frozenset(NoteId(row[0]) for row in rows)

    def elsewhere(self, notes: Iterable[NoteId], article: ArticleId) -> frozenset[NoteId]:
        """Return those of the notes that belong to another article."""
        rows = self._connection.execute(
            select(_note.c.id).where(among(_note.c.id, notes), _note.c.article != article)
        )
        return frozenset(NoteId(row[0]) for row in rows)

    def open_count(self, article: ArticleId) -> int:
        """Return how many of an article's notes nobody has resolved."""
        found = self._connection.scalar(
            select(func.count()).where(_note.c.article == article, _note.c.resolved_by == "")
        )
        return found or 0
