"""Writing articles: create, save, keep revisions, go back to one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from workstation.domain.article import Article, ArticleBundle
from workstation.domain.canonical import canonical_text, sha256_text
from workstation.domain.changes import Changes
from workstation.domain.cleaning import canonical_draft
from workstation.domain.draft import Draft, differing_fields
from workstation.domain.errors import Conflict, NotAllowed, NotFound
from workstation.domain.ids import ArticleId, EventId, FigureId, LinkId, RevisionId, new_uuid
from workstation.domain.revision import Revision, RevisionReason, RevisionSummary
from workstation.domain.serial import revision_document
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import PROGRAM, Stage, StageEvent
from workstation.text import counts, slugs, suggesting

if TYPE_CHECKING:
    from workstation.storage.articles import ArticleState
    from workstation.storage.unit_of_work import UnitOfWork

_ALWAYS_KEPT = (RevisionReason.STAGE, RevisionReason.SUBMITTED)

PLANNING = frozenset({"embargo", "deadline", "word_target", "tags", "extra", "suggestions"})
"""Fields that can change after approval: they are the desk's or undecided, and not what was
approved."""


def create(
    uow: UnitOfWork,
    article: ArticleId,
    draft: Draft,
    *,
    author: str,
    reason: RevisionReason = RevisionReason.CREATED,
    stage: Stage = Stage.DRAFT,
    published_at: datetime | None = None,
) -> Changes:
    """Store a new article with its first revision, and let waiting links find it.

    Its slug is made from the headline if it has none, and made unique in any case.
    """
    now = uow.clock.now()
    draft = _canonical(draft)
    draft = replace(draft, slug=_slug(uow, article, draft, present=""))
    if stage.was_public and published_at is None:
        published_at = now
    new = Article(id=article, draft=draft, stage=stage, published_at=published_at)
    uow.articles.add(new, words=counts.words(draft.body), at=now)
    uow.search.mark_dirty([article])
    revised = keep_revision(uow, article, author=author, reason=reason)
    targets = uow.links.targets(article)
    return Changes(added=frozenset({article}), relinked=targets) | revised


def load(uow: UnitOfWork, article: ArticleId) -> ArticleBundle:
    """Return an article with all that is needed to show it; raises `NotFound`."""
    found = uow.articles.load(article)
    return ArticleBundle(found, uow.articles.references(found.draft))


def load_by_slug(uow: UnitOfWork, slug: str) -> ArticleBundle:
    """Return the article with that slug; raises `NotFound`."""
    article = uow.articles.find(slug)
    if article is None:
        raise NotFound("article", slug)
    return load(uow, article)


def slug(uow: UnitOfWork, article: ArticleId) -> str:
    """Return the slug an article has now; raises `NotFound`."""
    return uow.articles.state(article).slug


def version(uow: UnitOfWork, article: ArticleId) -> int:
    """Return the version an article has now; raises `NotFound`."""
    return uow.articles.state(article).version


def save(
    uow: UnitOfWork,
    article: ArticleId,
    draft: Draft,
    *,
    version: int,
    words: int | None = None,
) -> Changes:
    """Replace the draft of an article; the stored version becomes `version + 1`.

    Raises `Conflict` if the article is not at `version` any more. A slug that is taken gets a
    number; without a slug, or with one that only stands in, it follows the headline until
    readers have seen the article. Approval of a text that changes is void. `words` are those of
    the body, if they have been counted.
    """
    state = uow.articles.state(article)
    if state.version != version:
        raise Conflict(state.slug)
    return _write(uow, state, draft, words)


def keep_revision(
    uow: UnitOfWork,
    article: ArticleId,
    *,
    author: str,
    reason: RevisionReason,
    note: str = "",
    stage: Stage | None = None,
    joins: RevisionId | None = None,
) -> Changes:
    """Keep the stored text as a revision, unless the newest one says the same.

    Submitting and moving always make one, and so does joining another revision, which becomes
    the second parent. `stage` is the one the article is about to have, if it moves. What waits
    for a headline or slug like this is told of it: a text that is kept is one to be counted on.
    """
    present = uow.articles.load(article)
    if present.head is not None and reason not in _ALWAYS_KEPT and joins is None:
        newest = uow.revisions.get(present.head)
        if not differing_fields(newest.draft, present.draft):
            return Changes()
    revision = Revision(
        id=RevisionId(""),
        article=article,
        parents=tuple(parent for parent in (present.head, joins) if parent is not None),
        author=author,
        device=uow.device,
        at=uow.clock.now(),
        reason=reason,
        note=canonical_text(note),
        stage=stage or present.stage,
        draft=present.draft,
    )
    revision = replace(revision, id=RevisionId(sha256_text(revision_document(revision))))
    number = present.revisions + 1
    uow.revisions.add(revision, number=number, words=counts.words(present.draft.body))
    uow.articles.set_head(article, revision.id, number)
    return Changes(reviewed=frozenset({article})) | _resolve(uow, present)


def receive_new(
    uow: UnitOfWork, revision: Revision, draft: Draft, *, published_at: datetime | None
) -> Changes:
    """Store an article that comes from elsewhere, before its revisions are stored."""
    draft = _canonical(draft)
    draft = replace(draft, slug=_slug(uow, revision.article, draft, present=""))
    now = uow.clock.now()
    if revision.stage.was_public and published_at is None:
        published_at = now
    new = Article(id=revision.article, draft=draft, stage=revision.stage, published_at=published_at)
    uow.articles.add(new, words=counts.words(draft.body), at=now)
    uow.search.mark_dirty([new.id])
    targets = uow.links.targets(new.id)
    return Changes(added=frozenset({new.id}), relinked=targets) | _resolve(uow, new)


def receive(
    uow: UnitOfWork, revision: Revision, draft: Draft, *, published_at: datetime | None = None
) -> Changes:
    """Make a stored revision the newest of its article, which gets its stage and a text.

    The text is the revision's, as this newsroom writes it. The version rises by one.
    """
    state = uow.articles.state(revision.article)
    draft = _canonical(draft)
    draft = replace(draft, slug=_slug(uow, state.id, draft, present=state.slug))
    words = counts.words(draft.body)
    written = uow.articles.write(state, draft, words=words, at=uow.clock.now())
    uow.articles.set_head(state.id, revision.id, state.revisions)
    if state.stage is not revision.stage:
        uow.articles.schedule(state.id, None, "")
        before = state.stage if revision.stage is Stage.SPIKED else None
        uow.articles.set_stage(state.id, revision.stage, before_spike=before)
    present = uow.articles.load(state.id)
    if present.stage.was_public and present.published_at is None:
        uow.articles.set_published(state.id, published_at or uow.clock.now())
    changes = Changes(reviewed=frozenset({state.id}), relinked=written.relinked)
    if written.changed:
        uow.search.mark_dirty([state.id])
        changes |= Changes(edited=frozenset({state.id}))
    return changes | _resolve(uow, present)


def history(uow: UnitOfWork, article: ArticleId) -> tuple[RevisionSummary, ...]:
    """Return the revisions of an article, newest first."""
    return uow.revisions.history(article)


def revision(uow: UnitOfWork, identity: RevisionId) -> Revision:
    """Return a revision with its draft; raises `NotFound`."""
    return uow.revisions.get(identity)


def restore(
    uow: UnitOfWork, article: ArticleId, identity: RevisionId, *, author: str, version: int
) -> Changes:
    """Make a revision the text again; what is there now is kept as a revision first.

    The slug stays, because the article is known by it. The version rises by one.
    """
    state = uow.articles.state(article)
    if state.version != version:
        raise Conflict(state.slug)
    wanted = uow.revisions.get(identity)
    if wanted.article != article:
        raise NotFound("revision", identity)
    kept = keep_revision(uow, article, author=author, reason=RevisionReason.SAVED)
    written = _write(uow, state, replace(wanted.draft, slug=state.slug))
    restored = keep_revision(uow, article, author=author, reason=RevisionReason.RESTORED)
    return kept | written | restored


def duplicate(
    uow: UnitOfWork, source: ArticleId, new_id: ArticleId, *, headline: str, author: str
) -> Changes:
    """Make a new draft of an article's content; dates and corrections are not taken along."""
    original = uow.articles.load(source).draft
    copy = replace(
        original,
        headline=headline,
        slug="",
        links=tuple(replace(link, id=LinkId(new_uuid())) for link in original.links),
        figures=tuple(replace(figure, id=FigureId(new_uuid())) for figure in original.figures),
        corrections=(),
        suggestions=(),
        embargo=None,
        deadline=None,
    )
    return create(uow, new_id, copy, author=author)


