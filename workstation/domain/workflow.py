"""Stages, who may move an article between them, and what each move asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workstation.domain.draft import CorrectionKind
from workstation.domain.ids import ArticleId, EventId, RevisionId


class Stage(StrEnum):
    """Where an article is; the value is the word in article files and on the command line."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    IN_REVIEW = "in review"
    CHANGES_REQUESTED = "changes requested"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    SPIKED = "spiked"

    @property
    def open_to_change(self) -> bool:
        """Neither approved, nor seen by readers, nor spiked: its text is still being made."""
        return not self.was_public and self not in (Stage.APPROVED, Stage.SPIKED)

    @property
    def live(self) -> bool:
        """Readers can see it."""
        return self in (Stage.PUBLISHED, Stage.CORRECTED)

    @property
    def was_public(self) -> bool:
        """Readers have seen it at some time."""
        return self.live or self is Stage.WITHDRAWN


class Tick(StrEnum):
    """What somebody besides the editor has to look at."""

    LEGAL = "legal"
    PICTURES = "pictures"
    FACTS = "facts"


class TickState(StrEnum):
    """How far a tick is."""

    NOT_NEEDED = "not needed"
    NEEDED = "needed"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class TickMark:
    """How far a tick is, and who said so when."""

    tick: Tick
    state: TickState
    by: str
    at: datetime


PROGRAM = "Editorial Workstation"
"""Who is recorded for a move that the program made by itself."""


class PersonRole(StrEnum):
    """What a person does in the newsroom."""

    WRITER = "writer"
    EDITOR = "editor"
    CHIEF = "chief"

    @property
    def edits(self) -> bool:
        """May do what the workflow keeps for editors."""
        return self in (PersonRole.EDITOR, PersonRole.CHIEF)


@dataclass(frozen=True, slots=True)
class Transition:
    """One permitted move between stages."""

    origin: Stage
    target: Stage
    editors_only: bool
    needs_note: bool = False
    checked: bool = False
    """Blocking checks stop it."""


_UNPUBLISHED = (
    Stage.DRAFT,
    Stage.SUBMITTED,
    Stage.IN_REVIEW,
    Stage.CHANGES_REQUESTED,
    Stage.APPROVED,
)

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Stage.DRAFT, Stage.SUBMITTED, editors_only=False, checked=True),
    Transition(Stage.SUBMITTED, Stage.DRAFT, editors_only=False),
    Transition(Stage.SUBMITTED, Stage.IN_REVIEW, editors_only=True),
    Transition(Stage.IN_REVIEW, Stage.CHANGES_REQUESTED, editors_only=True, needs_note=True),
    Transition(Stage.CHANGES_REQUESTED, Stage.SUBMITTED, editors_only=False, checked=True),
    Transition(Stage.IN_REVIEW, Stage.APPROVED, editors_only=True, checked=True),
    Transition(Stage.APPROVED, Stage.IN_REVIEW, editors_only=True),
    Transition(Stage.APPROVED, Stage.PUBLISHED, editors_only=True, checked=True),
    Transition(Stage.PUBLISHED, Stage.CORRECTED, editors_only=True, needs_note=True),
    Transition(Stage.CORRECTED, Stage.CORRECTED, editors_only=True, needs_note=True),
    Transition(Stage.PUBLISHED, Stage.WITHDRAWN, editors_only=True, needs_note=True),
    Transition(Stage.CORRECTED, Stage.WITHDRAWN, editors_only=True, needs_note=True),
    *(Transition(stage, Stage.SPIKED, editors_only=True) for stage in _UNPUBLISHED),
    *(Transition(Stage.SPIKED, stage, editors_only=True) for stage in _UNPUBLISHED),
)


CHECKED = (Stage.SUBMITTED, Stage.APPROVED, Stage.PUBLISHED)
"""The stages before which checks are asked, in the order of the workflow."""


def next_checked(stage: Stage, before_spike: Stage | None = None) -> Stage:
    """Return the stage before which the checks are asked next."""
    if stage is Stage.SPIKED:
        stage = before_spike or Stage.DRAFT
    if stage in (Stage.DRAFT, Stage.CHANGES_REQUESTED):
        return Stage.SUBMITTED
    return Stage.APPROVED if stage in (Stage.SUBMITTED, Stage.IN_REVIEW) else Stage.PUBLISHED


def find_transition(origin: Stage, target: Stage) -> Transition | None:
    """Return the move from one stage to another, or None where the workflow has none."""
    for transition in TRANSITIONS:
        if transition.origin is origin and transition.target is target:
            return transition
    return None


def way_back(origin: Stage, target: Stage) -> Transition | None:
    """Return the move that takes a move back, where the workflow has one that needs no reason."""
    back = find_transition(target, origin)
    return None if back is None or back.needs_note or back.checked else back


def transitions_from(stage: Stage, before_spike: Stage | None = None) -> tuple[Transition, ...]:
    """List the moves out of a stage; out of spiked only back to the stage it had."""
    return tuple(
        transition
        for transition in TRANSITIONS
        if transition.origin is stage
        and (stage is not Stage.SPIKED or transition.target is (before_spike or Stage.DRAFT))
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """A move that some of several articles can make; each back to its own stage, out of spiked."""

    transition: Transition
    articles: tuple[ArticleId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StageEvent:
    """One move that happened: from, to, who, when, why, and the revision it concerned."""

    id: EventId
    article: ArticleId
    origin: Stage
    target: Stage
    by: str
    at: datetime
    note: str = ""
    revision: RevisionId | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    """A version of an article that somebody submitted, judged, published or read."""

    stage: Stage | None
    """What the article became with it; None where somebody read it only."""
    revision: RevisionId
    number: int
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedCorrection:
    """One change of what readers had already seen."""

    article: ArticleId
    slug: str
    headline: str
    at: datetime
    stage: Stage
    """Corrected or withdrawn."""
    kind: CorrectionKind | None = None
    """What its readers were told that it is; None where they were told nothing."""
    by: str = ""
    """Empty where nobody is on record, as for articles that came with their corrections."""
    note: str


MILESTONES = (Stage.SUBMITTED, Stage.CHANGES_REQUESTED, Stage.APPROVED, Stage.PUBLISHED)
"""Moves after which somebody asks what has changed since."""
