"""Related links: from one article to another, to a page elsewhere, or to a story to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from workstation.domain.ids import ArticleId, LinkId


class LinkKind(StrEnum):
    """What the target is to the article; the value is the word in article files."""

    BACKGROUND = "background"
    FOLLOW_UP = "follow-up"
    UPDATE_OF = "update of"
    SAME_SERIES = "same series"
    EXPLAINER = "explainer"
    OPINION = "opinion"
    CORRECTION = "correction"
    SEE_ALSO = "see also"


class Placement(StrEnum):
    """Where a link stands: at its directive in the text, or in the list at the end."""

    TEXT = "text"
    END = "end"


@dataclass(frozen=True, slots=True)
class ArticleTarget:
    """An article of this newsroom, whatever its headline and slug become."""

    id: ArticleId


@dataclass(frozen=True, slots=True)
class WebTarget:
    """A page elsewhere, with the title it is to be shown under."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class UnresolvedTarget:
    """A story that is not (yet) in the newsroom; it resolves when one with its slug arrives."""

    title: str
    bylines: tuple[str, ...] = ()
    slug: str = ""


LinkTarget: TypeAlias = ArticleTarget | WebTarget | UnresolvedTarget


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedLink:
    """One link of an article; its place in `Draft.links` is its order."""

    id: LinkId
    key: str
    """Short name, unique among the article's links; `{{related: key}}` places it in the text."""
    target: LinkTarget
    kind: LinkKind = LinkKind.SEE_ALSO
    placement: Placement = Placement.END
    label: str = ""
    """What the reader sees instead of the target's headline; empty for the headline itself."""
    label_for: str = ""
    """The target's headline when the label was written, to notice when it has changed since."""
    reason: str = ""
    added_by: str = ""
    added_at: datetime | None = None


def free_key(wanted: str, taken: frozenset[str]) -> str:
    """Return `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken."""
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
