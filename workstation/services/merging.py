"""Two lines of an article's revisions come together: by themselves, or as somebody decides.

What is merged by itself depends on the revisions alone: not on clocks, nor on the newsroom, nor
on the order in which packets came. So two newsrooms that have the same revisions make the same
merge of them, under the same name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from typing import TYPE_CHECKING

from workstation.domain import ancestry
from workstation.domain.article import Article
from workstation.domain.canonical import sha256_text
from workstation.domain.changes import Changes
from workstation.domain.cleaning import canonical_draft
from workstation.domain.draft import Draft, differing_fields
from workstation.domain.errors import Conflict, NotFound
from workstation.domain.ids import ArticleId, EventId, RevisionId
from workstation.domain.links import ArticleTarget, RelatedLink, UnresolvedTarget
from workstation.domain.packets import OpenConflict
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.serial import revision_document
from workstation.domain.workflow import PROGRAM, Stage, StageEvent
from workstation.services import drafts
from workstation.text import counts
from workstation.text.draft_merging import merge_drafts

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_RISING = (
    *(Stage.SPIKED, Stage.DRAFT, Stage.CHANGES_REQUESTED, Stage.SUBMITTED, Stage.IN_REVIEW),
    *(Stage.APPROVED, Stage.PUBLISHED, Stage.CORRECTED, Stage.WITHDRAWN),
)
"""Where both sides moved an article, the later of these is where it is."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Two revisions merged into one."""

    revision: Revision
    voids: bool
    """One side had been approved, and the other side's text came in."""


def join(one: Revision, other: Revision, bases: Sequence[Revision]) -> Joined | None:
    """Merge two revisions of an article; None where somebody has to decide.

    After crossed merges there are several bases: then the merge over each has to say the same.
    """
    one, other = sorted((one, other), key=lambda each: each.id)
    draft = _joined_draft(one.draft, other.draft, [base.draft for base in bases])
    if draft is None:
        return None
    draft = canonical_draft(draft)
    stage = _stage(bases, one.stage, other.stage)
    approved = [side for side in (one, other) if side.stage is Stage.APPROVED]
    voids = stage is Stage.APPROVED and any(
        differing_fields(side.draft, draft) - drafts.PLANNING for side in approved
    )
    revision = Revision(
        id=RevisionId(""),
        article=one.article,
        parents=(one.id, other.id),
        author=PROGRAM,
        device="",
        at=max(one.at, other.at),
        reason=RevisionReason.MERGED,
        stage=Stage.IN_REVIEW if voids else stage,
        draft=draft,
    )
    return Joined(replace(revision, id=RevisionId(sha256_text(revision_document(revision)))), voids)


def _joined_draft(one: Draft, other: Draft, bases: Sequence[Draft]) -> Draft | None:
    if one == other:
        return one
    found: Draft | None = None
    for base in bases or (Draft(),):
        merge = merge_drafts(base, one, other)
        if merge.open:
            return None
        draft = merge.settled({}, lambda clash: clash.mine)
        if found is not None and draft != found:
            return None
        found = draft
    return found


def _stage(bases: Sequence[Revision], one: Stage, other: Stage) -> Stage:
    before = {base.stage for base in bases}
    if one is other or before == {other}:
        return one
    if before == {one}:
        return other
    return max(one, other, key=_RISING.index)


@dataclass(frozen=True, slots=True)
class Outlook:
    """How far the revisions of an article come together by themselves."""

    made: tuple[Joined, ...]
    """The merges, each after those that it is made of."""
    graph: ancestry.Graph
    """All revisions with these."""

    @property
    def leaves(self) -> tuple[RevisionId, ...]:
        """The newest revisions then: one, or several of which somebody has to choose."""
        return ancestry.leaves(self.graph)


