"""The grid of pictures: scrolls through any number of them, and asks only for what is seen."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDrag, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.ids import PictureId
from workstation.ui.panes.picture_library.cell_view import CellView
from workstation.ui.panes.picture_library.delegate import GAP, PictureDelegate
from workstation.ui.panes.picture_library.model import PicturesModel
from workstation.ui.widgets.steady_bar import SteadyBar

LEAST_WIDTH = 190
"""Of a picture; cells share what is left of a row."""
SCROLL_MS = 40
"""Images are asked for once scrolling has stopped so long."""


class PictureGrid(CellView):
    """Shows pictures in rows; arrow keys go through them, Enter and a double click use one."""

    picked = Signal(object)
    """The PictureId that is selected, the current one of several, or None."""
    removal_asked = Signal()
    """The chosen pictures are to go out of the library."""
    used = Signal(str)
    """The PictureId that a person wants in the article."""

    def __init__(
        self,
        model: PicturesModel,
        delegate: PictureDelegate,
        feed: PicturesFeed,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._feed = feed
        self._pictures = model
        self._cells = delegate
        self._wanted: set[PictureId] = set()
        self._soon = QTimer(self, singleShot=True, interval=SCROLL_MS)
        self._soon.timeout.connect(self._ask)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Pictures"))
        self.setProperty("surface", "canvas")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        SteadyBar(self)
        self.verticalScrollBar().setSingleStep(48)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.doubleClicked.connect(self._on_used)
        delegate.wanted.connect(self._on_wanted)

    def picture(self) -> PictureId | None:
        """Return the picture that is selected."""
        rows = self.selectedIndexes()
        if not rows:
            return None
        current = self.currentIndex()
        return self._pictures.picture_at((current if current in rows else rows[0]).row())

    def chosen(self) -> tuple[PictureId, ...]:
        """Return all pictures that are selected, in the order of the grid."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return tuple(self._pictures.picture_at(row) for row in rows)

    def pick(self, picture: PictureId | None) -> None:
        """Select a picture and scroll to it, or select nothing."""
        row = self._pictures.row_of(picture) if picture is not None else -1
        if row < 0:
            self.clearSelection()
            return
        index = self._pictures.index(row)
        self.selectionModel().setCurrentIndex(
            index, QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among as many cells as fit."""
        super().resizeEvent(event)
        self._share_width()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Use the selected picture by Enter, remove it by Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_used(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Say which picture is selected now."""
        super().selectionChanged(selected, deselected)
        self.picked.emit(self.picture())

    def startDrag(self, supportedActions: Qt.DropAction) -> None:
        """Drag the selected picture with its small image at the pointer."""
        indexes = self.selectedIndexes()
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._pictures.mimeData(indexes))
        image = self._feed.image_at_hand(self._pictures.picture_at(indexes[0].row()))
        if image is not None and not image.isNull():
            small = image.scaled(QSize(120, 120), Qt.AspectRatioMode.KeepAspectRatio)
            drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)

    def _share_width(self) -> None:
        room = self.viewport().width() - 1
        count = max(1, room // (LEAST_WIDTH + GAP))
        self._cells.set_width(max(room // count, 60))
        self.set_cells(self._cells.cell, count)

    def _on_used(self, index: QModelIndex) -> None:
        if index.isValid():
            self.used.emit(self._pictures.picture_at(index.row()))

    def _on_wanted(self, picture: str) -> None:
        self._wanted.add(PictureId(picture))
        self._soon.start()

    def _ask(self) -> None:
        """Ask for the images of what is still in view."""
        wanted, self._wanted = self._wanted, set()
        for picture in wanted:
            row = self._pictures.row_of(picture)
            shown = self.visualRect(self._pictures.index(row)) if row >= 0 else None
            if shown is not None and shown.intersects(self.viewport().rect()):
                self._feed.image(picture)
