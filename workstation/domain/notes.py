"""Notes: comments on a stretch of text, a picture, a link or the whole article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from workstation.domain.ids import ArticleId, NoteId
from workstation.domain.suggestions import Reply

MENTION = "@"
"""Stands before the name of somebody who is to read a note."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a note is about.

    `field` is `body`, `headline`, `figures.KEY`, `links.KEY`, …; empty for the whole article.
    Offsets count code points in the field's text; `quotation` is what stood there when the note
    was last seen beside its text, and stays when the text goes.
    """

    field: str = ""
    start: int = 0
    end: int = 0
    quotation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A comment with its answers; open until somebody resolves it."""

    id: NoteId
    article: ArticleId
    anchor: Anchor
    by: str
    at: datetime
    text: str
    replies: tuple[Reply, ...] = ()
    resolved_by: str = ""
    """Who resolved it; empty while it is open."""
    resolved_at: datetime | None = None
    edits: int = 0
    """How often it was answered, resolved or opened again: the copy with more is newer."""

    @property
    def resolved(self) -> bool:
        """Nobody has to answer it any more."""
        return bool(self.resolved_by)

    def concerns(self, name: str) -> bool:
        """Say whether somebody made it, answered it or is mentioned in it."""
        said = (self.text, *(reply.text for reply in self.replies))
        people = (self.by, *(reply.by for reply in self.replies))
        return name in people or any(f"{MENTION}{name}" in each for each in said)
