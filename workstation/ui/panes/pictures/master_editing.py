"""Changing a picture's master texts: kept together while typed, stored at the next pause."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from workstation.desk.pictures_feed import PicturesFeed
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture

PAUSE_MS = 800


class MasterEditing(QObject):
    """Holds the picture being edited until there is a pause, or its field is left."""

    def __init__(self, feed: PicturesFeed, parent: QObject) -> None:
        super().__init__(parent)
        self._feed = feed
        self._pending: Picture | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.flush)

    def present(self, picture_id: PictureId) -> Picture | None:
        """Return a picture with what has been typed but is not stored yet."""
        if self._pending is not None and self._pending.id == picture_id:
            return self._pending
        return self._feed.row(picture_id)

    def change(self, picture: Picture) -> None:
        """Take a changed copy of what `present` returned."""
        if self._pending is not None and self._pending.id != picture.id:
            self.flush()
        self._pending = picture
        self._pause.start()

    def flush(self) -> None:
        """Store what has been typed."""
        self._pause.stop()
        pending, self._pending = self._pending, None
        if pending is not None:
            self._feed.update(pending)
