"""The picture library: ids, rows, small images, and where pictures are used."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from workstation.desk import picture_shelf
from workstation.desk.desk import Desk
from workstation.desk.picture_shelf import Shelf
from workstation.desk.tasks import LatestWins
from workstation.desk.use_cases import crediting, pictures
from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Picture, PictureCounts

if TYPE_CHECKING:
    from workstation.desk.picture_changes import PictureChanges
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

KEPT_IMAGES = 120
"""Small images in memory: three screens of the grid, a megabyte each."""
WINDOW = 60
MOST_ALIKE = 6
LISTED_EVERY_MS = 1000
"""While pictures come in one after the other, the list is read again so often."""


class PicturesFeed(QObject):
    """Keeps what the picture library and the figure cards show."""

    listed = Signal()
    """`ids` is another list."""
    picture_changed = Signal(str)
    """The PictureId whose texts, use or small image are known (better) now."""
    used_in_loaded = Signal(str, object)
    """(PictureId, tuple of ArticleSummary): the articles that use a picture."""
    alike_loaded = Signal(str, object)
    """(PictureId, tuple of Picture): pictures of the library that look the same."""
    credited_loaded = Signal(str, int)
    """(name, count): how many pictures of the library are credited to a contributor."""
    looked_for = Signal(str)
    """Words that somebody wants to see the pictures of, from outside the library."""
    counted = Signal(object)
    """The `PictureCounts` of the whole library."""
    selected_changed = Signal(object)
    """The PictureId that is selected in the library, or None."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._changes: PictureChanges | None = None
        self.ids: tuple[PictureId, ...] = ()
        self.complete = False
        """`ids` is the whole list, not its beginning."""
        self.counts = PictureCounts()
        self._selected: PictureId | None = None
        self._text = ""
        self._shelf = Shelf.ALL
        self._active = False
        self._rows: dict[PictureId, Picture] = {}
        self._uses: dict[PictureId, int] = {}
        self._images: OrderedDict[PictureId, QImage] = OrderedDict()
        self._asked: set[PictureId] = set()
        self._asked_images: set[PictureId] = set()
        self._in_articles: dict[ArticleId, frozenset[PictureId]] = {}
        self._listing: LatestWins[tuple[PictureId, ...]] = LatestWins()
        self._beginning: LatestWins[_Beginning] = LatestWins()
        self._using: LatestWins[tuple[ArticleSummary, ...]] = LatestWins()
        self._counting: LatestWins[PictureCounts] = LatestWins()
        self._comparing: LatestWins[tuple[Picture, ...]] = LatestWins()
        self._stale = False
        self._resting = QTimer(self, singleShot=True, interval=LISTED_EVERY_MS)
        self._resting.timeout.connect(self._on_rested)
        desk.dispatcher.committed.connect(self._on_committed)
        desk.tabs_changed.connect(self._on_tabs_changed)
        self._on_tabs_changed()

    def set_active(self, active: bool) -> None:
        """Keep the list up to date only while somebody looks."""
        if active and not self._active:
            self._active = True
            self.reload()
        self._active = active

    @property
    def changes(self) -> PictureChanges:
        """What changes many pictures, or one wherever it is used."""
        if self._changes is None:
            from workstation.desk.picture_changes import PictureChanges  # noqa: PLC0415 - seldom

            self._changes = PictureChanges(self._desk, self)
        return self._changes

    @property
    def selected(self) -> PictureId | None:
        """The picture that is selected in the library."""
        return self._selected

    def select(self, picture_id: PictureId | None) -> None:
        """Say which picture is selected in the library."""
        if picture_id != self._selected:
            self._selected = picture_id
            self.selected_changed.emit(picture_id)

    def ask(self, text: str, shelf: Shelf = Shelf.ALL) -> None:
        """List the pictures of a shelf whose texts match."""
        self._text, self._shelf = text, shelf
        self._listing.cancel()
        self.ids = ()
        self.reload()

    @property
    def text(self) -> str:
        """The words that are looked for."""
        return self._text

    def show_credited(self, name: str) -> None:
        """List the pictures that are credited to somebody, in the library's pane."""
        self.ask(f'credit:"{name}"')
        self.looked_for.emit(self._text)
        self._desk.show_pane("picture_library")

    def reload(self) -> None:
        """Read the list and the counts again; where nothing is listed yet, its beginning first."""
        if not self.ids:
            self._beginning.follow(
                self._desk.dispatcher.read(
                    partial(_beginning, query=self._query(WINDOW)),
                    owner=self,
                    done=self._beginning.only(self._take_beginning),
                    failed=self._desk.report,
                    after_writes=True,
                )
            )
            return
        self._list_all()

    def _list_all(self) -> None:
        self._listing.follow(
            self._desk.dispatcher.read(
                self._query(None),
                owner=self,
                done=self._listing.only(self._set_ids),
                failed=self._desk.report,
                after_writes=True,
            )
        )
        self._count()

    def _query(self, limit: int | None) -> Callable[[UnitOfWork], tuple[PictureId, ...]]:
        desk = self._desk
        figures = desk.current.figures.all() if desk.current is not None else ()
        return picture_shelf.query(
            self._shelf,
            self._text,
            desk.clock.now().date(),
            tuple(figure.picture for figure in figures),
            limit,
        )

    def _take_beginning(self, beginning: _Beginning) -> None:
        ids, loaded = beginning
        self._take_rows(loaded)
        self.complete = len(ids) < WINDOW
        self.ids = ids
        self.listed.emit()
        self._list_all()

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

    def image_at_hand(self, picture_id: PictureId) -> QImage | None:
        """Return a small image if it is in memory; ask for none."""
        return self._images.get(picture_id)

    def keep_image(self, picture_id: PictureId, image: QImage) -> None:
        """Take a small image that is at hand already, before anybody asks for it."""
        self._take_image(picture_id, image)

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

    def ask_credited(self, name: str) -> None:
        """Ask how many pictures a contributor has; the answer comes by `credited_loaded`."""

        def take(counts: dict[str, int]) -> None:
            self.credited_loaded.emit(name, counts.get(name, 0))

        self._desk.dispatcher.read(crediting.counts, owner=self, done=take, after_writes=True)

    def ask_alike(self, picture_id: PictureId) -> None:
        """Ask which pictures look the same; the answer comes by `alike_loaded`."""
        self._comparing.follow(
            self._desk.dispatcher.read(
                partial(_alike, picture=picture_id),
                owner=self,
                done=self._comparing.only(partial(self.alike_loaded.emit, picture_id)),
                after_writes=True,
            )
        )

    def update(self, picture: Picture) -> None:
        """Store a picture's master texts."""
        self._rows[picture.id] = picture
        self._desk.dispatcher.write(partial(pictures.update, picture=picture), owner=self)

    def _count(self) -> None:
        self._counting.follow(
            self._desk.dispatcher.read(
                partial(pictures.counts, today=self._desk.clock.now().date()),
                owner=self,
                done=self._counting.only(self._set_counts),
                after_writes=True,
            )
        )

    def _set_counts(self, counts: PictureCounts) -> None:
        self.counts = counts
        self.counted.emit(counts)

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
        former = {row.id: self._rows.get(row.id) for row in rows}
        if self._active and any(_came_or_went(former[row.id], row) for row in rows):
            self.reload()
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
        self.complete = True
        self.ids = ids
        self.listed.emit()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        stale = (changes.pictures | self._moved_uses(changes.edited)) & self._rows.keys()
        if stale:
            self._fetch(tuple(stale))
        if self._active and changes.pictures - self._rows.keys():
            self._reload_soon()
        elif self._active and changes.pictures:
            self._count()

    def _reload_soon(self) -> None:
        """List the first new picture at once, and what comes right after it together."""
        if self._resting.isActive():
            self._stale = True
            return
        self._resting.start()
        self.reload()

    def _on_rested(self) -> None:
        if self._stale:
            self._stale = False
            self._reload_soon()

    def _on_tabs_changed(self) -> None:
        """Note what the open articles use, to tell afterwards what came and went."""
        self._in_articles = {
            article.id: self._in_articles.get(article.id, article.figures.pictures())
            for article in self._desk.tabs
        }

    def _moved_uses(self, edited: frozenset[ArticleId]) -> frozenset[PictureId]:
        """Name the pictures that came into or went out of the open articles just saved."""
        moved: frozenset[PictureId] = frozenset()
        for article in self._desk.tabs:
            if article.id in edited:
                now = article.figures.pictures()
                moved |= now ^ self._in_articles.get(article.id, frozenset())
                self._in_articles[article.id] = now
        return moved