def delete_unsaved(uow: UnitOfWork, article: ArticleId) -> Changes:
    """Delete a draft in which nobody has written anything; raises `NotAllowed` otherwise."""
    present = uow.articles.load(article)
    draft = present.draft
    written = (
        *(draft.headline, draft.kicker, draft.standfirst, draft.body, draft.seo_title),
        *(draft.seo_description, draft.links, draft.figures, draft.corrections),
    )
    moved = present.stage is not Stage.DRAFT or uow.events.of(article)
    if any(written) or moved or present.revisions > 1:
        raise NotAllowed(
            QT_TRANSLATE_NOOP("Refusals", "“{slug}” isn’t empty, so it is kept."), slug=draft.slug
        )
    uow.search.forget(article)
    uow.articles.delete(article)
    return Changes(removed=frozenset({article}))


def _write(uow: UnitOfWork, state: ArticleState, draft: Draft, words: int | None = None) -> Changes:
    article = state.id
    draft = _canonical(draft)
    settled = state.stage.was_public and slugs.is_placeholder(slugs.clean(draft.slug))
    wanted = replace(draft, slug=state.slug) if settled else draft
    draft = replace(draft, slug=_slug(uow, article, wanted, present=state.slug))
    before = uow.articles.load(article).draft if state.stage is Stage.APPROVED else None
    if words is None:
        words = counts.words(draft.body)
    written = uow.articles.write(state, draft, words=words, at=uow.clock.now())
    if not written.changed:
        return Changes()
    uow.search.mark_dirty([article])
    changes = Changes(edited=frozenset({article}), relinked=written.relinked)
    if before is not None and differing_fields(before, draft) - PLANNING:
        changes |= _void_approval(uow, state)
    return changes


