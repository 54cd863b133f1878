"""Pictures coming in: from files, from the clipboard, from another window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation.desk.desk import Desk
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.use_cases import pictures
from workstation.domain.changes import Changes
from workstation.domain.errors import BadPicture
from workstation.domain.pictures import Picture

if TYPE_CHECKING:
    from workstation.storage.store import Store

MAX_BYTES = 200 * 1024 * 1024

Source = Path | tuple[str, bytes]
"""A file, or a name with the bytes that were pasted or dropped."""


class PictureIntake(QObject):
    """Reads pictures beside the GUI thread and puts them into the newsroom, one by one."""

    progressed = Signal(int, int)
    """(done, asked): how far the present intake has come; equal when it is over."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked = 0
        self._done = 0
        self._refused: list[Exception] = []

    def take(self, sources: list[Source], use: Callable[[Picture], None] | None = None) -> None:
        """Store pictures; `use` gets each on the GUI thread as soon as it is in the newsroom.

        What can't be used is told in one notice at the end; the rest comes in all the same.
        """
        self._asked += len(sources)
        self.progressed.emit(self._done, self._asked)
        for source in sources:
            self._desk.dispatcher.files(
                partial(_prepare, source=source),
                owner=self,
                done=partial(self._store, use=use),
                failed=self._refuse,
            )

    def _store(self, picture: Picture, use: Callable[[Picture], None] | None) -> None:
        def stored(_changes: Changes) -> None:
            if use is not None:
                use(picture)
            self._advance()

        self._desk.dispatcher.write(
            partial(pictures.add, picture=picture), owner=self, done=stored, failed=self._refuse
        )

    def _refuse(self, error: Exception) -> None:
        self._refused.append(error)
        self._advance()

    def _advance(self) -> None:
        self._done += 1
        self.progressed.emit(self._done, self._asked)
        if self._done < self._asked:
            return
        refused, count = tuple(self._refused), self._done - len(self._refused)
        self._asked = self._done = 0
        self._refused = []
        if refused or count > 1:
            self._desk.noticed.emit(Notice(NoticeKind.IMPORTED, count=count, refused=refused))


def _prepare(store: Store, source: Source) -> Picture:
    """Read, examine and store one picture's bytes; the row that names them follows."""
    from workstation.formats import picture_file  # noqa: PLC0415 - Pillow is slow to import

    name, data = _read(source)
    prepared = picture_file.prepare(data, name)
    store.blobs.put(data)
    store.blobs.put_thumbnail(prepared.picture.id, prepared.thumbnail)
    return prepared.picture


def _read(source: Source) -> tuple[str, bytes]:
    if isinstance(source, tuple):
        return source
    try:
        if source.stat().st_size > MAX_BYTES:
            raise BadPicture(source.name, "the file is larger than 200 MB; save a smaller copy.")
        return source.name, source.read_bytes()
    except OSError as error:
        raise BadPicture(source.name, f"the file can't be read ({error.strerror}).") from error
