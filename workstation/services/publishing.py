"""What has to be done before an article is published, and publishing at a set time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workstation.domain.canonical import single_line
from workstation.domain.changes import Changes
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import Stage, Tick, TickMark, TickState
from workstation.services import reviewing

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_NO_TICKS = QT_TRANSLATE_NOOP(
    "Refusals",
    "Only an editor can say what an article needs before it is published; “{name}” is none.",
)
_NO_PLANS = QT_TRANSLATE_NOOP(
    "Refusals", "Only an editor can set when an article is published; “{name}” is none."
)
_NO_CHANGES = QT_TRANSLATE_NOOP(
    "Refusals", "Only an editor can change when an article is published; “{name}” is none."
)


@dataclass(frozen=True, slots=True)
class Missed:
    """An article that was to be published by now and could not be."""

    article: ArticleId
    headline: str
    reason: NotAllowed


def set_tick(
    uow: UnitOfWork, article: ArticleId, tick: Tick, state: TickState, *, by: str
) -> Changes:
    """Say how far a tick of an article is; raises `NotAllowed` for writers."""
    present = uow.articles.load(article)
    by = _editor(uow, by, _NO_TICKS)
    kept = [mark for mark in present.ticks if mark.tick is not tick]
    uow.articles.set_ticks(article, [*kept, TickMark(tick, state, by, uow.clock.now())])
    return Changes(reviewed=frozenset({article}))


def schedule(uow: UnitOfWork, article: ArticleId, at: datetime, *, by: str) -> Changes:
    """Have the program publish an approved article at a time; replaces an earlier plan.

    Raises `NotAllowed` for writers, articles that are not approved, and times that are past or
    under embargo.
    """
    present = uow.articles.load(article)
    by = _editor(uow, by, _NO_PLANS)
    if present.stage is not Stage.APPROVED:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Only an approved article can be published at a set time; this one is {stage}.",
            ),
            stage=present.stage,
        )
    if at <= uow.clock.now():
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "That time is past. Choose a later one, or publish the article now."
            )
        )
    embargo = present.draft.embargo
    if embargo is not None and at < embargo:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "The article is under embargo until {moment}. Choose that time or a later one.",
            ),
            moment=embargo,
        )
    uow.articles.schedule(article, at, by)
    return Changes(reviewed=frozenset({article}))


def unschedule(uow: UnitOfWork, article: ArticleId, *, by: str) -> Changes:
    """Take back that an article is published at a set time."""
    _editor(uow, by, _NO_CHANGES)
    if uow.articles.load(article).scheduled_at is None:
        return Changes()
    uow.articles.schedule(article, None, "")
    return Changes(reviewed=frozenset({article}))


def next_due(uow: UnitOfWork) -> datetime | None:
    """Return when the next article is to be published by the program; it may be past."""
    waiting = uow.articles.scheduled()
    return waiting[0][1] if waiting else None


def due(uow: UnitOfWork) -> tuple[ArticleId, ...]:
    """Return the articles whose time has come, the earliest first."""
    now = uow.clock.now()
    return tuple(article for article, at in uow.articles.scheduled() if at <= now)


def publish_due(uow: UnitOfWork, article: ArticleId) -> Changes:
    """Publish an article whose time has come, after all checks of this very minute.

    It is published in the name of whoever set the time, together with what belongs to it. Raises
    `NotAllowed` where that can't be; the transaction has to end with that, for part of it may
    have been done, and `miss` takes note in one of its own.
    """
    by = uow.articles.load(article).scheduled_by
    return reviewing.move_checked(uow, article, Stage.PUBLISHED, by=by)


def miss(uow: UnitOfWork, article: ArticleId, reason: NotAllowed) -> tuple[Changes, Missed]:
    """Drop the plan of an article that could not be published; it stays approved."""
    present = uow.articles.load(article)
    uow.articles.schedule(article, None, "")
    missed = Missed(article, present.draft.headline, reason)
    return Changes(reviewed=frozenset({article})), missed


def _editor(uow: UnitOfWork, by: str, refusal: str) -> str:
    by = single_line(by)
    if not by or not uow.newsroom.load().may_edit(by):
        raise NotAllowed(refusal, name=by)
    return by
