"""Moving several articles at once: each one by itself, through the guards of a single move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workstation.domain.changes import Changes
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.impact import FELT_ELSEWHERE
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import TRANSITIONS, Offer, Stage, Transition, find_transition
from workstation.services import impact, reviewing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workstation.domain.article import ArticleSummary
    from workstation.domain.newsroom import Newsroom
    from workstation.storage.unit_of_work import UnitOfWork

ONE_BY_ONE = frozenset({Stage.CORRECTED, Stage.WITHDRAWN})
"""What readers are told is written for each article."""


def offers(summaries: Iterable[ArticleSummary], newsroom: Newsroom, by: str) -> tuple[Offer, ...]:
    """Return what someone may do with several articles, in the order of the workflow."""
    first: dict[tuple[object, ...], Transition] = {}
    found: dict[tuple[object, ...], list[ArticleId]] = {}
    person = newsroom.person(by)
    for summary in summaries:
        for transition in reviewing.offered(summary, person, newsroom):
            if transition.target not in ONE_BY_ONE:
                first.setdefault(_kind(transition), transition)
                found.setdefault(_kind(transition), []).append(summary.id)
    made = [Offer(first[kind], tuple(articles)) for kind, articles in found.items()]
    return tuple(sorted(made, key=lambda offer: TRANSITIONS.index(offer.transition)))


def move(
    uow: UnitOfWork, article: ArticleId, transition: Transition, *, by: str, note: str = ""
) -> Changes:
    """Make one of several moves; raises `NotAllowed`.

    What is felt by other articles is not done in passing: somebody has to see what it does there.
    """
    present, target = uow.articles.load(article), transition.target
    if transition.origin is Stage.SPIKED:
        if present.stage is not Stage.SPIKED:
            raise _not_meant(present.stage)
        target = present.stage_before_spike or Stage.DRAFT
    own = find_transition(present.stage, target)
    if own is not None and _kind(own) != _kind(transition):
        raise _not_meant(present.stage)
    kind = FELT_ELSEWHERE.get(target)
    if kind is not None and impact.foresee(uow, article, kind, by=by).affected:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Other articles link to it: open it and move it there, to see what that does.",
            )
        )
    return reviewing.move_checked(uow, article, target, by=by, note=note)


def _kind(transition: Transition) -> tuple[object, ...]:
    """Tell moves apart that mean something else though they lead to the same stage."""
    if transition.origin is Stage.SPIKED:
        return (Stage.SPIKED,)
    return (
        transition.target,
        transition.target is Stage.IN_REVIEW and transition.origin is Stage.APPROVED,
    )


def _not_meant(stage: Stage) -> NotAllowed:
    return NotAllowed(QT_TRANSLATE_NOOP("Refusals", "It is {stage}."), stage=stage)
