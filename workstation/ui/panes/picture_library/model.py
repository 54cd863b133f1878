"""The listed pictures as a Qt model: ids at once, texts as they come into view."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.clock import Clock
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.ui import mime
from workstation.ui.panes.picture_library.wording import Caption, describe

Index = QModelIndex | QPersistentModelIndex


class Role(IntEnum):
    """What the delegate asks for."""

    PICTURE = Qt.ItemDataRole.UserRole
    """The PictureId."""
    CAPTION = Qt.ItemDataRole.UserRole + 1
    """The `Caption` beneath, or None while it is fetched."""


class PicturesModel(QAbstractListModel):
    """Shows the feed's list; says which cells look different when a picture is known better."""

    def __init__(self, feed: PicturesFeed, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed = feed
        self._clock = clock
        self._ids: tuple[PictureId, ...] = feed.ids
        self._places = {picture: place for place, picture in enumerate(self._ids)}
        feed.listed.connect(self._on_listed)
        feed.picture_changed.connect(self._on_picture_changed)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many pictures are listed."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows; a row that is not known yet is fetched."""
        if not index.isValid():
            return None
        picture = self._ids[index.row()]
        if role == Role.PICTURE:
            return picture
        caption = self.caption(picture)
        if role == Role.CAPTION:
            return caption
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return caption.spoken if caption is not None else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return caption.title if caption is not None else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let pictures be selected and dragged."""
        found = super().flags(index)
        return found | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else found

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [mime.PICTURE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the picture that is dragged."""
        data = QMimeData()
        for index in indexes[:1]:
            data.setData(mime.PICTURE, QByteArray(self.picture_at(index.row()).encode()))
        return data

    def picture_at(self, row: int) -> PictureId:
        """Return the picture at a place."""
        return self._ids[row]

    def row_of(self, picture: PictureId) -> int:
        """Return the place of a picture, or -1."""
        return self._places.get(picture, -1)

    def caption(self, picture: PictureId) -> Caption | None:
        """Return what stands beneath a picture, or None while it is fetched."""
        row: Picture | None = self._feed.row(picture)
        if row is None:
            return None
        return describe(row, self._feed.uses(picture), self._clock.now().date())

    def _on_listed(self) -> None:
        before, now = self._ids, self._feed.ids
        if now == before:
            return
        if before and now[: len(before)] == before:
            self.beginInsertRows(QModelIndex(), len(before), len(now) - 1)
            self._take(now)
            self.endInsertRows()
            return
        came = len(now) - len(before)
        if before and came > 0 and now[came:] == before:
            self.beginInsertRows(QModelIndex(), 0, came - 1)
            self._take(now)
            self.endInsertRows()
            return
        self.beginResetModel()
        self._take(now)
        self.endResetModel()

    def _take(self, ids: tuple[PictureId, ...]) -> None:
        self._ids = ids
        self._places = {picture: place for place, picture in enumerate(ids)}

    def _on_picture_changed(self, picture: str) -> None:
        row = self.row_of(PictureId(picture))
        if row >= 0:
            index = self.index(row)
            self.dataChanged.emit(index, index)
