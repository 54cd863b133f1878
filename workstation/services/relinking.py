"""Changing links of other articles: at once where one may, as a proposal where one may not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, ProposalId, new_uuid
from workstation.domain.links import ArticleTarget
from workstation.domain.proposals import LinkChange, Proposal, ProposalState, Relinked
from workstation.domain.workflow import Stage
from workstation.services import drafts
from workstation.text.relinking import as_made, relinked

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def waits(summary: ArticleSummary, by: str) -> bool:
    """Say whether a change of this article's links by somebody waits for a decision there.

    It does where readers have seen the article, an editor has approved it, or it is another's.
    """
    if summary.stage.was_public or summary.stage is Stage.APPROVED:
        return True
    people = {folded(name) for name in (*summary.bylines, summary.assignee) if name}
    return bool(people) and folded(by) not in people


def carry_out(
    uow: UnitOfWork, changes: Iterable[LinkChange], *, by: str
) -> tuple[Relinked, Changes]:
    """Make changes of links, each at once or as a proposal at its article."""
    wanted = tuple(changes)
    known = {each.id: each for each in uow.articles.summaries({one.article for one in wanted})}
    made, waiting = [], []
    told = Changes()
    for change in wanted:
        summary = known.get(change.article)
        if summary is None:
            continue
        if waits(summary, by):
            waiting.append(
                Proposal(id=ProposalId(new_uuid()), change=change, by=by, at=uow.clock.now())
            )
        else:
            done, more = make(uow, change)
            told |= more
            if done is not None:
                made.append(done)
    uow.proposals.add(waiting)
    told |= Changes(reviewed=frozenset(one.change.article for one in waiting))
    return Relinked(tuple(made), tuple(waiting)), told


def make(uow: UnitOfWork, change: LinkChange) -> tuple[LinkChange | None, Changes]:
    """Change a link of a stored article; return what takes it back, or None for no change."""
    present = uow.articles.load(change.article)
    after = relinked(present.draft, change)
    if after == present.draft:
        return None, Changes()
    done = as_made(present.draft, change)
    told = drafts.save(uow, change.article, after, version=present.version)
    return done, told | Changes(reviewed=frozenset({change.article}))


def take_back(uow: UnitOfWork, done: Relinked, *, by: str) -> Changes:
    """Undo what `carry_out` did, as far as nobody has decided on it or changed it since."""
    told = Changes()
    for change in reversed(done.made):
        told |= make(uow, change.reversed())[1]
    for proposal in done.waiting:
        if uow.proposals.get(proposal.id).state is ProposalState.OPEN:
            told |= decide(uow, proposal.id, ProposalState.WITHDRAWN, by=by)
    return told


def waiting(uow: UnitOfWork, article: ArticleId) -> tuple[Proposal, ...]:
    """Return what waits at an article to be accepted or refused, oldest first."""
    return uow.proposals.open(article)


def decide(uow: UnitOfWork, proposal: ProposalId, state: ProposalState, *, by: str) -> Changes:
    """Record what became of a proposal; the link itself is changed by whoever has the article."""
    present = uow.proposals.get(proposal)
    opened = state is ProposalState.OPEN
    uow.proposals.put(
        replace(
            present,
            state=state,
            decided_by="" if opened else by,
            decided_at=None if opened else uow.clock.now(),
        )
    )
    return Changes(reviewed=frozenset({present.change.article}))


def names(uow: UnitOfWork, proposals: Iterable[Proposal]) -> tuple[ArticleSummary, ...]:
    """Return the articles that proposals are about."""
    targets = {
        link.target.id
        for one in proposals
        for link in (one.change.before, one.change.after)
        if link is not None and isinstance(link.target, ArticleTarget)
    }
    return uow.articles.summaries(sorted(targets))
