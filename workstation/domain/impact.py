"""What a change of one article does to the articles that link to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workstation.domain.article import ArticleSummary
from workstation.domain.links import RelatedLink
from workstation.domain.workflow import Stage


class ImpactKind(StrEnum):
    """What is about to happen to an article."""

    RETITLE = "retitle"
    SLUG = "slug"
    SPIKE = "spike"
    WITHDRAW = "withdraw"
    DELETE = "delete"
    MERGE = "merge"


FELT_ELSEWHERE = {Stage.SPIKED: ImpactKind.SPIKE, Stage.WITHDRAWN: ImpactKind.WITHDRAW}
"""Stages in which an article's links elsewhere lead nowhere."""


class Effect(StrEnum):
    """What that does to one link."""

    FOLLOWS = "follows"
    """The link shows the new headline by itself."""
    LABEL_STAYS = "label stays"
    """The link has a title of its own, which goes on saying what it says."""
    UNTOUCHED = "untouched"
    """The link goes by the article, not by its address."""
    ADDRESS_BREAKS = "address breaks"
    """The text has the old address typed into it."""
    LEFT_OUT = "left out"
    """Pages that readers can see lose the link."""
    BLOCKS = "blocks"
    """The article can't be published until the link is settled."""
    RETARGETED = "retargeted"
    """The link leads to the article that this one becomes part of."""


class Decision(StrEnum):
    """What a person wants done with a link."""

    KEEP = "keep"
    RELABEL = "relabel"
    RETARGET = "retarget"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Affected:
    """One place that leads to the article."""

    source: ArticleSummary
    link: RelatedLink | None
    """None where the text itself has the address."""
    effect: Effect
    waits: bool
    """A change of it waits there, because the article is published or another person's."""

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What can be done here and now."""
        if self.link is None:
            return (Decision.KEEP,)
        return tuple(Decision)


@dataclass(frozen=True, slots=True)
class Impact:
    """Everything a change touches."""

    kind: ImpactKind
    article: ArticleSummary
    affected: tuple[Affected, ...]
