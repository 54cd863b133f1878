"""Selecting in the article list: one row, a run of rows, or any rows together."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workstation.domain.ids import ArticleId
from workstation.ui.panes.articles.model import ArticleListModel

_Flag = QItemSelectionModel.SelectionFlag


class SelectingView(QListView):
    """A list of articles in which several can be selected, in view or out of it."""

    chosen_changed = Signal()
    """`chosen` is another now."""

    def __init__(self, model: ArticleListModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._articles = model
        self._start = -1
        """The row at which the present selection began."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """Show the rows of a model, none of them selected."""
        super().setModel(model)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)

    def chosen(self) -> tuple[ArticleId, ...]:
        """Return the articles that are selected, in the order of the list."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(number) for number in range(selection.count())]
        places = sorted({at for part in ranges for at in range(part.top(), part.bottom() + 1)})
        return tuple(self._articles.id_at(place) for place in places)

    def choose(self, articles: tuple[ArticleId, ...]) -> None:
        """Select several articles, as far as they are listed."""
        selection = QItemSelection()
        for article in articles:
            place = self._articles.place_of(article)
            if place is not None:
                index = self._articles.index(place)
                selection.select(index, index)
        self.selectionModel().select(selection, _Flag.ClearAndSelect)

    def select(self, article: ArticleId | None, *, reveal: bool) -> None:
        """Mark an article's row alone, if it is listed; `reveal` scrolls to it."""
        place = None if article is None else self._articles.place_of(article)
        if place is None:
            self.selectionModel().clear()
            return
        index = self._articles.index(place)
        self.setAutoScroll(False)
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        self._start = place
        self.setAutoScroll(True)
        if reveal:
            self.scrollTo(index)

    def dragged(self, article: ArticleId) -> tuple[ArticleId, ...]:
        """Return what is dragged where an article is: what is selected with it, or it alone."""
        chosen = self.chosen()
        return chosen if article in chosen else (article,)

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row under the pointer, or all from where a selection began.

        Rows out of view have no rectangle, so where it began is kept as a row.
        """
        if flags == _Flag.NoUpdate:
            return
        index = self.currentIndex() if flags & _Flag.Current else self.indexAt(rect.topLeft())
        start = self._articles.index(self._start)
        if not flags & _Flag.Current or not start.isValid():
            self._start, start = index.row(), index
        first, last = sorted((start, index), key=QModelIndex.row)
        self.selectionModel().select(QItemSelection(first, last), flags)

    def reset(self) -> None:
        """Take up another list."""
        super().reset()
        self._start = -1
