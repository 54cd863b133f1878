"""Related links: from one article to another, to a page elsewhere, or to a story to come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
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


class Unready(StrEnum):
    """What happens to a link while its target is not published; the word is in article files."""

    UNDECIDED = ""
    HOLD = "hold"
    """It is left out until its target goes live, and appears then."""
    TOGETHER = "together"
    """Its target is published in the same moment as the article."""


INVERSE: Mapping[LinkKind, LinkKind] = MappingProxyType(
    {
        LinkKind.BACKGROUND: LinkKind.FOLLOW_UP,
        LinkKind.FOLLOW_UP: LinkKind.BACKGROUND,
        LinkKind.UPDATE_OF: LinkKind.FOLLOW_UP,
        LinkKind.SAME_SERIES: LinkKind.SAME_SERIES,
        LinkKind.EXPLAINER: LinkKind.BACKGROUND,
        LinkKind.OPINION: LinkKind.BACKGROUND,
        LinkKind.CORRECTION: LinkKind.BACKGROUND,
        LinkKind.SEE_ALSO: LinkKind.SEE_ALSO,
    }
)
"""What an article is to another that it has linked as this kind."""


@dataclass(frozen=True, slots=True)
class ArticleTarget:
    """An article of this newsroom, whatever its headline and slug become."""

    id: ArticleId


@dataclass(frozen=True, slots=True)
class WebTarget:
    """A page elsewhere, with the title it is to be shown under."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebPage:
    """What a check of a page elsewhere has found."""

    url: str
    title: str = ""
    checked_at: datetime
    status: int = 0
    """As HTTP counts them; 0 where no answer came."""
    problem: str = ""
    """Why no answer came."""

    @property
    def sound(self) -> bool:
        """The page was there."""
        return 200 <= self.status < 400


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
    unready: Unready = Unready.UNDECIDED
    """What was decided for the time in which its target is not published."""
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
