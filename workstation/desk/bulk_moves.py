"""Moves several articles between stages, and tells how it went in one notice."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import bulk_moves, library
from workstation.domain.changes import Changes
from workstation.domain.errors import ExpectedError, NotAllowed
from workstation.domain.ids import ArticleId
from workstation.domain.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workstation.domain.article import ArticleSummary
    from workstation.domain.workflow import Offer, Stage, Transition

MOST = 500
"""So many articles are moved together; more are an archive, not a day's work."""


@dataclass(slots=True)
class _Batch:
    """How far the moves have got that were asked for together."""

    target: Stage
    left: int
    headlines: dict[ArticleId, str]
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
        self._headlines: dict[ArticleId, str] = {}
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
        headlines: dict[ArticleId, str] | None = None,
    ) -> None:
        """Make a move with each of these articles, in a transaction of its own."""
        names = self._headlines if headlines is None else headlines
        batch = _Batch(transition.target, len(articles), dict(names))
        for article in articles:
            operation = partial(
                bulk_moves.move,
                article=article,
                transition=transition,
                by=self._desk.acting,
                note=note,
            )
            done = partial(self._on_moved, batch, article)
            failed = partial(self._on_refused, batch, article)
            opened = next((each for each in self._desk.tabs if each.id == article), None)
            if opened is not None:
                self._desk.saving(opened).run(operation, done=done, failed=failed)
            else:
                self._desk.dispatcher.write(operation, owner=self, done=done, failed=failed)

    def _take(self, summaries: tuple[ArticleSummary, ...]) -> None:
        self._headlines = {each.id: each.headline for each in summaries}
        self.offers = bulk_moves.offers(summaries, self._desk.newsroom, self._desk.acting)
        self.offered.emit()

    def _on_moved(self, batch: _Batch, article: ArticleId, changes: Changes) -> None:
        batch.moved |= {article, *(changes.reviewed & batch.headlines.keys())}
        self._count_down(batch)

    def _on_refused(self, batch: _Batch, article: ArticleId, error: Exception) -> None:
        batch.refused.append((article, error))
        if not isinstance(error, ExpectedError):
            self._desk.report(error)
        self._count_down(batch)

    def _count_down(self, batch: _Batch) -> None:
        batch.left -= 1
        if not batch.left:
            self._desk.noticed.emit(_outcome(batch))
            self.finished.emit()


def _outcome(batch: _Batch) -> Notice:
    """Say how many were moved, and of each of the others why not."""
    # What was published together with another had moved before its own turn came.
    refused = [(each, error) for each, error in batch.refused if each not in batch.moved]
    if len(batch.moved) == 1 and not refused:
        (article,) = batch.moved
        return Notice(
            NoticeKind.MOVED,
            article=article,
            headline=batch.headlines.get(article, ""),
            stage=batch.target,
        )
    return Notice(
        NoticeKind.SEVERAL_MOVED,
        stage=batch.target,
        count=len(batch.moved),
        refused=tuple(_named(batch.headlines.get(each, ""), error) for each, error in refused),
    )


def _named(headline: str, error: Exception) -> NotAllowed:
    return NotAllowed(
        QT_TRANSLATE_NOOP("Refusals", "“{headline}”: {refusal}"),
        headline=headline,
        refusal=error,
    )
