"""What the present text can be compared with: the versions that somebody submitted or judged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import reviewing
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.workflow import Milestone, Stage


class Milestones(QObject):
    """Knows the milestones of the current article, once it has left its writer's desk."""

    changed = Signal()
    """`all` are others, or belong to another article."""
    asked = Signal()
    """Somebody wants to see what has changed since `wanted`."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._loading: LatestWins[tuple[Milestone, ...]] = LatestWins()
        self.all: tuple[Milestone, ...] = ()
        """Newest first, one of each kind."""
        self.wanted: RevisionId | None = None
        """The version to compare with, until it is shown."""
        desk.current_changed.connect(self._on_current_changed)
        desk.dispatcher.committed.connect(self._on_committed)
        self._on_current_changed(desk.current)

    @property
    def main(self) -> Milestone | None:
        """The version that matters most now: for whoever reviews again, the one they judged."""
        article = self._desk.current
        if article is None or not self.all:
            return None
        judged = (each for each in self.all if each.stage is not Stage.SUBMITTED)
        again = article.article.stage in (Stage.SUBMITTED, Stage.IN_REVIEW)
        return next(judged, self.all[0]) if again else self.all[0]

    def compare(self, milestone: Milestone) -> None:
        """Show what has changed since a milestone."""
        self.wanted = milestone.revision
        self._desk.show_pane("history")
        self.asked.emit()

    def _on_current_changed(self, article: OpenArticle | None) -> None:
        self._loading.cancel()
        self.wanted = None
        self._show(())
        if article is not None and article.article.stage is not Stage.DRAFT:
            self._load(article.id)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        article = self._desk.current
        if article is not None and article.id in changes.reviewed:
            self._load(article.id)

    def _load(self, article: ArticleId) -> None:
        self._loading.follow(
            self._desk.dispatcher.read(
                partial(reviewing.milestones, article=article),
                owner=self,
                done=self._loading.only(self._show),
                after_writes=True,
            )
        )

    def _show(self, found: tuple[Milestone, ...]) -> None:
        if found == self.all:
            return
        judged = self.all[0] if self.all else None
        self.all = found
        self.changed.emit()
        answered = bool(found) and found[0].stage is Stage.SUBMITTED
        if answered and judged is not None and judged.stage is Stage.CHANGES_REQUESTED:
            self.compare(judged)  # submitted again: what has been done about the notes
