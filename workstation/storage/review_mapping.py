"""Suggestions, ticks and notes as columns keep them, and back."""

from __future__ import annotations

import json
from collections.abc import Iterable

from workstation.domain.canonical import canonical_json
from workstation.domain.clock import from_text, to_text
from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.notes import Anchor, Note
from workstation.domain.serial import (
    reply_from_json,
    reply_to_json,
    suggestion_from_json,
    suggestion_to_json,
)
from workstation.domain.suggestions import Suggestion
from workstation.domain.workflow import Tick, TickMark, TickState
from workstation.storage.sealing import Record, Values, sealed
from workstation.storage.values import moment_from, moment_text


def suggestions_from(text: str) -> tuple[Suggestion, ...]:
    """Read the suggestions of a draft."""
    # Nearly every article has none, and every one that is opened is asked.
    return () if text == "[]" else tuple(map(suggestion_from_json, json.loads(text)))


def suggestions_text(suggestions: Iterable[Suggestion]) -> str:
    """Write the suggestions of a draft."""
    return canonical_json([suggestion_to_json(each) for each in suggestions])


def ticks_from(text: str) -> tuple[TickMark, ...]:
    """Read how far an article's ticks are."""
    return tuple(
        TickMark(Tick(tick), TickState(state), by, from_text(at))
        for tick, state, by, at in json.loads(text)
    )


def ticks_text(marks: Iterable[TickMark]) -> str:
    """Write how far an article's ticks are."""
    return canonical_json([[mark.tick, mark.state, mark.by, to_text(mark.at)] for mark in marks])


def note_from(row: Record) -> Note:
    """Read a note."""
    return Note(
        id=NoteId(row["id"]),
        article=ArticleId(row["article"]),
        anchor=Anchor(row["field"], row["start"], row["stop"], row["quotation"]),
        by=row["by_name"],
        at=from_text(row["at"]),
        text=row["text"],
        replies=tuple(map(reply_from_json, json.loads(row["replies"]))),
        resolved_by=row["resolved_by"],
        resolved_at=moment_from(row["resolved_at"]),
        edits=row["edits"],
    )


def note_values(note: Note) -> Values:
    """Return a note's row."""
    values: Values = {
        "id": note.id,
        "article": note.article,
        "field": note.anchor.field,
        "start": note.anchor.start,
        "stop": note.anchor.end,
        "quotation": note.anchor.quotation,
        "by_name": note.by,
        "at": to_text(note.at),
        "text": note.text,
        "replies": canonical_json([reply_to_json(reply) for reply in note.replies]),
        "resolved_by": note.resolved_by,
        "resolved_at": moment_text(note.resolved_at),
        "edits": note.edits,
    }
    return sealed("note", values)