def _void_approval(uow: UnitOfWork, state: ArticleState) -> Changes:
    uow.articles.set_stage(state.id, Stage.IN_REVIEW)
    uow.articles.schedule(state.id, None, "")
    uow.events.add(
        StageEvent(
            id=EventId(new_uuid()),
            article=state.id,
            origin=Stage.APPROVED,
            target=Stage.IN_REVIEW,
            by=PROGRAM,
            at=uow.clock.now(),
            revision=state.head,
        )
    )
    return Changes(reviewed=frozenset({state.id}), voided=frozenset({state.id}))


def _resolve(uow: UnitOfWork, article: Article) -> Changes:
    draft = article.draft
    found = uow.links.resolve_to(article.id, draft.slug, draft.headline)
    return Changes(edited=found, relinked=frozenset({article.id})) if found else Changes()


def _canonical(draft: Draft) -> Draft:
    """Return the draft as it is kept; suggestions stay on the words they are about."""
    kept = canonical_draft(draft)
    if not draft.suggestions or kept.body == draft.body:
        return kept
    body, suggestions = suggesting.canonical(draft.body, draft.suggestions)
    return replace(kept, body=body, suggestions=suggestions)


def _slug(uow: UnitOfWork, article: ArticleId, draft: Draft, *, present: str) -> str:
    wanted = slugs.clean(draft.slug)
    if slugs.is_placeholder(wanted):
        wanted = slugs.make(draft.headline)
    if wanted == present:
        return present
    return slugs.make(wanted, uow.articles.slugs_like(wanted, besides=article))
