"""Copies of a newsroom that were opened and checked before they count as backups."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from workstation.domain.backups import Schedule
from workstation.domain.clock import Clock
from workstation.domain.errors import NewsroomDamaged, NewsroomTooNew, NotANewsroom
from workstation.storage import driver
from workstation.storage.driver import number
from workstation.storage.durable import STAMP, free_name, placed
from workstation.storage.failures import told_of_backups, translated
from workstation.storage.own_files import keep_files, own_files, prune_files
from workstation.storage.packed import pack, unpacked
from workstation.storage.picture_copies import copy_pictures, forget_copies
from workstation.storage.picture_store import keep_pictures
from workstation.storage.schema import APPLICATION_ID, BACKUPS, DATABASE, PICTURES, SCHEMA
from workstation.storage.stamped import stamped_files
from workstation.storage.verification import check_structure, sweep

_SCHEDULE = Schedule()


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, or is there."""

    file: Path
    at: datetime
    size: int
    pictures: Path | None = None
    """The folder of pictures that goes with it; None where there are none, or in a zip."""
    removed: tuple[Path, ...] = ()
    """Older backups that were deleted because this one was made."""


def make_backup(folder: Path, clock: Clock, schedule: Schedule = _SCHEDULE) -> Backup:
    """Add checked copies of all that is in a newsroom to its backups; remove what is not needed.

    Pictures and the newsroom's own files are copied when some came since the last copy. If that
    fails, because of damage or for want of room, the texts are backed up all the same, and the
    error is raised.
    """
    backups = folder / BACKUPS
    made = back_up_texts(folder, clock, schedule)
    with told_of_backups(backups):
        keep_files(folder, backups, made.at)
        # After the texts: a picture is stored before a text can name it.
        store = keep_pictures(folder, backups)
        if store is None:
            return made
        forget_copies(backups, store.names())
        return replace(made, pictures=store.folder)


def back_up_texts(folder: Path, clock: Clock, schedule: Schedule = _SCHEDULE) -> Backup:
    """Add a checked copy of the texts to the backups, then remove those that are not needed."""
    backups = folder / BACKUPS
    with told_of_backups(backups):
        backups.mkdir(exist_ok=True)
        at = clock.now().astimezone(UTC)
        file = free_name(backups / f"newsroom-{at.strftime(STAMP)}.db")
        copy_to(folder, file)
        write_checksum(file)
        removed = prune(backups, schedule, kept=file)
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
        files = {path.relative_to(folder).as_posix(): path for path in own_files(folder)}
        pack({**{part.name: part for part in parts}, **files}, file)


def verify(file: Path) -> int:
    """Open a backup, check all its texts, and return how many articles it has.

    Raises `NotFound`, `NotANewsroom`, `NewsroomTooNew` or `NewsroomDamaged`.
    """
    with unpacked(file, None) as (database, _pictures):
        if not is_as_made(file):
            raise NewsroomDamaged(file, "it is not as its checksum says")
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


def list_backups(folder: Path, backups: Path | None = None) -> tuple[Backup, ...]:
    """Return the newsroom's backups, or those in another folder of backups, newest first."""
    found = []
    for each in stamped_files(backups or folder / BACKUPS, "newsroom", "db"):
        with suppress(FileNotFoundError):  # removed meanwhile
            found.append(Backup(each.file, each.at, each.file.stat().st_size))
    return tuple(found)


def checksum_file(file: Path) -> Path:
    """Return the file that holds a backup's checksum, as `sha256sum --check` reads it."""
    return file.with_name(f"{file.name}.sha256")


def write_checksum(file: Path) -> None:
    """Write a backup's checksum beside it."""
    line = f"{_hash(file)}  {file.name}\n"
    with placed(checksum_file(file)) as part:
        part.write_text(line, encoding="utf-8")


def is_as_made(file: Path) -> bool:
    """Compare a backup with its checksum; one that has none, as earlier versions made, passes."""
    try:
        expected = checksum_file(file).read_text(encoding="utf-8").split(maxsplit=1)
    except FileNotFoundError:
        return True
    return expected[:1] == [_hash(file)]


def _hash(file: Path) -> str:
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def prune(backups: Path, schedule: Schedule, *, kept: Path) -> tuple[Path, ...]:
    """Remove the backups that are not needed; `kept` was checked a moment ago and stays."""
    present = list_backups(backups.parent, backups)
    wanted = schedule.kept(backup.at for backup in present)
    removed = []
    for backup in present:
        if backup.at not in wanted and backup.file != kept:
            with suppress(OSError):
                backup.file.unlink()
                removed.append(backup.file)
                checksum_file(backup.file).unlink(missing_ok=True)
    prune_files(backups, (each.at for each in present if each.file not in removed))
    return tuple(removed)
