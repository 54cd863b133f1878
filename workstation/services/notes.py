"""Notes on articles: said, answered, resolved, and kept beside the words they are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.changes import Changes
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.notes import Anchor, Note
from workstation.domain.suggestions import Reply
from workstation.domain.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def of(uow: UnitOfWork, article: ArticleId) -> tuple[Note, ...]:
    """Return an article's notes, oldest first, resolved ones too."""
    return uow.notes.of(article)


def add(
    uow: UnitOfWork, note: NoteId, article: ArticleId, anchor: Anchor, text: str, *, by: str
) -> Changes:
    """Make a note; raises `NotAllowed` where it says nothing."""
    new = Note(
        id=note,
        article=article,
        anchor=replace(anchor, quotation=canonical_text(anchor.quotation)),
        by=_name(by),
        at=uow.clock.now(),
        text=_said(text),
    )
    uow.notes.put([new])
    return Changes(noted=frozenset({article}))


def reply(uow: UnitOfWork, note: NoteId, text: str, *, by: str) -> Changes:
    """Answer a note; one that was resolved is open again."""
    present = uow.notes.get(note)
    answer = Reply(_name(by), uow.clock.now(), _said(text))
    return _put(
        uow,
        replace(present, replies=(*present.replies, answer), resolved_by="", resolved_at=None),
    )


def resolve(uow: UnitOfWork, note: NoteId, *, by: str) -> Changes:
    """Take note that a note has been dealt with."""
    present = uow.notes.get(note)
    if present.resolved:
        return Changes()
    return _put(uow, replace(present, resolved_by=_name(by), resolved_at=uow.clock.now()))


def reopen(uow: UnitOfWork, note: NoteId) -> Changes:
    """Take back that a note has been dealt with."""
    return _put(uow, replace(uow.notes.get(note), resolved_by="", resolved_at=None))


def remove(uow: UnitOfWork, note: NoteId, *, by: str) -> Changes:
    """Take a note back; only whoever made it can, and only while nobody has answered."""
    present = uow.notes.get(note)
    if present.by != by or present.replies:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Only your own notes that nobody has answered can be taken back; resolve it "
                "instead.",
            )
        )
    uow.notes.remove(note)
    return Changes(noted=frozenset({present.article}))


def follow(uow: UnitOfWork, article: ArticleId, anchors: Mapping[NoteId, Anchor]) -> Changes:
    """Take note of where the words are now that notes are about; unknown notes are passed over.

    Nobody has to be told: whoever shows the notes has moved them along with the words.
    """
    moved = [
        replace(note, anchor=anchors[note.id])
        for note in uow.notes.of(article)
        if anchors.get(note.id, note.anchor) != note.anchor
    ]
    uow.notes.put(moved)
    return Changes()


def _put(uow: UnitOfWork, note: Note) -> Changes:
    uow.notes.put([replace(note, edits=note.edits + 1)])
    return Changes(noted=frozenset({note.article}))


def _said(text: str) -> str:
    said = canonical_text(text).strip()
    if not said:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "Write something first: a note without words helps nobody."
            )
        )
    return said


def _name(by: str) -> str:
    name = single_line(by)
    if not name:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Say who you are before you make a note: choose a person in the settings.",
            )
        )
    return name
