"""The rows of the article list, over the library feed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workstation.desk.library_feed import LibraryFeed
from workstation.domain.article import ArticleSummary
from workstation.domain.clock import Clock
from workstation.domain.ids import ArticleId
from workstation.ui import mime
from workstation.ui.words import brief_moment, mark_words, names, stage_name, word_count

Index = QModelIndex | QPersistentModelIndex

if TYPE_CHECKING:
    from workstation.ui.packets.dragging import Done, Make


class Role(IntEnum):
    """What the rows tell beside their headlines."""

    SUMMARY = Qt.ItemDataRole.UserRole
    """The `ArticleSummary`, None while it is fetched."""


class ArticleListModel(QAbstractListModel):
    """Shows the ids that the feed has; rows are fetched as they are asked for."""

    def __init__(
        self, library: LibraryFeed, clock: Clock, packet: Make, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._packet = packet
        self.handed_over: tuple[ArticleId, ...] = ()
        """The articles of which another program has asked for a packet in the last drag."""
        self._library = library
        self._clock = clock
        self._count = len(library.ids)
        library.listed.connect(self._on_listed)
        library.row_changed.connect(self._on_row_changed)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many articles are listed."""
        return 0 if parent is not None and parent.isValid() else self._count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an article's summary, its headline, or all of it in words."""
        if not 0 <= index.row() < self._count:
            return None
        if role == Role.SUMMARY:
            return self._library.row(index.row())
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        summary = self._library.row(index.row())
        if summary is None:
            return self.tr("Loading…")
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headline(summary)
        return self._spoken(summary)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def mimeTypes(self) -> list[str]:
        """Say what dragged rows are."""
        return ["text/uri-list", mime.ARTICLE, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return dragged rows: the articles' ids, and their headlines for other programs."""
        from workstation.ui.packets.dragging import DraggedArticles  # noqa: PLC0415 - on demand

        self.handed_over = ()
        if not indexes:
            return QMimeData()
        places = [index.row() for index in indexes]
        known = [self._library.known(place) for place in places]
        headlines = "\n".join(summary.headline for summary in known if summary)
        return DraggedArticles(tuple(map(self.id_at, places)), headlines, self._hand_over)

    def _hand_over(self, articles: tuple[ArticleId, ...], done: Done) -> None:
        self.handed_over = articles
        self._packet(articles, done)

    def id_at(self, place: int) -> ArticleId:
        """Return the article that stands at a place."""
        return self._library.ids[place]

    def known(self, place: int) -> ArticleSummary | None:
        """Return the row at a place if it is here, without asking for it."""
        return self._library.known(place)

    def place_of(self, article_id: ArticleId) -> int | None:
        """Return where an article stands."""
        return self._library.place_of(article_id)

    def headline(self, summary: ArticleSummary) -> str:
        """Return what an article is called in the list."""
        return summary.headline or self.tr("Untitled")

    def _spoken(self, summary: ArticleSummary) -> str:
        parts = (
            self.headline(summary),
            summary.section,
            names(summary.bylines),
            stage_name(summary.stage),
            word_count(summary.words),
            brief_moment(summary.modified_at, self._clock.now()),
            mark_words(summary, self._clock.now()),
        )
        return ", ".join(part for part in parts if part)

    def _on_listed(self) -> None:
        self.beginResetModel()
        self._count = len(self._library.ids)
        self.endResetModel()

    def _on_row_changed(self, first: int, last: int) -> None:
        if first < self._count:
            self.dataChanged.emit(self.index(first), self.index(min(last, self._count - 1)))
