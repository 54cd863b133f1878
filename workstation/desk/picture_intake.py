"""Pictures coming in: from files, from the clipboard, from another window."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.use_cases import pictures
from workstation.domain.changes import Changes
from workstation.domain.errors import BadPicture, DiskFull, NoRoomForPictures
from workstation.domain.ids import PictureId
from workstation.domain.pictures import FILE_SUFFIXES, Picture

if TYPE_CHECKING:
    from workstation.formats.picture_workshop import Workshop
    from workstation.storage.store import Store

MAX_BYTES = 200 * 1024 * 1024
AT_ONCE = 3
"""Pictures on their way: two are opened while one is stored; the lane has a thread for others."""
ROOM_MS = 3000
"""How often a full disk is tried again."""
MOST_FILES = 5000
"""Out of one folder."""

Source = Path | tuple[str, bytes]
"""A file, or a name with the bytes that were pasted or dropped."""
Use: TypeAlias = Callable[[Picture], None]
_Prepared: TypeAlias = tuple[Picture, QImage | None]


class PictureIntake(QObject):
    """Reads pictures beside the GUI thread and puts them into the newsroom, one by one."""

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
        self._refused: list[Exception] = []
        self._new: list[PictureId] = []
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
        # On a full disk one picture tries for all.
        most = 1 if self._full else AT_ONCE
        while self._waiting and self._under_way < most and not self._trying.isActive():
            source, use = self._waiting.popleft()
            self._under_way += 1
            self._desk.dispatcher.files(
                partial(_prepare, source=source, workshop=self._workshop, shown=use is not None),
                owner=self,
                done=partial(self._store, source=source, use=use),
                failed=partial(self._refuse_unread, source=source, use=use),
            )

    def _store(self, prepared: _Prepared, source: Source, use: Use | None) -> None:
        self._under_way -= 1
        self._send()
        picture, image = prepared
        if image is not None:
            self.image_drawn.emit(picture.id, image)

        def failed(error: Exception) -> None:
            if not self._wait_for_room(error, source, use):
                self._refuse(error)

        def stored(changes: Changes) -> None:
            self._full = False
            self._send()
            if changes.pictures:
                self._new.append(picture.id)
            try:
                if use is not None:
                    use(picture)
            finally:  # the picture is there, whatever became of its use
                self.came.emit(picture)
                self._advance()

        self._desk.dispatcher.write(
            partial(pictures.add, picture=picture), owner=self, done=stored, failed=failed
        )

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
        refused, count = tuple(self._refused), self._done - len(self._refused)
        new = tuple(self._new)
        self._asked = self._done = 0
        self._refused, self._new = [], []
        if not refused and not new:
            return
        self._desk.dispatcher.read(
            partial(pictures.alike, pictures=new),
            owner=self,
            done=partial(self._tell, count, refused),
            failed=self._desk.report,
            after_writes=True,
        )

    def _tell(
        self,
        count: int,
        refused: tuple[Exception, ...],
        alike: dict[PictureId, tuple[PictureId, ...]],
    ) -> None:
        if refused or alike or count > 1:
            self._desk.noticed.emit(
                Notice(NoticeKind.IMPORTED, count=count, refused=refused, alike=tuple(alike))
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


def _prepare(store: Store, source: Source, workshop: Workshop, *, shown: bool) -> _Prepared:
    """Read, examine and store one picture's bytes; the row that names them follows.

    The small image comes along for one that is `shown` as soon as it is there.
    """
    name, data = _read(source)
    prepared = workshop.prepare(data, name)
    store.blobs.put_picture(prepared.picture.id, data, prepared.thumbnail)
    return prepared.picture, QImage.fromData(prepared.thumbnail) if shown else None


def _read(source: Source) -> tuple[str, bytes]:
    if isinstance(source, tuple):
        return source
    try:
        if source.stat().st_size > MAX_BYTES:
            raise BadPicture(source.name, "the file is larger than 200 MB; save a smaller copy.")
        return source.name, source.read_bytes()
    except OSError as error:
        raise BadPicture(source.name, f"the file can’t be read ({error.strerror}).") from error
