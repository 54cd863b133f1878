"""What stands against a move: the rules of the workflow, each refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from workstation.domain.article import Article, ArticleSummary
from workstation.domain.checks import Finding, Severity
from workstation.domain.errors import NotAllowed
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.wording import QT_TRANSLATE_NOOP, AllOf, OneOf
from workstation.domain.workflow import (
    Stage,
    TickState,
    Transition,
    find_transition,
    transitions_from,
)


def check(
    article: Article,
    target: Stage,
    newsroom: Newsroom,
    *,
    by: str,
    note: str,
    findings: Iterable[Finding],
    now: datetime,
) -> None:
    """Raise `NotAllowed` with the first reason why somebody can't make a move now."""
    transition = _permitted(article, target)
    _check_person(newsroom, transition, by)
    _check_own_work(newsroom, article, target, by)
    _check_note(transition, note)
    _check_findings(transition, findings)
    _check_embargo(article, target, now)
    _check_suggestions(article, target)
    _check_conflicts(article, target)
    _check_ticks(article, target)


def available(
    article: Article, person: Contributor | None, newsroom: Newsroom | None = None
) -> tuple[Transition, ...]:
    """Return the moves that someone may make now, in the order of the workflow.

    With the newsroom given, one that has named no editor yet lets everyone make every move, and
    an editor can't approve what they wrote while another editor could.
    """
    return _offered(
        article.stage, article.stage_before_spike, article.draft.bylines, person, newsroom
    )


def offered(
    summary: ArticleSummary, person: Contributor | None, newsroom: Newsroom
) -> tuple[Transition, ...]:
    """Return the moves of an article in a list; out of spiked, one stands for all ways back."""
    return _offered(summary.stage, None, summary.bylines, person, newsroom)


def _offered(
    stage: Stage,
    before_spike: Stage | None,
    bylines: tuple[str, ...],
    person: Contributor | None,
    newsroom: Newsroom | None,
) -> tuple[Transition, ...]:
    name = "" if person is None else person.name
    edits = person is not None and person.role.edits
    withheld = None
    if newsroom is not None:
        edits = newsroom.may_edit(name)
        if newsroom.approvers_instead(name, bylines):
            withheld = Stage.APPROVED
    return tuple(
        transition
        for transition in transitions_from(stage, before_spike)
        if edits or not transition.editors_only
        if transition.target is not withheld or transition.origin is Stage.SPIKED
    )


def _permitted(article: Article, target: Stage) -> Transition:
    transition = find_transition(article.stage, target)
    if transition in transitions_from(article.stage, article.stage_before_spike):
        assert transition is not None
        return transition
    if article.stage is target:
        raise NotAllowed(
            QT_TRANSLATE_NOOP("Refusals", "The article is already {target}."), target=target
        )
    known = [each.target for each in transitions_from(article.stage, article.stage_before_spike)]
    if not known:
        raise NotAllowed(
            QT_TRANSLATE_NOOP("Refusals", "An article that is {stage} stays so."),
            stage=article.stage,
        )
    raise NotAllowed(
        QT_TRANSLATE_NOOP(
            "Refusals",
            "An article that is {stage} can’t become {target}; it can become {known}.",
        ),
        stage=article.stage,
        target=target,
        known=OneOf(tuple(known)),
    )


def _check_person(newsroom: Newsroom, transition: Transition, by: str) -> None:
    if not by:
        raise NotAllowed(QT_TRANSLATE_NOOP("Refusals", "Say who is making this move."))
    if transition.editors_only and not newsroom.may_edit(by):
        if newsroom.person(by) is None:
            raise NotAllowed(
                QT_TRANSLATE_NOOP(
                    "Refusals",
                    "“{name}” is not among the people of this newsroom, and only an editor can "
                    "make an article {target}.",
                ),
                name=by,
                target=transition.target,
            )
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "Only an editor can make an article {target}; “{name}” is a writer."
            ),
            name=by,
            target=transition.target,
        )


def _check_own_work(newsroom: Newsroom, article: Article, target: Stage, by: str) -> None:
    others = newsroom.approvers_instead(by, article.draft.bylines)
    if others and target is Stage.APPROVED and article.stage is not Stage.SPIKED:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "“{name}” wrote this article, so another editor approves it: {others}."
            ),
            name=by,
            others=OneOf(tuple(others)),
        )


def _check_note(transition: Transition, note: str) -> None:
    if transition.needs_note and not note:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "Say why the article becomes {target}: a note is needed."
            ),
            target=transition.target,
        )


def _check_findings(transition: Transition, findings: Iterable[Finding]) -> None:
    blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
    if not transition.checked or not blocking:
        return
    said = QT_TRANSLATE_NOOP("Refusals", "The article can’t become {target} yet: {finding}")
    if len(blocking) > 1:
        said = QT_TRANSLATE_NOOP(
            "Refusals", "The article can’t become {target} yet: {finding} (and {more} more)"
        )
    raise NotAllowed(said, target=transition.target, finding=blocking[0], more=len(blocking) - 1)


def _check_embargo(article: Article, target: Stage, now: datetime) -> None:
    embargo = article.draft.embargo
    if target is Stage.PUBLISHED and embargo is not None and embargo > now:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "The article is under embargo until {moment} and can’t be published before.",
            ),
            moment=embargo,
        )


def _check_suggestions(article: Article, target: Stage) -> None:
    waiting = len(article.draft.suggestions)
    if (
        waiting
        and target in (Stage.APPROVED, Stage.PUBLISHED)
        and article.stage is not Stage.SPIKED
    ):
        said = QT_TRANSLATE_NOOP(
            "Refusals",
            "One suggestion waits for a decision: accept or reject before the article becomes "
            "{target}.",
        )
        if waiting > 1:
            said = QT_TRANSLATE_NOOP(
                "Refusals",
                "{count} suggestions wait for a decision: accept or reject before the article "
                "becomes {target}.",
            )
        raise NotAllowed(said, count=waiting, target=target)


def _check_conflicts(article: Article, target: Stage) -> None:
    decided = target in (Stage.APPROVED, Stage.PUBLISHED, Stage.CORRECTED)
    if article.conflicts and decided and article.stage is not Stage.SPIKED:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Another version of this article has come back and changes the same: choose what "
                "stays before the article becomes {target}.",
            ),
            target=target,
        )


def _check_ticks(article: Article, target: Stage) -> None:
    needed = [mark.tick for mark in article.ticks if mark.state is TickState.NEEDED]
    if needed and target is Stage.PUBLISHED:
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "The article can’t be published before somebody has ticked: {ticks}."
            ),
            ticks=AllOf(tuple(needed)),
        )
