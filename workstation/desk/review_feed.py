"""What happened to the current article: its revisions and its moves between stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.desk.possible_moves import possible_moves
from workstation.desk.proofing_feed import ProofingFeed
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import drafts, kept_pages, publishing, reviewing
from workstation.domain.changes import Changes
from workstation.domain.checks import Finding
from workstation.domain.draft import CorrectionKind
from workstation.domain.ids import ArticleId, EventId, RevisionId
from workstation.domain.impact import FELT_ELSEWHERE
from workstation.domain.revision import Revision, RevisionReason, RevisionSummary
from workstation.domain.workflow import (
    LoggedCorrection,
    Stage,
    StageEvent,
    Tick,
    TickState,
    Transition,
    way_back,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from workstation.storage.unit_of_work import UnitOfWork
    from workstation.text.draft_diff import DraftDiff, Known

_Happened: TypeAlias = tuple[tuple[StageEvent, ...], frozenset[EventId]]


class ReviewFeed(QObject):
    """History and workflow of the current article, and the acts that move it."""

    history_loaded = Signal(object)
    """A tuple of `RevisionSummary`, newest first."""
    events_loaded = Signal(object)
    """A tuple of `StageEvent`, newest first."""
    revision_loaded = Signal(object)
    """The `Revision` that was asked for."""
    compared = Signal(object, object)
    """(Revision, DraftDiff): what has changed from it to the present, or between it and another."""
    corrections_loaded = Signal(object)
    """A tuple of `LoggedCorrection`: those of the whole newsroom, newest first."""
    judged = Signal()
    """`findings` and `blocking` are of a later text now."""

    def __init__(self, desk: Desk, proofing: ProofingFeed, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._proofing = proofing
        self._active = False
        self.kept_pages: frozenset[EventId] = frozenset()
        """The moves of `events_loaded` of which the page that readers got is kept."""
        self._history: LatestWins[tuple[RevisionSummary, ...]] = LatestWins()
        self._events: LatestWins[_Happened] = LatestWins()
        self._revision: LatestWins[Revision] = LatestWins()
        self._corrections: LatestWins[tuple[LoggedCorrection, ...]] = LatestWins()
        self._comparing: LatestWins[DraftDiff] = LatestWins()
        self._other: LatestWins[Revision] = LatestWins()
        desk.current_changed.connect(self._on_current_changed)
        desk.dispatcher.committed.connect(self._on_committed)
        proofing.checked.connect(self._on_checked)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the checks say of the current article."""
        return self._proofing.findings

    @property
    def looking(self) -> bool:
        """Say whether the current article has not been checked yet."""
        return self._proofing.looking

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that stop the moves that are checked."""
        return self._proofing.blocking

    def set_active(self, active: bool) -> None:
        """Work only while somebody looks."""
        if active != self._active:
            self._active = active
            self._on_current_changed(self._desk.current)

    def transitions(self) -> tuple[Transition, ...]:
        """Return the moves that the acting person can make with the current article."""
        return possible_moves(self._desk)

    def approvers_instead(self) -> tuple[str, ...]:
        """Name the editors who approve the current article because the acting one wrote it."""
        article = self._desk.current
        if article is None or article.article.stage is not Stage.IN_REVIEW:
            return ()
        return self._desk.newsroom.approvers_instead(self._desk.acting, article.details.bylines)

    def move(self, target: Stage, note: str = "", correction: CorrectionKind | None = None) -> None:
        """Move the current article to a stage; a refusal comes as a notice.

        With a kind of correction the note is for the readers and stands on the page.
        """
        article = self._desk.current
        if article is None:
            return
        operation = partial(
            reviewing.move_checked,
            article=article.id,
            target=target,
            by=self._desk.acting,
            note=note,
            correction=correction,
        )
        if target in FELT_ELSEWHERE:
            self._desk.flush()
            self._desk.consequences.face(
                article.id,
                FELT_ELSEWHERE[target],
                partial(self._carry_out, article, operation, target),
                self._desk.report,
            )
        else:
            self._carry_out(article, operation, target)

    def _carry_out(
        self, article: OpenArticle, operation: Callable[[UnitOfWork], Changes], target: Stage
    ) -> None:
        headline = article.details.headline
        notice = Notice(NoticeKind.MOVED, article=article.id, headline=headline, stage=target)
        origin = article.article.stage
        # What was felt elsewhere is not undone by the stage alone.
        if target not in FELT_ELSEWHERE and way_back(origin, target) is not None:
            notice = replace(notice, undo=partial(self._move_back, notice, origin))
        self._desk.run_on(article.id, operation, notice)

    def _move_back(self, moved: Notice, origin: Stage) -> None:
        """Take a move back; it stands in what has happened like any other."""
        if moved.article is not None:
            operation = partial(
                reviewing.move_checked, article=moved.article, target=origin, by=self._desk.acting
            )
            self._desk.run_on(moved.article, operation, replace(moved, stage=origin))

    def assignable(self) -> tuple[str, ...]:
        """Name those whom the acting person can give the current article; none but by editors."""
        newsroom, acting = self._desk.newsroom, self._desk.acting
        if self._desk.current is None or not acting or not newsroom.may_edit(acting):
            return ()
        return newsroom.editors()

    def assign(self, name: str) -> None:
        """Give the current article to somebody; to nobody with an empty name."""
        self._run(partial(reviewing.assign, name=name))

    def may_edit(self) -> bool:
        """Say whether the acting person may do what the workflow keeps for editors."""
        return bool(self._desk.acting) and self._desk.newsroom.may_edit(self._desk.acting)

    def set_tick(self, tick: Tick, state: TickState) -> None:
        """Say how far a tick of the current article is."""
        self._run(partial(publishing.set_tick, tick=tick, state=state))

    def schedule(self, at: datetime | None) -> None:
        """Set when the current article is published by itself; None takes it back."""
        if at is None:
            self._run(publishing.unschedule)
        else:
            self._run(partial(publishing.schedule, at=at))

    def _run(self, operation: Callable[..., Changes]) -> None:
        article = self._desk.current
        if article is not None:
            self._desk.run_on(
                article.id, partial(operation, article=article.id, by=self._desk.acting)
            )

    def keep_version(self, note: str = "") -> None:
        """Keep the current article as a revision."""
        article = self._desk.current
        if article is not None:
            operation = partial(
                drafts.keep_revision,
                article=article.id,
                author=self._desk.acting,
                reason=RevisionReason.SAVED,
                note=note,
            )
            self._desk.run_on(article.id, operation, Notice(NoticeKind.VERSION_KEPT))

    def load_corrections(self) -> None:
        """Ask for the newsroom's log of corrections; it comes by `corrections_loaded`."""
        self._corrections.follow(
            self._desk.dispatcher.read(
                reviewing.corrections,
                owner=self,
                done=self._corrections.only(self.corrections_loaded.emit),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    def show_revision(self, revision: RevisionId) -> None:
        """Ask for a revision as it was; it comes by `revision_loaded`."""
        self._revision.follow(
            self._desk.dispatcher.read(
                partial(drafts.revision, identity=revision),
                owner=self,
                done=self._revision.only(self.revision_loaded.emit),
                failed=self._desk.report,
            )
        )

    def compare(self, revision: Revision) -> None:
        """Compare a revision with the article as it is now; it comes by `compared`."""
        from workstation.text.draft_diff import compare_drafts  # noqa: PLC0415 - on demand

        article = self._desk.current
        if article is None or article.id != revision.article:
            return
        self._other.cancel()
        self._comparing.follow(
            self._desk.dispatcher.compute(
                partial(
                    compare_drafts,
                    revision.draft,
                    article.snapshot(),
                    _known(article),
                    (revision.stage, article.article.stage),
                ),
                owner=self,
                done=self._comparing.only(partial(self.compared.emit, revision)),
            )
        )

    def compare_two(self, revision: Revision, other: RevisionSummary, *, later: bool) -> None:
        """Compare a revision with another, which is the `later` one or not; `compared` tells."""
        article = self._desk.current
        if article is None or article.id != revision.article:
            return
        self._comparing.cancel()
        self._other.follow(
            self._desk.dispatcher.read(
                partial(drafts.revision, identity=other.id),
                owner=self,
                done=self._other.only(partial(self._compare_two, article, revision, later=later)),
                failed=self._desk.report,
            )
        )

    def _compare_two(
        self, article: OpenArticle, revision: Revision, other: Revision, *, later: bool
    ) -> None:
        from workstation.text.draft_diff import compare_drafts  # noqa: PLC0415 - on demand

        older, newer = (revision, other) if later else (other, revision)
        self._comparing.follow(
            self._desk.dispatcher.compute(
                partial(
                    compare_drafts,
                    older.draft,
                    newer.draft,
                    _known(article),
                    (older.stage, newer.stage),
                ),
                owner=self,
                done=self._comparing.only(partial(self.compared.emit, revision)),
            )
        )

    def restore(self, revision: Revision, name: str = "") -> None:
        """Bring back what a revision holds, as one step that can be undone like typing.

        What is there now is kept first, and what was brought back is a new revision, which says
        the name of the old one.
        """
        article = self._desk.current
        if article is None or article.id != revision.article:
            return
        self.keep_version()
        article.restore(revision.draft)
        operation = partial(
            drafts.keep_revision,
            article=article.id,
            author=self._desk.acting,
            reason=RevisionReason.RESTORED,
            note=name,
        )
        self._desk.run_on(article.id, operation, Notice(NoticeKind.RESTORED, article=article.id))

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        if self._active and article is not None:
            self._load(article.id)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        article = self._desk.current
        if self._active and article is not None and article.id in changes.reviewed:
            self._load(article.id)
        for each in self._desk.tabs:
            if each.id in changes.voided:
                headline = each.details.headline
                notice = Notice(NoticeKind.APPROVAL_VOIDED, article=each.id, headline=headline)
                self._desk.noticed.emit(notice)

    def _on_checked(self, _findings: object) -> None:
        self.judged.emit()

    def _load(self, article: ArticleId) -> None:
        self._history.follow(
            self._desk.dispatcher.read(
                partial(drafts.history, article=article),
                owner=self,
                done=self._history.only(self.history_loaded.emit),
                after_writes=True,
            )
        )
        self._events.follow(
            self._desk.dispatcher.read(
                partial(_happened, article=article),
                owner=self,
                done=self._events.only(self._on_happened),
                after_writes=True,
            )
        )

    def _on_happened(self, happened: _Happened) -> None:
        events, self.kept_pages = happened
        self.events_loaded.emit(events)


def _happened(unit: UnitOfWork, article: ArticleId) -> _Happened:
    return reviewing.events(unit, article), kept_pages.of(unit, article)


def _known(article: OpenArticle) -> Known:
    """Return what people call what an article points at."""
    from workstation.text.draft_diff import Known  # noqa: PLC0415 - on demand

    pictures = article.references.pictures
    return Known(
        {key: summary.headline for key, summary in article.references.articles.items()},
        {key: picture.caption for key, picture in pictures.items()},
        {key: picture.file_name for key, picture in pictures.items()},
    )
