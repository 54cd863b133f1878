"""Pictures coming in: from files, from the clipboard, from another window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk import thumbnails
from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.use_cases import pictures
from workstation.domain.changes import Changes
from workstation.domain.errors import BadPicture, DiskFull, NoRoomForPictures
from workstation.domain.ids import PictureId
from workstation.domain.pictures import FILE_SUFFIXES, Picture

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from workstation.formats.picture_workshop import Workshop
    from workstation.storage.store import Store
    from workstation.storage.unit_of_work import UnitOfWork

MAX_BYTES = 200 * 1024 * 1024
AT_ONCE = 3
"""Pictures being opened, or read to be opened next, while others are stored."""
TOGETHER = 4
"""Pictures that are stored at once while more are being opened, and nobody is going to use them."""
MOST_KEPT = 8
"""Pictures that may wait to be stored together: a slow disk holds up nobody but itself."""
MOST_BYTES = 64 * 1024 * 1024
"""Bytes of them after which no more are read."""
ROOM_MS = 3000
"""How often a full disk is tried again."""
MOST_FILES = 5000
"""Out of one folder."""

Source = Path | tuple[str, bytes]
"""A file, or a name with the bytes that were pasted or dropped."""
Use: TypeAlias = Callable[[Picture], None]


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A picture that has been opened, and its bytes."""

    source: Source
    use: Use | None
    picture: Picture
    data: bytes
    thumbnail: bytes
    image: QImage | None
    """The small image, of one that somebody is going to use."""


