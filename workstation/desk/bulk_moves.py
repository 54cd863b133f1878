"""Moves several articles between stages, and tells how it went in one notice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import bulk_moves, library
from workstation.domain.changes import Changes
from workstation.domain.errors import ExpectedError, NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.domain.workflow import Stage, way_back

if TYPE_CHECKING:
    from workstation.domain.article import ArticleSummary
    from workstation.domain.workflow import Offer, Transition

MOST = 500
"""So many articles are moved together; more are an archive, not a day's work."""


@dataclass(slots=True)
class _Batch:
    """How far the moves have got that were asked for together."""

    transition: Transition
    left: int
    summaries: dict[ArticleId, ArticleSummary]
    moved: set[ArticleId] = field(default_factory=set)
    refused: list[tuple[ArticleId, Exception]] = field(default_factory=list)


class BulkMoves(QObject):
    """Knows which moves several articles can make, and makes them."""

    offered = Signal()
    """`offers` are those of the articles that were looked at last."""
    finished = Signal()
    """All articles that were to be moved have been, or could not be; the notice is out."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looking: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        self._summaries: dict[ArticleId, ArticleSummary] = {}
        self.offers: tuple[Offer, ...] = ()

    def look(self, articles: tuple[ArticleId, ...]) -> None:
        """Find out what can be done with these articles; `offered` tells."""
        self.offers = ()
        if not articles or len(articles) > MOST:
            self._looking.cancel()
            self.offered.emit()
            return
        self._looking.follow(
            self._desk.dispatcher.read(
                partial(library.rows, articles=articles),
                owner=self,
                done=self._looking.only(self._take),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    def move(
        self,
        articles: tuple[ArticleId, ...],
        transition: Transition,
        note: str = "",
        summaries: tuple[ArticleSummary, ...] | None = None,
    ) -> None:
        """Make a move with each of these articles, in a transaction of its own.

        `summaries` are theirs; without them, those that were looked at last.
        """
        known = self._summaries if summaries is None else {each.id: each for each in summaries}
        self._make(dict.fromkeys(articles, transition), transition, note, known)

    def _make(
        self,
        moves: Mapping[ArticleId, Transition],
        told: Transition,
        note: str,
        summaries: Mapping[ArticleId, ArticleSummary],
    ) -> None:
        """Move each article in its own way; `told` is what the notice says of all."""
        batch = _Batch(told, len(moves), dict(summaries))
        for article, transition in moves.items():
            operation = partial(
                bulk_moves.move,
                article=article,
                transition=transition,
                by=self._desk.acting,
                note=note,
            )
            self._desk.run_on(
                article,
                operation,
                done=partial(self._on_moved, batch, article),
                failed=partial(self._on_refused, batch, article),
            )

    def _take(self, summaries: tuple[ArticleSummary, ...]) -> None:
        self._summaries = {each.id: each for each in summaries}
        self.offers = bulk_moves.offers(summaries, self._desk.newsroom, self._desk.acting)
        self.offered.emit()

    def _on_moved(self, batch: _Batch, article: ArticleId, changes: Changes) -> None:
        batch.moved |= {article, *(changes.reviewed & batch.summaries.keys())}
        self._count_down(batch)

    def _on_refused(self, batch: _Batch, article: ArticleId, error: Exception) -> None:
        batch.refused.append((article, error))
        self._count_down(batch)

    def _count_down(self, batch: _Batch) -> None:
        batch.left -= 1
        if not batch.left:
            self._desk.noticed.emit(replace(_outcome(batch), undo=self._way_back(batch)))
            if isValid(self):  # the window may have been closed meanwhile
                self.finished.emit()

    def _way_back(self, batch: _Batch) -> Callable[[], None] | None:
        """Return what moves everything back that was moved, where the workflow lets it."""
        if not batch.moved or batch.transition.origin is Stage.SPIKED:
            return None
        back: dict[ArticleId, Transition] = {}
        for article in batch.moved:
            summary = batch.summaries.get(article)
            way = None if summary is None else way_back(summary.stage, batch.transition.target)
            if way is None:
                return None
            back[article] = way
        told = next(iter(back.values()))
        return partial(self._make, back, told, "", batch.summaries)


def _outcome(batch: _Batch) -> Notice:
    """Say how many were moved, and of each of the others why not."""
    # What was published together with another had moved before its own turn came.
    refused = [(each, error) for each, error in batch.refused if each not in batch.moved]
    # What was spiked goes back to the stage that each had.
    stage = None if batch.transition.origin is Stage.SPIKED else batch.transition.target
    if len(batch.moved) == 1 and not refused:
        (article,) = batch.moved
        return Notice(
            NoticeKind.MOVED,
            article=article,
            headline=_headline(batch, article),
            stage=stage,
        )
    if not batch.moved and len(refused) == 1:
        return _failure(refused[0][1])
    return Notice(
        NoticeKind.SEVERAL_MOVED,
        stage=stage,
        count=len(batch.moved),
        refused=tuple(_named(_headline(batch, each), error) for each, error in refused),
    )


def _headline(batch: _Batch, article: ArticleId) -> str:
    summary = batch.summaries.get(article)
    return "" if summary is None else summary.headline


def _failure(error: Exception) -> Notice:
    if isinstance(error, ExpectedError):
        return Notice(NoticeKind.FAILED, error=error)
    return Notice(NoticeKind.UNEXPECTED)


def _named(headline: str, error: Exception) -> NotAllowed:
    return NotAllowed(
        QT_TRANSLATE_NOOP("Refusals", "“{headline}”: {refusal}"),
        headline=headline,
        refusal=error,
    )
