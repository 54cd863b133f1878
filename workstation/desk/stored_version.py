"""What the newsroom holds of an open article, as the write lane knows it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workstation.desk.use_cases import drafts
from workstation.domain.article import Article
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import Conflict
from workstation.domain.revision import RevisionReason

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

REVISION_EVERY = timedelta(minutes=10)
"""How often work that goes on is kept as a revision."""


@dataclass(frozen=True, slots=True)
class Kept:
    """When revisions were made of what is written here."""

    on: date | None = None
    """The day on which the first save was made."""
    at: datetime | None = None
    """The last one, or since when there has been work without one."""


class StoredVersion:
    """The version an article has in the newsroom; touched on the write lane only.

    Several saves of one article may be in the lane. Each one names the version that the one
    before it made, or, if that one failed, the version that is still there. Corrections are
    written by the workflow alone: a snapshot taken before one was made must not undo it.
    """

    def __init__(self, article: Article) -> None:
        self.article = article.id
        self._version = self._written = article.version
        self._corrections = self._told = article.draft.corrections
        self._kept = self._keeping = Kept()

    def save(self, unit: UnitOfWork, draft: Draft, author: str, words: int) -> Changes:
        """Store a snapshot, and keep revisions of the work as it grows.

        The first save of a day keeps the text before it. After that one is kept of every ten
        minutes of work. If something else has changed the article meanwhile, what it wrote is
        kept as a revision before this takes its place: nothing is overwritten.
        """
        draft = replace(draft, corrections=self._corrections)
        now = unit.clock.now()
        changes, version, since = Changes(), self._version, self._kept.at
        if self._kept.on != now.date():
            changes = self._keep(unit, author, RevisionReason.DAILY)
            since = now
        try:
            changes |= drafts.save(unit, self.article, draft, version=version, words=words)
        except Conflict:
            changes |= self._keep(unit, "", RevisionReason.ELSEWHERE)
            changes |= Changes(overtaken=frozenset({self.article}))
            version = drafts.version(unit, self.article)
            changes |= drafts.save(unit, self.article, draft, version=version, words=words)
            since = now - REVISION_EVERY
        if since is not None and now - since >= REVISION_EVERY:
            changes |= self._keep(unit, author, RevisionReason.WORK)
            since = now
        self._keeping = Kept(now.date(), since or now)
        self._written, self._told = version + 1, self._corrections
        return changes

    def keep(self, unit: UnitOfWork, author: str) -> Changes:
        """Keep the article as it is left, unless the newest revision says the same."""
        self._keeping = replace(self._kept, at=None)
        self._written, self._told = self._version, self._corrections
        return self._keep(unit, author, RevisionReason.LEFT)

    def run(self, unit: UnitOfWork, operation: Callable[[UnitOfWork], Changes]) -> Changes:
        """Let another use-case change the article, and follow its version and corrections."""
        changes = operation(unit)
        present = drafts.load(unit, self.article).article
        self._written, self._told = present.version, present.draft.corrections
        self._keeping = self._kept
        return changes

    def settle(self, future: Future[Changes]) -> None:
        """Count what was written as stored, once its transaction has ended well."""
        if not future.cancelled() and future.exception() is None:
            self.follow()

    def follow(self) -> None:
        """Count what was written as stored."""
        self._version, self._corrections = self._written, self._told
        self._kept = self._keeping

    def _keep(self, unit: UnitOfWork, author: str, reason: RevisionReason) -> Changes:
        return drafts.keep_revision(unit, self.article, author=author, reason=reason)
