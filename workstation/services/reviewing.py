"""The workflow: who may move an article where, and the record of each move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.article import Article
from workstation.domain.canonical import canonical_text, single_line
from workstation.domain.changes import Changes
from workstation.domain.checks import Finding
from workstation.domain.draft import Correction, CorrectionKind
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, EventId, new_uuid
from workstation.domain.kept_pages import SEEN_BY_READERS
from workstation.domain.links import ArticleTarget, Unready
from workstation.domain.revision import RevisionReason
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import (
    MILESTONES,
    LoggedCorrection,
    Milestone,
    Stage,
    StageEvent,
    find_transition,
)
from workstation.services import drafts, move_guards

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def move(
    uow: UnitOfWork,
    article: ArticleId,
    target: Stage,
    *,
    by: str,
    note: str = "",
    findings: Iterable[Finding] = (),
    correction: CorrectionKind | None = None,
) -> Changes:
    """Move an article to another stage, or raise `NotAllowed` with the reason in a sentence.

    The text is kept as a revision first, and the event names it. `findings` are what the checks
    said of this very text; those that block stop the moves that are checked.

    An article that becomes corrected tells its readers: with a kind of `correction`, the note
    stands on the page from now on. Without one the correction is minor: the note is on record
    only. A correction on the page makes a new version of the draft; all other moves keep it.
    """
    present = uow.articles.load(article)
    by, note = single_line(by), canonical_text(note).strip()
    move_guards.check(
        present,
        target,
        uow.newsroom.load(),
        by=by,
        note=note,
        findings=findings,
        now=uow.clock.now(),
    )
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


def move_checked(
    uow: UnitOfWork,
    article: ArticleId,
    target: Stage,
    *,
    by: str,
    note: str = "",
    correction: CorrectionKind | None = None,
) -> Changes:
    """Move an article as `move` does, after all checks of the text that is stored now.

    What its links say is to be published together with it is published in the same moment, or
    nothing is. The pages that readers get by the move are kept.
    """
    findings = _findings(uow, article, target)
    changes = move(uow, article, target, by=by, note=note, findings=findings, correction=correction)
    others = together(uow, article) if target is Stage.PUBLISHED else ()
    changes |= _publish_along(uow, others, by=by, note=note)
    if target in SEEN_BY_READERS:
        # Composing pages loads much, and the window asks this module for the next step first.
        from workstation.services import kept_pages  # noqa: PLC0415

        kept_pages.keep(uow, (article, *others))
    return changes


def _publish_along(uow: UnitOfWork, others: Iterable[ArticleId], *, by: str, note: str) -> Changes:
    changes, target = Changes(), Stage.PUBLISHED
    for other in others:
        headline = uow.articles.load(other).draft.headline
        try:
            changes |= move(
                uow, other, target, by=by, note=note, findings=_findings(uow, other, target)
            )
        except NotAllowed as refusal:
            raise NotAllowed(
                QT_TRANSLATE_NOOP(
                    "Refusals",
                    "“{headline}” is to be published together with this article. {refusal}",
                ),
                headline=headline,
                refusal=refusal,
            ) from refusal
    return changes


def together(uow: UnitOfWork, article: ArticleId) -> tuple[ArticleId, ...]:
    """Return what is to be published together with an article and is not out yet, in order.

    What those stories bring along themselves belongs to it.
    """
    found: dict[ArticleId, None] = {}
    waiting = [article]
    while waiting:
        links = uow.articles.load(waiting.pop(0)).draft.links
        wanted = [
            link.target.id
            for link in links
            if link.unready is Unready.TOGETHER and isinstance(link.target, ArticleTarget)
        ]
        new = [
            each.id
            for each in uow.articles.summaries(wanted)
            if not each.stage.live and each.id != article and each.id not in found
        ]
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def _findings(uow: UnitOfWork, article: ArticleId, target: Stage) -> tuple[Finding, ...]:
    """Return what the checks say of the stored text, where the move asks for them."""
    # Every rule is loaded with it, and the window asks this module for the next step first.
    from workstation.services import checking  # noqa: PLC0415

    present = uow.articles.load(article)
    transition = find_transition(present.stage, target)
    if transition is None or not transition.checked:
        return ()
    return checking.check(
        present,
        present.draft,
        uow.articles.references(present.draft),
        uow.newsroom.load(),
        now=uow.clock.now(),
    )


def events(uow: UnitOfWork, article: ArticleId) -> tuple[StageEvent, ...]:
    """Return what happened to an article in the workflow, newest first."""
    return uow.events.of(article)


def corrections(uow: UnitOfWork) -> tuple[LoggedCorrection, ...]:
    """Return what of published articles was corrected or withdrawn, newest first."""
    return uow.events.corrections()


def milestones(uow: UnitOfWork, article: ArticleId) -> tuple[Milestone, ...]:
    """Return the latest version that was submitted, sent back, approved and published.

    The newest is first.
    """
    numbers = {each.id: each.number for each in drafts.history(uow, article)}
    found: dict[Stage, Milestone] = {}
    for event in events(uow, article):
        number = numbers.get(event.revision) if event.revision is not None else None
        back = event.origin is Stage.SPIKED
        if event.revision is None or number is None or back or event.target not in MILESTONES:
            continue
        latest = Milestone(event.target, event.revision, number, event.by, event.at)
        found.setdefault(event.target, latest)
    return tuple(found.values())


def last_read(uow: UnitOfWork, article: ArticleId, by: str) -> Milestone | None:
    """Return the version that someone read last, if others have written since.

    What they wrote themselves right after it, they have read.
    """
    marked = uow.revisions.read_by(article, by)
    history = drafts.history(uow, article)
    place = next((n for n, each in enumerate(history) if marked and each.id == marked[0]), None)
    if marked is None or place is None:
        return None
    while place and history[place - 1].author == by:
        place -= 1
    if not place:
        return None
    return Milestone(None, history[place].id, history[place].number, by, marked[1])


def mark_read(uow: UnitOfWork, article: ArticleId, by: str) -> Changes:
    """Note that someone has read an article as it is now; nothing shows that to others."""
    head = uow.articles.state(article).head
    known = uow.revisions.read_by(article, by)
    if by and head is not None and (known is None or known[0] != head):
        uow.revisions.mark_read(article, by, head, uow.clock.now())
    return Changes()


def assign(uow: UnitOfWork, article: ArticleId, name: str, *, by: str) -> Changes:
    """Name the person who has the article now; an empty name is nobody.

    Raises `NotAllowed` where `by` is no editor.
    """
    present = uow.articles.load(article)
    name, by = single_line(name), single_line(by)
    if not uow.newsroom.load().may_edit(by):
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals", "Only an editor can give an article to somebody; “{name}” is none."
            ),
            name=by,
        )
    if present.assignee == name:
        return Changes()
    uow.articles.set_assignee(article, name)
    return Changes(reviewed=frozenset({article}))


def _tell_readers(uow: UnitOfWork, article: Article, correction: Correction) -> Changes:
    told = replace(article.draft, corrections=(*article.draft.corrections, correction))
    return drafts.save(uow, article.id, told, version=article.version)


def _enter(uow: UnitOfWork, present: Article, target: Stage, by: str) -> None:
    """Give an article its new stage, and what follows from it."""
    first_out = target.live and present.published_at is None
    if present.scheduled_at is not None:
        uow.articles.schedule(present.id, None, "")
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
