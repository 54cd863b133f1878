"""The draft: everything of an article that people write, and that a revision keeps."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum

from workstation.domain.links import RelatedLink
from workstation.domain.pictures import Figure, Role
from workstation.domain.suggestions import Suggestion


class CorrectionKind(StrEnum):
    """What a correction does to the published story."""

    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"


@dataclass(frozen=True, slots=True)
class Correction:
    """A reader's note on a published page."""

    date: datetime
    kind: CorrectionKind
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The content of an article, as frozen as a photograph of it."""

    headline: str = ""
    slug: str = ""
    section: str = ""
    kicker: str = ""
    standfirst: str = ""
    bylines: tuple[str, ...] = ()
    """Names of contributors, in order."""
    dateline: str = ""
    language: str = "en-GB"
    tags: tuple[str, ...] = ()
    body: str = ""
    """Markdown with `{{picture: key}}` and `{{related: key}}`; canonical text."""
    links: tuple[RelatedLink, ...] = ()
    figures: tuple[Figure, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    """What is proposed and not decided yet; nothing of it is in the other fields."""
    embargo: datetime | None = None
    deadline: datetime | None = None
    word_target: int | None = None
    seo_title: str = ""
    seo_description: str = ""
    newsletter: str | None = None
    """Call to action at the foot: None is the newsroom's own, empty is none."""
    extra: str = "{}"
    """Unknown keys of the article file, as canonical JSON; kept and written back."""

    @property
    def lead(self) -> Figure | None:
        """The figure that opens the page, if there is one."""
        return next((figure for figure in self.figures if figure.role is Role.LEAD), None)

    def figure(self, key: str) -> Figure | None:
        """Find a figure by its key."""
        return next((figure for figure in self.figures if figure.key == key), None)

    def link(self, key: str) -> RelatedLink | None:
        """Find a related link by its key."""
        return next((link for link in self.links if link.key == key), None)


def differing_fields(one: Draft, other: Draft) -> frozenset[str]:
    """Name the fields in which two drafts differ."""
    return frozenset(
        field.name
        for field in fields(Draft)
        if getattr(one, field.name) != getattr(other, field.name)
    )
