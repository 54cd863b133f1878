"""The workflow: who may move an article where, and the record of each move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.article import Article
from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.changes import Changes
from workstation.domain.checks import Finding, Severity
from workstation.domain.draft import Correction, CorrectionKind
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, EventId, new_uuid
from workstation.domain.newsroom import Contributor, Newsroom
from workstation.domain.revision import RevisionReason
from workstation.domain.workflow import (
    Stage,
    StageEvent,
    Transition,
    find_transition,
    transitions_from,
)
from workstation.services import drafts

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def move(
    uow: UnitOfWork,
    article: ArticleId,
    target: Stage,
    *,
    by: str,
    note: str = "",
    correction: CorrectionKind | None = None,
) -> Changes:
    """Move an article to another stage, or raise `NotAllowed` with the reason in a sentence.

    The text is kept as a revision first, and the event names it. Moves that are checked run all
    checks on the stored text at this moment; one that blocks stops the move.

    An article that becomes corrected tells its readers: with a kind of `correction`, the note
    stands on the page from now on. Without one the correction is minor: the note is on record
    only. A correction on the page makes a new version of the draft; all other moves keep it.
    """
    present = uow.articles.load(article)
    by, note = single_line(by), canonical_text(note).strip()
    transition = _permitted(present, target)
    _check_person(uow.newsroom.load(), transition, by)
    _check_note(transition, note)
    if transition.checked:
        _check_findings(transition, _look(uow, present))
    _check_embargo(uow, present, target)
    changes = Changes()
    if target is Stage.CORRECTED and correction is not None:
        changes = _tell_readers(uow, present, Correction(uow.clock.now(), correction, note))
    changes |= drafts.keep_revision(
        uow,
        article,
        author=by,
        reason=RevisionReason.SUBMITTED if target is Stage.SUBMITTED else RevisionReason.STAGE,
        note=note,
        stage=target,
    )
    _enter(uow, present, target, by)
    _record(uow, present, target, by, note)
    return changes | Changes(reviewed=frozenset({article}))


def available(
    article: Article, person: Contributor | None, newsroom: Newsroom | None = None
) -> tuple[Transition, ...]:
    """Return the moves that someone may make now, in the order of the workflow.

    With the newsroom given, one that has named no editor yet lets everyone make every move.
    """
    edits = person is not None and person.role.edits
    if newsroom is not None:
        edits = newsroom.may_edit("" if person is None else person.name)
    return tuple(
        transition
        for transition in transitions_from(article.stage, article.stage_before_spike)
        if edits or not transition.editors_only
    )


def events(uow: UnitOfWork, article: ArticleId) -> tuple[StageEvent, ...]:
    """Return what happened to an article in the workflow, newest first."""
    return uow.events.of(article)


def assign(uow: UnitOfWork, article: ArticleId, name: str) -> Changes:
    """Name the person who has the article now; an empty name is nobody."""
    present = uow.articles.load(article)
    name = single_line(name)
    if present.assignee == name:
        return Changes()
    uow.articles.set_assignee(article, name)
    return Changes(edited=frozenset({article}))


def _look(uow: UnitOfWork, article: Article) -> tuple[Finding, ...]:
    # Every rule is loaded with it, and the window asks this module for the next step first.
    from workstation.services import checking  # noqa: PLC0415

    return checking.check(
        article,
        article.draft,
        uow.articles.references(article.draft),
        uow.newsroom.load(),
        now=uow.clock.now(),
    )


def _tell_readers(uow: UnitOfWork, article: Article, correction: Correction) -> Changes:
    told = replace(article.draft, corrections=(*article.draft.corrections, correction))
    return drafts.save(uow, article.id, told, version=article.version)


def _enter(uow: UnitOfWork, present: Article, target: Stage, by: str) -> None:
    """Give an article its new stage, and what follows from it."""
    first_out = target.live and present.published_at is None
    uow.articles.set_stage(
        present.id,
        target,
        before_spike=present.stage if target is Stage.SPIKED else None,
        published_at=uow.clock.now() if first_out else None,
    )
    if target is Stage.IN_REVIEW and present.stage is Stage.SUBMITTED:
        uow.articles.set_assignee(present.id, by)


def _record(uow: UnitOfWork, present: Article, target: Stage, by: str, note: str) -> None:
    """Write down a move, with the revision that was made of the text."""
    uow.events.add(
        StageEvent(
            id=EventId(new_uuid()),
            article=present.id,
            origin=present.stage,
            target=target,
            by=by,
            at=uow.clock.now(),
            note=note,
            revision=uow.articles.state(present.id).head,
        )
    )


def _permitted(article: Article, target: Stage) -> Transition:
    transition = find_transition(article.stage, target)
    if transition in transitions_from(article.stage, article.stage_before_spike):
        assert transition is not None
        return transition
    if article.stage is target:
        raise NotAllowed(f"The article is already {target}.")
    known = [each.target for each in transitions_from(article.stage, article.stage_before_spike)]
    if not known:
        raise NotAllowed(f"An article that is {article.stage} stays so.")
    raise NotAllowed(
        f"An article that is {article.stage} can't become {target}; "
        f"it can become {' or '.join(known)}."
    )


def _check_person(newsroom: Newsroom, transition: Transition, by: str) -> None:
    if not by:
        raise NotAllowed("Say who is making this move.")
    if transition.editors_only and not newsroom.may_edit(by):
        if newsroom.person(by) is None:
            raise NotAllowed(
                f"“{by}” is not among the people of this newsroom, and only an editor can make "
                f"an article {transition.target}."
            )
        raise NotAllowed(
            f"Only an editor can make an article {transition.target}; “{by}” is a writer."
        )


def _check_note(transition: Transition, note: str) -> None:
    if transition.needs_note and not note:
        raise NotAllowed(f"Say why the article becomes {transition.target}: a note is needed.")


def _check_findings(transition: Transition, findings: Iterable[Finding]) -> None:
    blocking = [finding for finding in findings if finding.severity is Severity.BLOCK]
    if transition.checked and blocking:
        more = f" (and {len(blocking) - 1} more)" if len(blocking) > 1 else ""
        raise NotAllowed(
            f"The article can't become {transition.target} yet: {blocking[0].message}{more}"
        )


def _check_embargo(uow: UnitOfWork, article: Article, target: Stage) -> None:
    embargo = article.draft.embargo
    if target is Stage.PUBLISHED and embargo is not None and embargo > uow.clock.now():
        raise NotAllowed(
            f"The article is under embargo until {embargo:%-d %B %Y, %H:%M} UTC "
            "and can't be published before."
        )