def foresee(graph: ancestry.Graph, load: Callable[[RevisionId], Revision]) -> Outlook:
    """Merge the newest revisions of an article as far as that goes, and store nothing."""
    made: dict[RevisionId, Joined] = {}
    known: dict[RevisionId, Revision] = {}
    apart: set[tuple[RevisionId, ...]] = set()

    def get(identity: RevisionId) -> Revision:
        if identity in made:
            return made[identity].revision
        if identity not in known:
            known[identity] = load(identity)
        return known[identity]

    while True:
        pairs = combinations(ancestry.leaves(graph), 2)
        pair = next((each for each in pairs if each not in apart), None)
        if pair is None:
            return Outlook(tuple(made.values()), graph)
        bases = [get(base) for base in ancestry.bases(graph, *pair)]
        joined = join(get(pair[0]), get(pair[1]), bases)
        if joined is None:
            apart.add(pair)
            continue
        made[joined.revision.id] = joined
        graph = {**graph, joined.revision.id: joined.revision.parents}


def come_together(
    uow: UnitOfWork, article: ArticleId, *, newsroom: str, published_at: datetime | None = None
) -> Changes:
    """Merge the newest revisions of an article as far as they merge by themselves.

    The text goes forward to what was made of it. What is left is a conflict that came from
    `newsroom`, unless it waited before.
    """
    changes = Changes()
    outlook = foresee(uow.revisions.graph(article), uow.revisions.get)
    for joined in outlook.made:
        add_revision(uow, joined.revision)
        if joined.voids:
            uow.events.add_unknown([_voided(joined.revision)])
    head = uow.articles.state(article).head
    forward = goes_to(outlook, head)
    if forward != head:
        revision = uow.revisions.get(forward)
        text = localised(uow, revision.draft)
        changes |= drafts.receive(uow, revision, text, published_at=published_at)
    return changes | _note_conflicts(uow, article, newsroom)


def goes_to(outlook: Outlook, head: RevisionId | None) -> RevisionId:
    """Return the revision that an article goes forward to from the one that is its newest."""
    leaves = outlook.leaves
    if head in leaves:
        return head
    ahead = (leaf for leaf in leaves if head in ancestry.ancestors(outlook.graph, leaf))
    return next(ahead, leaves[0])


def add_revision(uow: UnitOfWork, revision: Revision) -> None:
    """Store a revision that was not made of the stored text, behind those that are there."""
    state = uow.articles.state(revision.article)
    number = state.revisions + 1
    uow.revisions.add(revision, number=number, words=counts.words(revision.draft.body))
    uow.articles.set_head(revision.article, state.head or revision.id, number)


def _voided(revision: Revision) -> StageEvent:
    """Return the event that an approval is void; every newsroom makes the same one."""
    digits = sha256_text(f"void {revision.id}")
    name = "-".join((digits[:8], digits[8:12], f"8{digits[13:16]}", f"8{digits[17:20]}"))
    return StageEvent(
        id=EventId(f"{name}-{digits[20:32]}"),
        article=revision.article,
        origin=Stage.APPROVED,
        target=Stage.IN_REVIEW,
        by=PROGRAM,
        at=revision.at,
        revision=revision.id,
    )


def _note_conflicts(uow: UnitOfWork, article: ArticleId, newsroom: str) -> Changes:
    graph = uow.revisions.graph(article)
    head = uow.articles.state(article).head
    apart = [leaf for leaf in ancestry.leaves(graph) if leaf != head]
    before = {revision for revision, _newsroom, _since in uow.exchange.conflicts(article)}
    if before == set(apart):
        return Changes()
    uow.exchange.set_conflicts(article, apart, newsroom, uow.clock.now())
    uow.articles.set_conflicts(article, len(apart))
    return Changes(reviewed=frozenset({article}))


