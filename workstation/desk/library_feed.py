"""The article list: all ids at once, rows as they come into view."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.desk import Desk
from workstation.desk.tasks import LatestWins
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId
from workstation.domain.query import DeskCounts, LibraryQuery
from workstation.services import library
from workstation.text import query as queries

WINDOW = 60
"""Rows fetched at a time: two screens of the list."""


class LibraryFeed(QObject):
    """Keeps the list that the library shows: ids in order, and the rows near the view.

    A row's content is refreshed when its article changes; its place only when the list is asked
    again, so that nothing moves under the pointer while somebody types.
    """

    listed = Signal()
    """`ids` is another list."""
    row_changed = Signal(int, int)
    """(first, last): rows between these places may look different now."""
    counted = Signal(object)
    """The `DeskCounts` beside the entries of the desk list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._query = LibraryQuery()
        self.ids: tuple[ArticleId, ...] = ()
        self.counts = DeskCounts()
        self._places: dict[ArticleId, int] = {}
        self._rows: dict[ArticleId, ArticleSummary] = {}
        self._asked: set[ArticleId] = set()
        self._listing: LatestWins[tuple[ArticleId, ...]] = LatestWins()
        self._counting: LatestWins[DeskCounts] = LatestWins()
        self._wanted: list[ArticleId] = []
        self._fetch_soon = QTimer(self, singleShot=True, interval=0)
        self._fetch_soon.timeout.connect(self._fetch)
        desk.dispatcher.committed.connect(self._on_committed)
        desk.newsroom_changed.connect(self._on_newsroom_changed)

    @property
    def query(self) -> LibraryQuery:
        """What is listed."""
        return self._query

    def show_first(self, rows: tuple[ArticleSummary, ...], counts: DeskCounts) -> None:
        """Show what was read for the first screen until the whole list is there."""
        self._rows = {row.id: row for row in rows}
        self._set_ids(tuple(self._rows))
        self._set_counts(counts)

    def ask(self, query: LibraryQuery) -> None:
        """List something else."""
        self._query = query
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self._listing.follow(
            self._desk.dispatcher.read(
                partial(library.ids, query=self._query),
                owner=self,
                done=self._listing.only(self._set_ids),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    def recount(self) -> None:
        """Read the numbers of the desk list again."""
        self._counting.follow(
            self._desk.dispatcher.read(
                partial(
                    library.counts, newsroom=self._desk.newsroom, assigned_to=self._desk.acting
                ),
                owner=self,
                done=self._counting.only(self._set_counts),
                after_writes=True,
            )
        )

    def row(self, place: int) -> ArticleSummary | None:
        """Return a row, or None while it is being fetched (`row_changed` will tell)."""
        article_id = self.ids[place]
        row = self._rows.get(article_id)
        if row is None and article_id not in self._asked:
            for wanted in self.ids[max(0, place - WINDOW // 2) : place + WINDOW // 2]:
                if wanted not in self._rows and wanted not in self._asked:
                    self._asked.add(wanted)
                    self._wanted.append(wanted)
            self._fetch_soon.start()
        return row

    def place_of(self, article_id: ArticleId) -> int | None:
        """Return where an article stands in the list."""
        return self._places.get(article_id)

    def _fetch(self) -> None:
        wanted, self._wanted = tuple(self._wanted), []
        if wanted:
            self._desk.dispatcher.read(
                partial(library.rows, articles=wanted), owner=self, done=self._take_rows
            )

    def _take_rows(self, rows: tuple[ArticleSummary, ...]) -> None:
        places = []
        for row in rows:
            self._rows[row.id] = row
            self._asked.discard(row.id)
            place = self._places.get(row.id)
            if place is not None:
                places.append(place)
        if places:
            self.row_changed.emit(min(places), max(places))

    def _set_ids(self, ids: tuple[ArticleId, ...]) -> None:
        if ids != self.ids or not ids:
            self.ids = ids
            self._places = {article_id: place for place, article_id in enumerate(ids)}
            self.listed.emit()

    def _set_counts(self, counts: DeskCounts) -> None:
        self.counts = counts
        self.counted.emit(counts)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.added or changes.removed or changes.reviewed:
            self.reload()
            self.recount()
        known = tuple(changes.articles & self._rows.keys())
        if known:
            self._desk.dispatcher.read(
                partial(library.rows, articles=known),
                owner=self,
                done=self._take_rows,
                after_writes=True,
            )

    def _on_newsroom_changed(self, _newsroom: object) -> None:
        self.recount()


def parse_query(text: str) -> LibraryQuery:
    """Understand what was typed into a search box; raises `BadQuery` with a sentence."""
    return queries.parse(text)
