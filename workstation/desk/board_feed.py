"""The board of stages: what stands on it, and what may be moved where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.bulk_moves import BulkMoves
from workstation.desk.desk import Desk
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import board, move_guards
from workstation.domain.changes import Changes

if TYPE_CHECKING:
    from workstation.domain.article import ArticleSummary
    from workstation.domain.board import BoardCard, BoardColumn
    from workstation.domain.workflow import Stage, Transition

PAUSE_MS = 300
"""Between a change and the next reading: somebody may be typing."""


class BoardFeed(QObject):
    """Reads the board, again whenever articles change, and moves its cards."""

    changed = Signal()
    """`columns` are others now."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.columns: tuple[BoardColumn, ...] = ()
        self._moves = BulkMoves(desk, self)
        self._reading: LatestWins[tuple[BoardColumn, ...]] = LatestWins()
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.read)
        desk.dispatcher.committed.connect(self._on_committed)

    def read(self) -> None:
        """Ask what stands on the board; `changed` tells."""
        self._reading.follow(
            self.desk.dispatcher.read(
                board.columns,
                owner=self,
                done=self._reading.only(self._take),
                failed=self.desk.report,
                after_writes=True,
            )
        )

    def moves(self, summary: ArticleSummary) -> tuple[Transition, ...]:
        """Return what the acting person may do with an article."""
        newsroom = self.desk.newsroom
        return move_guards.offered(summary, newsroom.person(self.desk.acting), newsroom)

    def holds(self, stage: Stage, card: BoardCard) -> bool:
        """Say whether a card stands in a stage's column."""
        return any(column.stage is stage and card in column.cards for column in self.columns)

    def move(self, summary: ArticleSummary, transition: Transition, note: str = "") -> None:
        """Move an article; a refusal comes as a notice."""
        self._moves.move((summary.id,), transition, note, (summary,))

    def _take(self, columns: tuple[BoardColumn, ...]) -> None:
        if columns != self.columns:
            self.columns = columns
            self.changed.emit()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.reviewed or changes.added or changes.removed:
            self.read()
        elif changes.articles and not self._soon.isActive():
            self._soon.start()