def conflicts(uow: UnitOfWork, article: ArticleId) -> tuple[OpenConflict, ...]:
    """Return the versions of an article that wait for somebody to decide, the oldest first."""
    waiting = uow.exchange.conflicts(article)
    if not waiting:
        return ()
    graph = uow.revisions.graph(article)
    head = uow.articles.state(article).head
    found = []
    for identity, newsroom, since in waiting:
        theirs = uow.revisions.get(identity)
        common = ancestry.bases(graph, head, identity) if head is not None else ()
        base = uow.revisions.get(common[0]).draft if common else Draft()
        found.append(
            OpenConflict(
                article=article,
                base=localised(uow, base),
                theirs=localised(uow, theirs.draft),
                revision=identity,
                author=theirs.author,
                newsroom=newsroom,
                since=since,
            )
        )
    return tuple(found)


def settle(
    uow: UnitOfWork,
    article: ArticleId,
    theirs: RevisionId,
    draft: Draft,
    *,
    author: str,
    version: int,
) -> Changes:
    """Make what somebody decided the text, as a revision of both versions; both stay in History.

    What is stored is kept as a revision first, if it isn't one. The version rises by one.
    Raises `Conflict` if the article is not at `version` any more.
    """
    present = uow.articles.load(article)
    if present.version != version:
        raise Conflict(present.draft.slug)
    if theirs not in {revision for revision, _newsroom, _since in uow.exchange.conflicts(article)}:
        raise NotFound("revision", theirs)
    changes = keep_own(uow, article, author=author)
    changes |= drafts.save(uow, article, draft, version=version)
    graph = uow.revisions.graph(article)
    stored = uow.articles.load(article)
    assert stored.head is not None, "it was kept just now"
    other = uow.revisions.get(theirs)
    bases = [uow.revisions.get(base) for base in ancestry.bases(graph, stored.head, theirs)]
    stage = _stage(bases, stored.stage, other.stage)
    if stage is Stage.APPROVED and differing_fields(other.draft, stored.draft) - drafts.PLANNING:
        stage = Stage.IN_REVIEW
    changes |= drafts.keep_revision(
        uow, article, author=author, reason=RevisionReason.MERGED, stage=stage, joins=theirs
    )
    if stage is not stored.stage:
        uow.articles.schedule(article, None, "")
        uow.articles.set_stage(article, stage, before_spike=stored.stage_before_spike)
    return changes | _note_conflicts(uow, article, "")


def keep_own(uow: UnitOfWork, article: ArticleId, *, author: str) -> Changes:
    """Keep what was written here since the newest revision as one of its own, if there is any."""
    present = uow.articles.load(article)
    if not has_own(uow, present):
        return Changes()
    moved = present.head is not None and uow.revisions.get(present.head).stage != present.stage
    reason = RevisionReason.STAGE if moved else RevisionReason.SAVED
    return drafts.keep_revision(uow, article, author=author, reason=reason)


def has_own(uow: UnitOfWork, present: Article) -> bool:
    """Say whether an article was changed here since its newest revision.

    That the newest one is written as this newsroom writes it is no change.
    """
    if present.head is None:
        return True
    newest = uow.revisions.get(present.head)
    if newest.stage is not present.stage:
        return True
    wanted = canonical_draft(localised(uow, newest.draft))
    differing = differing_fields(wanted, present.draft)
    if "slug" in differing and uow.articles.find(wanted.slug) not in (None, present.id):
        differing -= {"slug"}
    if "links" in differing and len(wanted.links) == len(present.draft.links):
        pairs = zip(wanted.links, present.draft.links, strict=True)
        if all(_same_link(one, other) for one, other in pairs):
            differing -= {"links"}
    return bool(differing)


def _same_link(one: RelatedLink, other: RelatedLink) -> bool:
    if isinstance(one.target, UnresolvedTarget) and isinstance(other.target, ArticleTarget):
        return replace(one, target=other.target) == other
    return one == other


def localised(uow: UnitOfWork, draft: Draft) -> Draft:
    """Return a draft with the names that people of other newsrooms have here."""
    known = uow.exchange.people()
    if not known:
        return draft
    names = dict.fromkeys(known.get(name, name) for name in draft.bylines)
    return replace(draft, bylines=tuple(names))
