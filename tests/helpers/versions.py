"""Another version of an article, as a packet brings it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from workstation.desk.dispatcher import Dispatcher
from workstation.domain.canonical import sha256_text
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.serial import revision_document
from workstation.services import drafts, merging
from workstation.storage.unit_of_work import UnitOfWork


def bring_version(dispatcher: Dispatcher, article: ArticleId, draft: Draft, since: Draft) -> None:
    """Let a version come in that somebody made of the newest revision that says `since`."""
    work = partial(_bring, article=article, draft=draft, since=since)
    dispatcher.write(work, owner=dispatcher).result(20)


def _bring(unit: UnitOfWork, article: ArticleId, draft: Draft, since: Draft) -> Changes:
    revisions = [drafts.revision(unit, each.id) for each in drafts.history(unit, article)]
    base = next(each for each in revisions if each.draft.body == since.body)
    changes = merging.keep_own(unit, article, author="Mara Lindqvist")
    theirs = Revision(
        id=RevisionId(""),
        article=article,
        parents=(base.id,),
        author="Tom Vasile",
        device="elsewhere",
        at=datetime(2026, 11, 21, 9, 0, tzinfo=UTC),
        reason=RevisionReason.SAVED,
        stage=base.stage,
        draft=draft,
    )
    theirs = replace(theirs, id=RevisionId(sha256_text(revision_document(theirs))))
    merging.add_revision(unit, theirs)
    return changes | merging.come_together(unit, article, newsroom="The Skerry Courier")
