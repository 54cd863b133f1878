"""Revisions: immutable snapshots in a graph, named by what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.workflow import Stage


class RevisionReason(StrEnum):
    """Why a revision was made."""

    CREATED = "created"
    SAVED = "saved as version"
    SUBMITTED = "submitted"
    STAGE = "stage changed"
    DAILY = "daily"
    RESTORED = "restored"
    IMPORTED = "imported"
    MERGED = "merged"
    WORK = "work goes on"
    """Kept by itself after some minutes of work."""
    LEFT = "left"
    """The writer turned to something else, or closed the program."""
    ELSEWHERE = "changed elsewhere"
    """What something else wrote while the article was open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A snapshot of an article; `id` is the SHA-256 of its canonical JSON."""

    id: RevisionId
    article: ArticleId
    parents: tuple[RevisionId, ...]
    author: str
    device: str
    at: datetime
    """The author's clock, for display; order comes from the parents."""
    reason: RevisionReason
    note: str = ""
    stage: Stage = Stage.DRAFT
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionSummary:
    """A revision without its draft, as the history list shows it."""

    id: RevisionId
    number: int
    author: str
    at: datetime
    reason: RevisionReason
    note: str = ""
    stage: Stage = Stage.DRAFT
    words: int = 0