class PictureIntake(QObject):
    """Reads pictures beside the GUI thread and puts them into the newsroom.

    What has been opened while others were stored is stored together, and waits for the disk once.
    """

    progressed = Signal(int, int)
    """(done, asked): how far the present intake has come; equal when it is over."""

    came = Signal(object)
    """A `Picture` that is in the newsroom now."""

    image_drawn = Signal(str, object)
    """(PictureId, QImage): the small image of a picture that somebody is going to use."""

    def __init__(self, desk: Desk, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop = workshop
        self._waiting: deque[tuple[Source, Use | None]] = deque()
        self._asked = 0
        self._done = 0
        self._under_way = 0
        self._ready: list[_Prepared] = []
        self._keeping: tuple[_Prepared, ...] = ()
        self._refused: list[Exception] = []
        self._new: list[PictureId] = []
        self._known = 0
        """Pictures for the library alone that it had before."""
        self._full = False
        self._trying = QTimer(self, singleShot=True, interval=ROOM_MS)
        self._trying.timeout.connect(self._send)

    @property
    def held_up(self) -> bool:
        """Say whether pictures wait for room on the disk."""
        return self._full

    @property
    def busy(self) -> bool:
        """Say whether pictures are coming in."""
        return self._done < self._asked

    def take(self, sources: list[Source], use: Use | None = None) -> None:
        """Store pictures; `use` gets each on the GUI thread as soon as it is in the newsroom.

        Of a folder all pictures are taken. What can't be used is told in one notice at the end;
        the rest comes in all the same.
        """
        if not any(isinstance(source, Path) and source.is_dir() for source in sources):
            self._begin(sources, use)
            return
        self._desk.dispatcher.compute(
            partial(_unfolded, sources=tuple(sources)),
            owner=self,
            done=partial(self._begin, use=use),
            failed=self._desk.report,
        )

    def cancel(self) -> None:
        """Take no more of what waits; what has come in stays."""
        self._asked -= len(self._waiting)
        self._waiting.clear()
        self._trying.stop()
        self._full = False
        self.progressed.emit(self._done, self._asked)
        self._end_if_done()

    def _begin(self, sources: list[Source], use: Use | None) -> None:
        self._asked += len(sources)
        self._waiting.extend((source, use) for source in sources)
        self.progressed.emit(self._done, self._asked)
        self._send()

    def _send(self) -> None:
        while self._waiting and self._may_open():
            source, use = self._waiting.popleft()
            self._under_way += 1
            self._desk.dispatcher.compute(
                partial(_prepare, source=source, use=use, workshop=self._workshop),
                owner=self,
                done=self._on_prepared,
                failed=partial(self._refuse_unread, source=source, use=use),
            )

    def _may_open(self) -> bool:
        """Say whether another picture may be read now; on a full disk one tries for all."""
        if self._trying.isActive():
            return False
        if self._full:
            return not self._under_way
        kept = (*self._ready, *self._keeping)
        opened = self._under_way - len(kept)
        room = len(kept) < MOST_KEPT and sum(len(one.data) for one in kept) < MOST_BYTES
        return room and opened < AT_ONCE

    def _on_prepared(self, prepared: _Prepared) -> None:
        if prepared.image is not None:
            self.image_drawn.emit(prepared.picture.id, prepared.image)
        self._ready.append(prepared)
        self._send()
        self._keep()

    def _keep(self) -> None:
        """Store the bytes of what is ready, then the rows that name them."""
        if self._keeping or not self._worth_keeping():
            return
        together = self._keeping = tuple(self._ready)
        self._ready.clear()
        self._desk.dispatcher.files(
            partial(_store_bytes, together=together),
            owner=self,
            done=partial(self._on_kept, together=together),
            failed=partial(self._on_not_kept, together=together),
        )

    def _worth_keeping(self) -> bool:
        """Say whether to go to the disk now: nobody waits for one of many pictures."""
        if len(self._ready) >= TOGETHER or len(self._ready) == self._under_way:
            return bool(self._ready)
        return any(one.use is not None for one in self._ready)

    def _on_kept(self, _nothing: None, *, together: tuple[_Prepared, ...]) -> None:
        new = tuple(one.picture for one in together)
        self._desk.dispatcher.write(
            partial(_add, new=new),
            owner=self,
            done=partial(self._on_stored, together=together),
            failed=partial(self._refuse_unstored, together=together),
        )
        self._end_keeping()

    def _on_not_kept(self, error: Exception, *, together: tuple[_Prepared, ...]) -> None:
        self._refuse_unstored(error, together=together)
        self._end_keeping()

    def _end_keeping(self) -> None:
        self._under_way -= len(self._keeping)
        self._keeping = ()
        self._send()
        self._keep()

    def _on_stored(self, changes: Changes, *, together: tuple[_Prepared, ...]) -> None:
        self._full = False
        self._send()
        self._new += [one.picture.id for one in together if one.picture.id in changes.pictures]
        self._known += sum(
            one.use is None and one.picture.id not in changes.pictures for one in together
        )
        with ExitStack() as all_of_them:  # even where the use of one fails
            for one in reversed(together):
                all_of_them.callback(self._arrive, one)

    def _arrive(self, one: _Prepared) -> None:
        try:
            if one.use is not None:
                one.use(one.picture)
        finally:  # the picture is there, whatever became of its use
            self.came.emit(one.picture)
            self._advance()

    def _refuse_unstored(self, error: Exception, *, together: tuple[_Prepared, ...]) -> None:
        for one in reversed(together):
            if not self._wait_for_room(error, one.source, one.use):
                self._refuse(error)

    def _refuse_unread(self, error: Exception, source: Source, use: Use | None) -> None:
        self._under_way -= 1
        if not self._wait_for_room(error, source, use):
            self._send()
            self._refuse(error)

    def _wait_for_room(self, error: Exception, source: Source, use: Use | None) -> bool:
        """Keep a picture for later if only the disk is full; that is told once."""
        if not isinstance(error, DiskFull):
            return False
        self._waiting.appendleft((source, use))
        self._trying.start()
        if not self._full:
            self._full = True
            self._desk.report(NoRoomForPictures())
        self.progressed.emit(self._done, self._asked)
        return True

    def _refuse(self, error: Exception) -> None:
        self._refused.append(error)
        self._advance()

    def _advance(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, self._asked)
        self._end_if_done()

    def _end_if_done(self) -> None:
        if self._done < self._asked or not self._asked:
            return
        refused, known, new = tuple(self._refused), self._known, tuple(self._new)
        count = self._done - len(refused) - known
        self._asked = self._done = self._known = 0
        self._refused, self._new = [], []
        if not refused and not new and not known:
            return
        self._desk.dispatcher.read(
            partial(pictures.alike, pictures=new),
            owner=self,
            done=partial(self._tell, count, known, refused),
            failed=self._desk.report,
            after_writes=True,
        )

    def _tell(
        self,
        count: int,
        known: int,
        refused: tuple[Exception, ...],
        alike: dict[PictureId, tuple[PictureId, ...]],
    ) -> None:
        if refused or alike or known or count > 1:
            self._desk.noticed.emit(
                Notice(
                    NoticeKind.IMPORTED,
                    count=count,
                    known=known,
                    refused=refused,
                    alike=tuple(alike),
                )
            )


def _unfolded(sources: tuple[Source, ...]) -> list[Source]:
    """Put the pictures of a folder in the place of the folder, those of its folders too."""
    found: list[Source] = []
    for source in sources:
        if isinstance(source, Path) and source.is_dir():
            files = (file for file in source.rglob("*") if file.suffix.lower() in FILE_SUFFIXES)
            visible = (file for file in files if not file.name.startswith("."))
            found.extend(sorted(visible)[:MOST_FILES])
        else:
            found.append(source)
    return found


def _prepare(source: Source, use: Use | None, workshop: Workshop) -> _Prepared:
    """Read and examine one picture; its small image comes along for one that has a use."""
    name, data = _read(source)
    found = workshop.prepare(data, name)
    image = thumbnails.drawn(found.thumbnail) if use is not None else None
    return _Prepared(source, use, found.picture, data, found.thumbnail, image)


def _store_bytes(store: Store, together: tuple[_Prepared, ...]) -> None:
    """Store the bytes of pictures; the rows that name them follow."""
    store.blobs.put_pictures((one.picture.id, one.data, one.thumbnail) for one in together)


def _add(unit: UnitOfWork, new: tuple[Picture, ...]) -> Changes:
    changes = Changes()
    for picture in new:
        changes |= pictures.add(unit, picture)
    return changes


def _read(source: Source) -> tuple[str, bytes]:
    if isinstance(source, tuple):
        return source
    try:
        if source.stat().st_size > MAX_BYTES:
            raise BadPicture(source.name, "the file is larger than 200 MB; save a smaller copy.")
        return source.name, source.read_bytes()
    except OSError as error:
        raise BadPicture(source.name, f"the file can’t be read ({error.strerror}).") from error
