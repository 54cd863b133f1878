"""The article list: all ids at once, rows as they come into view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk import library_entry
from workstation.desk.desk import Desk
from workstation.desk.library_entry import PERSONAL, Entry, EntryKind
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import library
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId
from workstation.domain.query import DeskCounts, LibraryQuery, Order
from workstation.text import query as queries

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

WINDOW = 60
"""Rows fetched at a time: several screens of the list."""
KEPT_ROWS = 3000
"""Rows remembered; those fetched longest ago are forgotten first."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list, and where in it each article stands; made on the lane, since it may be long."""

    ids: tuple[ArticleId, ...]
    places: dict[ArticleId, int]


class LibraryFeed(QObject):
    """Keeps the list that the library shows: ids in order, and the rows near the view.

    A row's content is refreshed when its article changes; its place only when the list is asked
    again, so that nothing moves under the pointer while somebody types.
    """

    entry_changed = Signal(object)
    """The `Entry` of the desk list that is shown now; its articles follow by `listed`."""
    listed = Signal()
    """`ids` is another list, or the answer to what was asked."""
    row_changed = Signal(int, int)
    """(first, last): rows between these places may look different now."""
    chosen_changed = Signal(object)
    """`chosen`: the articles that are selected in the list, in its order."""
    counted = Signal(object)
    """The `DeskCounts` beside the entries of the desk list."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._entry = Entry(EntryKind.ALL)
        self._filter = ""
        self._narrowing: LibraryQuery | None = None
        self._order: Order | None = None
        self._order_of_words: Order | None = None
        self._query = LibraryQuery()
        self._hopeless = False
        self.ids: tuple[ArticleId, ...] = ()
        self.chosen: tuple[ArticleId, ...] = ()
        """The articles that a person has selected in the list, in its order; often just one."""
        self.loading = False
        """Another list was asked for and has not come yet."""
        self.counts = DeskCounts()
        self._places: dict[ArticleId, int] = {}
        self._rows: dict[ArticleId, ArticleSummary] = {}
        self._asked: set[ArticleId] = set()
        self._listing: LatestWins[_Listing] = LatestWins()
        self._counting: LatestWins[DeskCounts] = LatestWins()
        self._wanted: list[ArticleId] = []
        self._fetch_soon = QTimer(self, singleShot=True, interval=0)
        self._fetch_soon.timeout.connect(self._fetch)
        desk.dispatcher.opened.connect(self.recount)
        desk.dispatcher.committed.connect(self._on_committed)
        desk.newsroom_changed.connect(self._on_newsroom_changed)
        desk.acting_changed.connect(self._on_acting_changed)

    # What is listed

    @property
    def entry(self) -> Entry:
        """The entry of the desk list that is shown."""
        return self._entry

    @property
    def filter(self) -> str:
        """What narrows the entry's list, as typed."""
        return self._filter

    @property
    def query(self) -> LibraryQuery:
        """What is listed."""
        return self._query

    @property
    def search_text(self) -> str:
        """What is listed, as it would be typed into a search."""
        newsroom, acting = self._desk.newsroom, self._desk.acting
        parts = (library_entry.text_of(self._entry, newsroom, acting), self._filter.strip())
        return " ".join(part for part in parts if part)

    def choose(self, entry_id: str) -> None:
        """Show an entry of the desk list, by its id (`stage:draft`, `search:words`, …)."""
        self._entry = library_entry.read_entry(entry_id)
        self._filter, self._narrowing = "", None
        self._order_of_words = None
        self.entry_changed.emit(self._entry)
        self._relist()

    def narrow(self, text: str) -> None:
        """List only what also answers a search; raises `BadQuery`, and the list stays."""
        narrowing = queries.parse(text) if text.strip() else None
        self._filter = text
        if narrowing != self._narrowing:
            self._narrowing = narrowing
            self._relist()

    def sort(self, order: Order) -> None:
        """Put the list in another order; lists of words found have an order of their own."""
        if self._query.words:
            self._order_of_words = order
        else:
            self._order = order
        self._relist()

    def ask(self, query: LibraryQuery) -> None:
        """List something else."""
        self._query = query
        self._hopeless = False
        self.loading = True
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        if self._hopeless:
            return
        self._listing.follow(
            self._desk.dispatcher.read(
                partial(_list, query=self._query),
                owner=self,
                done=self._listing.only(self._take_list),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    # What stands in it

    def show_first(self, rows: tuple[ArticleSummary, ...], counts: DeskCounts) -> None:
        """Show what was read for the first screen until the whole list is there."""
        self._rows = {row.id: row for row in rows}
        self._take_list(_listing(tuple(self._rows)))
        self._set_counts(counts)

    def recount(self) -> None:
        """Read the numbers of the desk list again."""
        if not self._desk.dispatcher.is_open:
            return  # `opened` comes back here
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

    def known(self, place: int) -> ArticleSummary | None:
        """Return a row if it is here, without asking for it."""
        return self._rows.get(self.ids[place])

    def mark_chosen(self, articles: tuple[ArticleId, ...]) -> None:
        """Say which articles are selected in the list."""
        if articles != self.chosen:
            self.chosen = articles
            self.chosen_changed.emit(articles)

    def place_of(self, article_id: ArticleId) -> int | None:
        """Return where an article stands in the list."""
        return self._places.get(article_id)

    # Inside

    def _relist(self) -> None:
        try:
            query = library_entry.query_of(self._entry, self._desk.newsroom, self._desk.acting)
        except BadQuery as error:
            self._desk.report(error)
            query = None
        if query is not None and self._narrowing is not None:
            query = library_entry.both(query, self._narrowing)
        if query is None:
            self._query = LibraryQuery()
            self._hopeless = True  # nothing can answer: there is nothing to read
            self._listing.cancel()
            self.loading = True
            self._take_list(_listing(()))
            return
        order = self._order_of_words if query.words else self._order
        self.ask(library_entry.ordered(query, order))

    def _fetch(self) -> None:
        wanted, self._wanted = tuple(self._wanted), []
        if wanted:
            self._desk.dispatcher.read(
                partial(library.rows, articles=wanted), owner=self, done=self._take_rows
            )

    def _take_rows(self, rows: tuple[ArticleSummary, ...]) -> None:
        places = []
        resected = False
        for row in rows:
            before = self._rows.pop(row.id, None)
            resected |= before is not None and before.section != row.section
            # A read that began before a save may be answered after the row was read again.
            self._rows[row.id] = before if before is not None and _newer(before, row) else row
            self._asked.discard(row.id)
            place = self._places.get(row.id)
            if place is not None:
                places.append(place)
        while len(self._rows) > KEPT_ROWS:
            del self._rows[next(iter(self._rows))]
        if places:
            self.row_changed.emit(min(places), max(places))
        if resected:
            self.recount()

    def _take_list(self, listing: _Listing) -> None:
        answered, self.loading = self.loading, False
        if answered or listing.ids != self.ids or not listing.ids:
            self.ids, self._places = listing.ids, listing.places
            self.listed.emit()

    def _set_counts(self, counts: DeskCounts) -> None:
        self.counts = counts
        self.counted.emit(counts)

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        if changes.added or changes.removed or changes.reviewed:
            self.reload()
            self.recount()
        elif changes.noted:
            self.recount()
            if self._entry.kind is EntryKind.NOTES:
                self.reload()
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
        if self._entry.kind is EntryKind.SAVED:
            self._relist()

    def _on_acting_changed(self, _name: str) -> None:
        self.recount()
        if self._entry.kind in PERSONAL:
            self._relist()


def _newer(one: ArticleSummary, other: ArticleSummary) -> bool:
    if one.modified_at is None or other.modified_at is None:
        return False
    return one.modified_at > other.modified_at


def _list(unit: UnitOfWork, query: LibraryQuery) -> _Listing:
    return _listing(library.ids(unit, query))


def _listing(ids: tuple[ArticleId, ...]) -> _Listing:
    return _Listing(ids, {article_id: place for place, article_id in enumerate(ids)})
