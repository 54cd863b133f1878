"""The picture library: ids, rows, small images, and where pictures are used."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from workstation.desk.desk import Desk
from workstation.desk.tasks import LatestWins
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import PictureId
from workstation.domain.pictures import Picture
from workstation.services import pictures

if TYPE_CHECKING:
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

KEPT_IMAGES = 400
WINDOW = 60


class PicturesFeed(QObject):
    """Keeps what the picture library and the figure cards show."""

    listed = Signal()
    """`ids` is another list."""
    picture_changed = Signal(str)
    """The PictureId whose texts, use or small image are known (better) now."""
    used_in_loaded = Signal(str, object)
    """(PictureId, tuple of ArticleSummary): the articles that use a picture."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.ids: tuple[PictureId, ...] = ()
        self._text = ""
        self._missing: frozenset[str] = frozenset()
        self._active = False
        self._rows: dict[PictureId, Picture] = {}
        self._uses: dict[PictureId, int] = {}
        self._images: OrderedDict[PictureId, QImage] = OrderedDict()
        self._asked: set[PictureId] = set()
        self._asked_images: set[PictureId] = set()
        self._listing: LatestWins[tuple[PictureId, ...]] = LatestWins()
        self._using: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        desk.dispatcher.committed.connect(self._on_committed)

    def set_active(self, active: bool) -> None:
        """Keep the list up to date only while somebody looks."""
        if active and not self._active:
            self._active = True
            self.reload()
        self._active = active

    def ask(self, text: str, missing: frozenset[str] = frozenset()) -> None:
        """List the pictures whose texts match; `missing` as in `pictures.find`."""
        self._text, self._missing = text, missing
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        self._listing.follow(
            self._desk.dispatcher.read(
                partial(pictures.find, text=self._text, missing=self._missing),
                owner=self,
                done=self._listing.only(self._set_ids),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    def row(self, picture_id: PictureId) -> Picture | None:
        """Return a picture, or None while it is fetched."""
        row = self._rows.get(picture_id)
        if row is None and picture_id not in self._asked:
            self._fetch(self._window(picture_id))
        return row

    def uses(self, picture_id: PictureId) -> int:
        """Return how many articles use a picture, as far as is known."""
        return self._uses.get(picture_id, 0)

    def image(self, picture_id: PictureId) -> QImage | None:
        """Return a picture's small image (640 px), or None while it is fetched.

        A picture that has none gives a null image.
        """
        image = self._images.get(picture_id)
        if image is not None:
            self._images.move_to_end(picture_id)
        elif picture_id not in self._asked_images:
            self._asked_images.add(picture_id)
            self._desk.dispatcher.files(
                partial(_read_image, picture=picture_id),
                owner=self,
                done=partial(self._take_image, picture_id),
            )
        return image

    def ask_used_in(self, picture_id: PictureId) -> None:
        """Ask which articles use a picture; the answer comes by `used_in_loaded`."""
        self._using.follow(
            self._desk.dispatcher.read(
                partial(pictures.used_in, picture=picture_id),
                owner=self,
                done=self._using.only(partial(self.used_in_loaded.emit, picture_id)),
                after_writes=True,
            )
        )

    def update(self, picture: Picture) -> None:
        """Store a picture's master texts."""
        self._rows[picture.id] = picture
        self._desk.dispatcher.write(partial(pictures.update, picture=picture), owner=self)

    def _window(self, picture_id: PictureId) -> tuple[PictureId, ...]:
        try:
            place = self.ids.index(picture_id)
        except ValueError:
            return (picture_id,)
        near = self.ids[max(0, place - WINDOW // 2) : place + WINDOW // 2]
        return tuple(wanted for wanted in near if wanted not in self._rows)

    def _fetch(self, wanted: tuple[PictureId, ...]) -> None:
        self._asked.update(wanted)
        self._desk.dispatcher.read(
            partial(_load, wanted=wanted), owner=self, done=self._take_rows, after_writes=True
        )

    def _take_rows(self, loaded: tuple[tuple[Picture, ...], dict[PictureId, int]]) -> None:
        rows, uses = loaded
        self._uses.update(uses)
        for row in rows:
            self._rows[row.id] = row
            self._asked.discard(row.id)
            self._tell_articles(row)
            self.picture_changed.emit(row.id)

    def _tell_articles(self, picture: Picture) -> None:
        for article in self._desk.tabs:
            if picture.id in article.figures.pictures():
                article.know_picture(picture)

    def _take_image(self, picture_id: PictureId, image: QImage) -> None:
        self._images[picture_id] = image
        self._asked_images.discard(picture_id)
        while len(self._images) > KEPT_IMAGES:
            self._images.popitem(last=False)
        self.picture_changed.emit(picture_id)

    def _set_ids(self, ids: tuple[PictureId, ...]) -> None:
        self.ids = ids
        self.listed.emit()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        known = tuple(changes.pictures & self._rows.keys())
        if known:
            self._fetch(known)
        if changes.pictures - self._rows.keys() and self._active:
            self.reload()


def _load(
    unit: UnitOfWork, wanted: tuple[PictureId, ...]
) -> tuple[tuple[Picture, ...], dict[PictureId, int]]:
    return pictures.load(unit, wanted), pictures.usage_counts(unit, wanted)


def _read_image(store: Store, picture: PictureId) -> QImage:
    data = store.blobs.thumbnail(picture)
    return QImage.fromData(data) if data else QImage()
