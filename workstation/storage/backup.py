"""Copies of a newsroom that were opened and checked before they count as backups."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from workstation.domain.clock import Clock
from workstation.domain.errors import NewsroomDamaged, NewsroomTooNew, NotANewsroom
from workstation.storage import driver
from workstation.storage.driver import number
from workstation.storage.durable import STAMP, free_name, placed, set_aside
from workstation.storage.failures import translated
from workstation.storage.lock import FolderLock
from workstation.storage.packed import pack, unpacked
from workstation.storage.picture_copies import (
    best_source,
    copy_pictures,
    keep_copy,
    list_copies,
)
from workstation.storage.replay import begin_anew
from workstation.storage.schema import APPLICATION_ID, BACKUPS, DATABASE, PICTURES, SCHEMA
from workstation.storage.verification import check_structure, sweep

HOURLY, DAILY, WEEKLY = 12, 7, 26
"""How many backups of different hours, days and weeks are kept."""

_NAME = re.compile(r"newsroom-(\d{4}-\d{2}-\d{2}T\d{6}Z)(?:-\d+)?\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, or is there."""

    file: Path
    at: datetime
    size: int
    pictures: Path | None = None
    """The copy of the pictures that goes with it; None where there are none, or in a zip."""
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
    pictures_aside: Path | None = None
    """Where pictures that were damaged or not all there are now."""
    missing_pictures: int = 0
    """How many pictures that the articles use are in no copy."""


def make_backup(folder: Path, clock: Clock) -> Backup:
    """Add checked copies of texts and pictures to the backups, and remove what is not needed.

    The pictures are copied when some came since the last copy. If that fails, because of damage
    or for want of room, the texts are backed up all the same, and the error is raised.
    """
    made = back_up_texts(folder, clock)
    # After the texts: a picture is stored before a text can name it.
    return replace(made, pictures=keep_copy(folder, made.at))


def back_up_texts(folder: Path, clock: Clock) -> Backup:
    """Add a checked copy of the texts to the backups, then remove those that are not needed."""
    backups = folder / BACKUPS
    with translated(folder):
        backups.mkdir(exist_ok=True)
    at = clock.now().astimezone(UTC)
    file = free_name(backups / f"newsroom-{at.strftime(STAMP)}.db")
    copy_to(folder, file)
    removed = _prune(backups, kept=file)
    return Backup(file, at, file.stat().st_size, removed=removed)


def copy_to(folder: Path, file: Path) -> None:
    """Write a checked copy of the newsroom's database to a file; whole or not at all.

    People may go on writing meanwhile. Pictures are not in it.
    """
    with translated(folder), placed(file) as part:
        # It only reads the newsroom, yet VACUUM INTO is refused where writing is.
        connection = driver.connect(folder / DATABASE)
        try:
            connection.execute("VACUUM INTO ?", (str(part),))
        finally:
            connection.close()
        _verify_database(part)


def pack_to(folder: Path, file: Path) -> None:
    """Write checked copies of texts and pictures into one zip file; whole or not at all."""
    with TemporaryDirectory(dir=file.absolute().parent, prefix=".backing-up-") as room:
        parts = [Path(room) / DATABASE]
        copy_to(folder, parts[0])
        if (folder / PICTURES).exists():
            parts.append(Path(room) / PICTURES)
            copy_pictures(folder, parts[1])
        pack(parts, file)


def verify(file: Path) -> int:
    """Open a backup, check all its texts, and return how many articles it has.

    Raises `NotFound`, `NotANewsroom`, `NewsroomTooNew` or `NewsroomDamaged`.
    """
    with unpacked(file, None) as (database, _pictures):
        return _verify_database(database)


def _verify_database(file: Path) -> int:
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
                at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                found.append(Backup(file, at, file.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.file.name), reverse=True))


def restore(file: Path, folder: Path, clock: Clock) -> Restored:
    """Put a backup in the newsroom's place; the database that was there is set aside.

    Pictures that are there and sound stay. Otherwise they come from the zip, or from the copy
    beside the backup, or among the newsroom's own, that has the most of them.

    Raises `NewsroomLocked` while the newsroom is open, and changes nothing if the texts of the
    backup do not pass their checks.
    """
    articles = verify(file)
    with translated(folder, opening=True):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
        lock.acquire()
        try:
            with unpacked(file, folder, PICTURES) as (texts, pictures):
                aside, missing = _restore_pictures(texts, pictures, file, folder, clock)
                database = folder / DATABASE
                with placed(database) as part:
                    shutil.copyfile(texts, part)
                    _part_from_journal(part)
                    before = set_aside(database, clock.now())
        finally:
            lock.release()
    return Restored(folder, file, before, articles, aside, missing)


def _part_from_journal(database: Path) -> None:
    """Keep what was written after the backup from being written again: it was not wanted."""
    connection = driver.connect(database)
    try:
        if number(connection, "SELECT count(*) FROM sqlite_schema WHERE name = 'journal'"):
            begin_anew(connection)
    finally:
        connection.close()


def _restore_pictures(
    texts: Path, packed: Path | None, file: Path, folder: Path, clock: Clock
) -> tuple[Path | None, int]:
    """See to the pictures that the texts name; return what was set aside, and how many lack."""
    needed = _pictures_of(texts)
    target = folder / PICTURES
    copies = (copy.file for place in (file.parent, folder / BACKUPS) for copy in list_copies(place))
    present = (target,) if target.exists() else ()
    in_zip = () if packed is None else (packed,)
    source, missing = best_source(needed, (*present, *in_zip, *copies))
    if source is None or source == target:
        return None, missing
    with placed(target) as part:
        shutil.copyfile(source, part)
        aside = set_aside(target, clock.now())
    return aside, missing


def _pictures_of(database: Path) -> frozenset[str]:
    connection = driver.connect(database, mode="ro", query_only=True)
    try:
        return frozenset(row[0] for row in connection.execute("SELECT id FROM picture"))
    finally:
        connection.close()


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
