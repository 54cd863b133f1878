"""Bringing a newsroom back from a backup: built in a new folder, opened and read, then swapped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from workstation.domain.backups import Rehearsal
from workstation.domain.clock import Clock
from workstation.storage import driver
from workstation.storage.backup import list_backups, verify
from workstation.storage.blobs import Blobs
from workstation.storage.driver import number
from workstation.storage.durable import set_aside, sync
from workstation.storage.failures import translated
from workstation.storage.lock import FolderLock
from workstation.storage.own_files import bring_files, copy_for, unpack_files
from workstation.storage.packed import is_packed, unpacked
from workstation.storage.picture_copies import carry, list_copies, readable
from workstation.storage.picture_store import PictureStore
from workstation.storage.replay import begin_anew
from workstation.storage.schema import BACKUPS, DATABASE, PICTURES
from workstation.storage.store import Store

_ROOM = ".restoring-"


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did."""

    newsroom: Path
    source: Path
    set_aside: Path | None
    """Where the database that was there before is now."""
    articles: int
    pictures_aside: Path | None = None
    """Where pictures that were damaged or not all there are now."""
    files_aside: tuple[Path, ...] = ()
    """Where a page template and dictionaries that were there before are now."""
    missing_pictures: int = 0
    """How many pictures that the articles use are in no copy."""


def restore(file: Path, folder: Path, clock: Clock) -> Restored:
    """Put a backup in the newsroom's place; what was there is set aside.

    The newsroom is first built in a folder of its own, opened by this program and read from end
    to end; only then it takes its place. Pictures that are there and sound stay. Otherwise they
    come from the zip, or from among the backups.

    Raises `NewsroomLocked` while the newsroom is open, and changes nothing if the backup does
    not pass its checks.
    """
    verify(file)
    with translated(folder, opening=True):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        lock.acquire()
        try:
            with _built(file, folder, clock) as (room, articles):
                needed = _pictures_of(room / DATABASE)
                missing = _gather_pictures(needed, file, folder, room)
                return _swap(file, folder, room, clock.now(), articles, missing)
        finally:
            lock.release()


def rehearse(folder: Path, clock: Clock) -> Rehearsal | None:
    """Restore the newest backup into a folder of its own, open it, read all; None without backups.

    The pictures are read where they are, and not copied. Nothing is left behind.
    """
    newest = next(iter(list_backups(folder)), None)
    if newest is None:
        return None
    verify(newest.file)
    with TemporaryDirectory(prefix="rehearsing-") as place:
        with _built(newest.file, Path(place), clock) as (room, articles):
            needed = _pictures_of(room / DATABASE)
        lacking = needed - PictureStore(folder / BACKUPS).sound(needed)
        if lacking:
            copies = (copy.file for copy in list_copies(folder / BACKUPS))
            lacking = lacking.difference(*(readable(copy) for copy in copies))
    found = len(needed) - len(lacking)
    return Rehearsal(newest.at, articles, found, len(lacking))


@contextmanager
def _built(file: Path, folder: Path, clock: Clock) -> Iterator[tuple[Path, int]]:
    """Give a folder with the newsroom of a backup, which has been opened and read; and its size."""
    with TemporaryDirectory(dir=folder, prefix=_ROOM) as place:
        room = Path(place) / "newsroom"
        room.mkdir()
        with unpacked(file, Path(place)) as (texts, _pictures):
            shutil.copyfile(texts, room / DATABASE)
        _part_from_journal(room / DATABASE)
        # An older backup is brought up to date here, where nothing can be lost by that.
        Store.open(room, clock).close()
        articles = verify(room / DATABASE)
        if is_packed(file):
            unpack_files(file, room)
        else:
            made = [one for one in list_backups(folder, file.parent) if one.file == file]
            copy = copy_for(file.parent, made[0].at) if made else None
            if copy is not None:
                unpack_files(copy, room)
        yield room, articles


def _swap(
    file: Path, folder: Path, room: Path, now: datetime, articles: int, missing: int
) -> Restored:
    """Let what was built take its place; the texts last, since they name all else."""
    pictures_aside = None
    if (room / PICTURES).exists():
        sync(room / PICTURES)
        pictures_aside = set_aside(folder / PICTURES, now)
        (room / PICTURES).replace(folder / PICTURES)
    files_aside = bring_files(room, folder, now)
    sync(room / DATABASE)
    before = set_aside(folder / DATABASE, now)
    (room / DATABASE).replace(folder / DATABASE)
    sync(folder)
    return Restored(folder, file, before, articles, pictures_aside, files_aside, missing)


def _part_from_journal(database: Path) -> None:
    """Keep what was written after the backup from being written again: it was not wanted."""
    with closing(driver.connect(database)) as connection:
        if number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'journal'"):
            begin_anew(connection)


def _gather_pictures(needed: frozenset[str], file: Path, folder: Path, room: Path) -> int:
    """Put pictures into the room unless those in place are all there; return how many lack."""
    present = folder / PICTURES
    lacking = needed - readable(present) if present.exists() else needed
    if not lacking:
        return 0
    found: set[str] = set()
    blobs = Blobs(room)
    try:
        with unpacked(file, room, PICTURES) as (_texts, packed):
            for source in _sources(file, folder, packed):
                if lacking - found:
                    found |= source(lacking - found, blobs)
        if found:
            carry(present, None, blobs)
    finally:
        blobs.close()
    return len(lacking - found)


def _sources(
    file: Path, folder: Path, packed: Path | None
) -> Iterator[Callable[[frozenset[str], Blobs], frozenset[str]]]:
    """Yield what takes pictures from each place that may have them."""
    if packed is not None:
        yield partial(carry, packed)
    for backups in dict.fromkeys((file.parent, folder / BACKUPS)):
        yield PictureStore(backups).carry
        for copy in list_copies(backups):
            yield partial(carry, copy.file)


def _pictures_of(database: Path) -> frozenset[str]:
    with closing(driver.connect(database, mode="ro", query_only=True)) as connection:
        return frozenset(row[0] for row in connection.execute("SELECT id FROM picture"))
