"""What the present text can be compared with: the versions that somebody submitted or judged."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.open_article import OpenArticle
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import reviewing
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.workflow import Milestone, Stage

READ_MS = 2000
"""After so long an article that is shown counts as read."""


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
        self.read: Milestone | None = None
        """The version that the acting person read before they opened it now; None if nobody has
        written since."""
        self.wanted: RevisionId | None = None
        """The version to compare with, until it is shown."""
        self._reading: LatestWins[Milestone | None] = LatestWins()
        self._read = QTimer(self, singleShot=True, interval=READ_MS)
        self._read.timeout.connect(self._mark_read)
        desk.current_changed.connect(self._on_current_changed)
        desk.dispatcher.committed.connect(self._on_committed)
        desk.acting_changed.connect(self._on_acting_changed)
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
        self._find_read(article)
        if article is not None and article.article.stage is not Stage.DRAFT:
            self._load(article.id)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        article = self._desk.current
        if article is not None and article.id in changes.reviewed:
            self._load(article.id)
            self._read.start()

    def _on_acting_changed(self, _name: str) -> None:
        self._find_read(self._desk.current)

    def _find_read(self, article: OpenArticle | None) -> None:
        """Look up to where the acting person had read it, before this counts as read as well."""
        self._read.stop()
        self._reading.cancel()
        self._take_read(None)
        if article is not None and self._desk.acting:
            self._reading.follow(
                self._desk.dispatcher.read(
                    partial(reviewing.last_read, article=article.id, by=self._desk.acting),
                    owner=self,
                    done=self._reading.only(self._on_read_found),
                    after_writes=True,
                )
            )

    def _on_read_found(self, found: Milestone | None) -> None:
        self._take_read(found)
        self._read.start()

    def _take_read(self, found: Milestone | None) -> None:
        if found != self.read:
            self.read = found
            self.changed.emit()

    def _mark_read(self) -> None:
        article, acting = self._desk.current, self._desk.acting
        if article is not None and acting:
            self._desk.dispatcher.write(
                partial(reviewing.mark_read, article=article.id, by=acting),
                owner=self,
                failed=self._on_not_marked,
            )

    def _on_not_marked(self, _error: Exception) -> None:
        """Say nothing: what could not be stored is what somebody read, not what they wrote."""

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
