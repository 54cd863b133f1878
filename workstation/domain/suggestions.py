"""Suggestions: changes that are proposed in a text, and stand in it until somebody decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workstation.domain.ids import SuggestionId

BODY = "body"


class MarkKind(StrEnum):
    """What a suggestion does to a stretch of text."""

    INSERTED = "inserted"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch that a suggestion puts in or takes out.

    `start` counts code points in the *marked* text: the field's text with everything in it that
    any suggestion of the field puts in.
    """

    start: int
    kind: MarkKind
    text: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What somebody answered to a suggestion or a note."""

    by: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A proposed change of one field by one person."""

    id: SuggestionId
    field: str = BODY
    """`body`, `headline`, `standfirst`, `figures.KEY.caption`, `links.KEY.label`, …"""
    by: str
    at: datetime
    parts: tuple[Part, ...]
    """In the order of the text; never empty."""
    replies: tuple[Reply, ...] = ()

    @property
    def inserted(self) -> str:
        """All that it puts in."""
        return "".join(part.text for part in self.parts if part.kind is MarkKind.INSERTED)

    @property
    def deleted(self) -> str:
        """All that it takes out."""
        return "".join(part.text for part in self.parts if part.kind is MarkKind.DELETED)
