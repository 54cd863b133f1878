"""A second copy of a newsroom's backups, on another disk."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from workstation.domain.backups import Schedule
from workstation.domain.errors import BackupNotMade, BackupProblem, NewsroomDamaged
from workstation.storage.backup import (
    Backup,
    checksum_file,
    is_as_made,
    list_backups,
    prune,
    write_checksum,
)
from workstation.storage.durable import placed
from workstation.storage.failures import told_of_backups
from workstation.storage.own_files import copy_for
from workstation.storage.picture_store import PictureStore
from workstation.storage.schema import BACKUPS


def place_in(elsewhere: Path, newsroom: Path, identity: str) -> Path:
    """Return the folder of a newsroom's second copies; others may have theirs beside it."""
    return elsewhere / f"{newsroom.name}-{identity.replace('-', '')[-8:]}"


def copy_elsewhere(newsroom: Path, identity: str, elsewhere: Path, schedule: Schedule) -> Path:
    """Copy the newest backup with all that goes with it; return where it is.

    The folder itself is never made: where a disk is not connected, its mount point may be there.
    Raises `BackupNotMade`; then the copies that were there are as they were.
    """
    newest = next(iter(list_backups(newsroom)), None)
    with told_of_backups(elsewhere):
        if not elsewhere.is_dir():
            raise BackupNotMade(elsewhere, BackupProblem.MISSING)
        place = place_in(elsewhere, newsroom, identity)
        place.mkdir(exist_ok=True)
        if newest is None:
            return place
        _copy_pictures(newsroom / BACKUPS, place)
        files = copy_for(newsroom / BACKUPS, newest.at)
        if files is not None:
            _copy(files, place / files.name)
        kept = _copy_texts(newest, place)
        prune(place, schedule, kept=kept)
        return kept


def _copy_texts(newest: Backup, place: Path) -> Path:
    file = place / newest.file.name
    if not (file.exists() and checksum_file(file).exists() and is_as_made(file)):
        _copy(newest.file, file, again=True)
        write_checksum(file)
    with suppress(FileNotFoundError):
        expected = checksum_file(newest.file).read_text("utf-8")
        if checksum_file(file).read_text("utf-8") != expected:
            file.unlink()
            checksum_file(file).unlink()
            raise NewsroomDamaged(file, "it is not as its checksum says")
    return file


def _copy(source: Path, target: Path, *, again: bool = False) -> None:
    if again or not target.exists():
        with placed(target) as part:
            shutil.copyfile(source, part)


def _copy_pictures(backups: Path, place: Path) -> None:
    mine, there = PictureStore(backups), PictureStore(place)

    def lacking() -> Iterator[tuple[str, bytes, bytes | None]]:
        for picture in sorted(mine.names() - there.names()):
            data = mine.read(picture)
            if data is not None:
                yield picture, data, mine.small(picture)

    there.add(lacking())
