"""The one step that the workflow proposes next for the current article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.possible_moves import possible_moves
from workstation.domain.workflow import Stage, Transition

if TYPE_CHECKING:
    from workstation.desk.review_feed import ReviewFeed

_FORWARD = {
    Stage.DRAFT: Stage.SUBMITTED,
    Stage.CHANGES_REQUESTED: Stage.SUBMITTED,
    Stage.SUBMITTED: Stage.IN_REVIEW,
    Stage.IN_REVIEW: Stage.APPROVED,
    Stage.APPROVED: Stage.PUBLISHED,
}


_FINAL = frozenset({Stage.APPROVED, Stage.PUBLISHED, Stage.CORRECTED})
"""Stages for which there has to be one version."""


class NextMove(QObject):
    """Knows the next step for the person who acts, and tells when it is another."""

    changed = Signal()
    """`transition`, `title` or `why` is another now."""

    def __init__(
        self, desk: Desk, review: Callable[[], ReviewFeed], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._review = review
        self._followed: ReviewFeed | None = None
        self._article: OpenArticle | None = None
        self._shown: tuple[Transition | None, str] = (None, "")
        desk.current_changed.connect(self._bind)
        desk.acting_changed.connect(self._refresh)
        desk.newsroom_changed.connect(self._refresh)
        self._bind(desk.current)

    @property
    def transition(self) -> Transition | None:
        """The step, or None where the acting person can only wait."""
        return self._shown[0]

    @property
    def title(self) -> str:
        """What the button says; empty where there is no step."""
        return move_title(self.transition) if self.transition else ""

    @property
    def why(self) -> str:
        """What stands in the way of the step; empty where nothing does."""
        return self._shown[1]

    def follow(self) -> None:
        """Begin to say what the checks hold against the step; the first paint does without."""
        self._followed = self._review()
        self._followed.judged.connect(self._refresh)
        self._refresh()

    def make(self) -> None:
        """Make the step; what stands in the way comes as a notice."""
        if self.transition is not None:
            self._review().move(self.transition.target)

    def _bind(self, article: OpenArticle | None) -> None:
        if self._article is not None:
            self._article.article_changed.disconnect(self._refresh)
        self._article = article
        if article is not None:
            article.article_changed.connect(self._refresh)
        self._refresh()

    def _refresh(self, _what: object = None) -> None:
        transition = self._find()
        checked = transition is not None and transition.checked
        blocking = self._followed.blocking if checked and self._followed is not None else ()
        why = self.tr("%n check(s) to clear first.", "", len(blocking)) if blocking else ""
        conflicts = self._article.article.conflicts if self._article is not None else 0
        if conflicts and transition is not None and transition.target in _FINAL:
            why = self.tr("Two versions wait to be merged first.")
        if (transition, why) != self._shown:
            self._shown = (transition, why)
            self.changed.emit()

    def _find(self) -> Transition | None:
        if self._article is None:
            return None
        target = _FORWARD.get(self._article.article.stage)
        possible = possible_moves(self._desk)
        return next((found for found in possible if found.target is target), None)


def move_title(transition: Transition) -> str:
    """Say what a move does, as its button does; an ellipsis where a note is asked for first."""
    if transition.origin is Stage.SPIKED:
        return QCoreApplication.translate("Moves", "Bring back")
    if transition.target is Stage.SUBMITTED and transition.origin is Stage.CHANGES_REQUESTED:
        return QCoreApplication.translate("Moves", "Submit again")
    if transition.target is Stage.IN_REVIEW and transition.origin is Stage.APPROVED:
        return QCoreApplication.translate("Moves", "Back to review")
    return {
        Stage.DRAFT: QCoreApplication.translate("Moves", "Back to draft"),
        Stage.SUBMITTED: QCoreApplication.translate("Moves", "Submit for review"),
        Stage.IN_REVIEW: QCoreApplication.translate("Moves", "Start review"),
        Stage.CHANGES_REQUESTED: QCoreApplication.translate("Moves", "Ask for changes…"),
        Stage.APPROVED: QCoreApplication.translate("Moves", "Approve"),
        Stage.PUBLISHED: QCoreApplication.translate("Moves", "Publish"),
        Stage.CORRECTED: QCoreApplication.translate("Moves", "Correct…"),
        Stage.WITHDRAWN: QCoreApplication.translate("Moves", "Withdraw…"),
        Stage.SPIKED: QCoreApplication.translate("Moves", "Spike"),
    }[transition.target]
