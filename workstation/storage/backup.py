"""Copies of newsroom.db that were opened and checked before they count as backups."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workstation.domain.clock import Clock
from workstation.domain.errors import NewsroomDamaged, NewsroomTooNew, NotANewsroom, NotFound
from workstation.storage import driver
from workstation.storage.driver import number
from workstation.storage.failures import translated
from workstation.storage.lock import FolderLock
from workstation.storage.schema import APPLICATION_ID, BACKUPS, DATABASE, SCHEMA
from workstation.storage.verification import check_structure, sweep

HOURLY, DAILY, WEEKLY = 12, 7, 26
"""How many backups of different hours, days and weeks are kept."""

_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"newsroom-(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, or is there."""

    file: Path
    at: datetime
    size: int
    removed: tuple[Path, ...] = ()
    """Older backups that were deleted because this one was made."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What restoring did."""

    newsroom: Path
    source: Path
    set_aside: Path | None
    """Where the database that was there before is now."""
    articles: int


def make_backup(folder: Path, clock: Clock) -> Backup:
    """Add a checked copy to the newsroom's backups, then remove those that are not needed."""
    backups = folder / BACKUPS
    with translated(folder):
        backups.mkdir(exist_ok=True)
    at = clock.now().astimezone(UTC)
    file = _free(backups / f"newsroom-{at.strftime(_STAMP)}.db")
    copy_to(folder, file)
    removed = _prune(backups, kept=file)
    return Backup(file, at, file.stat().st_size, removed)


def copy_to(folder: Path, file: Path) -> None:
    """Write a checked copy of the newsroom's database to a file; whole or not at all.

    People may go on writing meanwhile. Pictures are not in it.
    """
    part = file.with_name(f"{file.name}.part")
    try:
        with translated(folder):
            part.unlink(missing_ok=True)
            # It only reads the newsroom, yet VACUUM INTO is refused where writing is.
            connection = driver.connect(folder / DATABASE)
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
            finally:
                connection.close()
        verify(part)
        with translated(folder):
            _sync(part)
            part.replace(file)
            _sync(file.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def verify(file: Path) -> int:
    """Open a backup, check all of it, and return how many articles it has.

    Raises `NotFound`, `NotANewsroom`, `NewsroomTooNew` or `NewsroomDamaged`.
    """
    if not file.is_file():
        raise NotFound("backup", str(file))
    with translated(file, opening=True):
        connection = driver.connect(file, mode="ro", query_only=True)
        try:
            if number(connection, "PRAGMA application_id") != APPLICATION_ID:
                raise NotANewsroom(file)
            if number(connection, "PRAGMA user_version") > SCHEMA:
                raise NewsroomTooNew(file)
            complaint = check_structure(connection)
            if complaint:
                raise NewsroomDamaged(file, complaint)
            for damage in sweep(connection):
                raise NewsroomDamaged(file, f"{damage.table} {damage.row}: {damage.detail}")
            return number(connection, "SELECT count(*) FROM article")
        finally:
            connection.close()


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the newsroom's backups, newest first."""
    found = []
    with suppress(FileNotFoundError):
        for file in (folder / BACKUPS).iterdir():
            match = _NAME.fullmatch(file.name)
            if match:
                at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(file, at, file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.file.name), reverse=True))


def restore(file: Path, folder: Path, clock: Clock) -> Restored:
    """Put a backup in the newsroom's place; the database that was there is set aside.

    Raises `NewsroomLocked` while the newsroom is open, and changes nothing if the backup does
    not pass its checks.
    """
    articles = verify(file)
    with translated(folder, opening=True):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        lock.acquire()
        try:
            database = folder / DATABASE
            part = database.with_name(f"{DATABASE}.part")
            shutil.copyfile(file, part)
            _sync(part)
            aside = _set_aside(database, clock)
            part.replace(database)
            _sync(folder)
        finally:
            lock.release()
    return Restored(folder, file, aside, articles)


def kept(times: Iterable[datetime]) -> frozenset[datetime]:
    """Return which backups to keep: the newest of each of the last hours, days and weeks.

    Counted are hours, days and weeks that have a backup, so that the oldest stay when nobody
    works for a month; the newest of all is always among them.
    """
    newest_first = sorted(times, reverse=True)
    found: set[datetime] = set()
    for count, period in (
        (HOURLY, "%Y-%m-%dT%H"),
        (DAILY, "%Y-%m-%d"),
        (WEEKLY, "%G-W%V"),
    ):
        newest: dict[str, datetime] = {}
        for time in newest_first:
            newest.setdefault(time.strftime(period), time)
        found.update(list(newest.values())[:count])
    return frozenset(found)


def _prune(backups: Path, *, kept: Path) -> tuple[Path, ...]:
    """Remove the backups that are not needed; `kept` was checked a moment ago and stays."""
    present = list_backups(backups.parent)
    wanted = _kept_times(present)
    removed = []
    for backup in present:
        if backup.at not in wanted and backup.file != kept:
            with suppress(OSError):
                backup.file.unlink()
                removed.append(backup.file)
    return tuple(removed)


def _kept_times(backups: Iterable[Backup]) -> frozenset[datetime]:
    return kept(backup.at for backup in backups)


def _set_aside(database: Path, clock: Clock) -> Path | None:
    if not database.exists():
        # A journal of a database that is gone must not be applied to another one.
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                Path(f"{database}{suffix}").replace(
                    _free(Path(f"{database}.damaged-{clock.now().strftime(_STAMP)}{suffix}"))
                )
        return None
    aside = _free(database.with_name(f"{DATABASE}.damaged-{clock.now().strftime(_STAMP)}"))
    for suffix in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            Path(f"{database}{suffix}").replace(f"{aside}{suffix}")
    return aside


def _free(path: Path) -> Path:
    number_ = 2
    free = path
    while free.exists():
        free = path.with_name(f"{path.stem}-{number_}{path.suffix}")
        number_ += 1
    return free


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":
        return  # folders can't be opened there; NTFS keeps the order of renames by itself
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