def _load(
    unit: UnitOfWork, wanted: tuple[PictureId, ...]
) -> tuple[tuple[Picture, ...], dict[PictureId, int]]:
    return pictures.load(unit, wanted), pictures.usage_counts(unit, wanted)


_Beginning: TypeAlias = tuple[
    tuple[PictureId, ...], tuple[tuple[Picture, ...], dict[PictureId, int]]
]


def _beginning(
    unit: UnitOfWork, query: Callable[[UnitOfWork], tuple[PictureId, ...]]
) -> _Beginning:
    """Return the first pictures of a list with all that is shown of them."""
    ids = query(unit)
    return ids, _load(unit, ids[:WINDOW])


def _came_or_went(before: Picture | None, now: Picture) -> bool:
    """Say whether a picture went out of the library, or came back."""
    return before is not None and (before.removed_at is None) != (now.removed_at is None)


def _alike(unit: UnitOfWork, picture: PictureId) -> tuple[Picture, ...]:
    found = pictures.alike(unit, (picture,)).get(picture, ())
    return pictures.load(unit, found[:MOST_ALIKE])


def _read_image(store: Store, picture: PictureId) -> QImage:
    from workstation.desk import thumbnails  # noqa: PLC0415 - once there is one to draw

    data = store.blobs.thumbnail(picture)
    return thumbnails.drawn(data) if data else QImage()
