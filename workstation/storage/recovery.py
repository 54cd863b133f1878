"""Makes a newsroom's database again from its backups and its journal."""

from __future__ import annotations

import shutil
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError, NewsroomDamaged
from workstation.domain.recovery import Recovery
from workstation.storage import driver
from workstation.storage.backup import Backup, list_backups, verify
from workstation.storage.driver import number, sqlite
from workstation.storage.durable import placed, set_aside
from workstation.storage.journal_files import last_position, list_segments
from workstation.storage.replay import Place, bring_forward, place_of
from workstation.storage.salvage import salvage
from workstation.storage.schema import DATABASE, SCHEMA
from workstation.storage.verification import check_structure, sweep


@dataclass(frozen=True, slots=True)
class _Base:
    """A backup that could be the beginning."""

    backup: Backup
    place: Place | None
    """None if it has to be brought up to date before the journal fits it."""


def is_recoverable(folder: Path) -> bool:
    """Say whether there are backups to make the database from."""
    return bool(list_backups(folder))


def recover(folder: Path, clock: Clock, *, whole: bool = False) -> Recovery | None:
    """Make the database again from the best backup and the journal; None if no backup is sound.

    `whole` is for a database that can be read still: it stays if anything would be missing.
    The database that was there, if there was one, is set aside and not deleted. The caller has
    the lock.
    """
    wanted = _newest_lineage(folder)
    bases = [_Base(backup, _place(backup.file)) for backup in list_backups(folder)]
    # Those that the newest lines of the journal follow on; each group has its newest first.
    bases.sort(key=lambda base: base.place is None or base.place.lineage != wanted)
    for base in bases:
        try:
            return _from(base, wanted, folder, clock, whole=whole)
        except (ExpectedError, sqlite.DatabaseError):
            continue
    return None


def _from(base: _Base, wanted: str, folder: Path, clock: Clock, *, whole: bool) -> Recovery:
    verify(base.backup.file)
    database = folder / DATABASE
    with placed(database) as part:
        shutil.copyfile(base.backup.file, part)
        saves = 0
        complete = False
        if base.place is not None and base.place.lineage == wanted:
            saves, complete = _forward(part, folder, base.place)
        if whole and not complete:
            raise NewsroomDamaged(folder, "not all of it can be made again")
        if not complete and database.exists():
            saves += salvage(database, part)
        aside = set_aside(database, clock.now())
    return Recovery(
        saves=saves, backup=base.backup.at, complete=complete, set_aside=aside, crashed=True
    )


def _forward(part: Path, folder: Path, place: Place) -> tuple[int, bool]:
    with closing(driver.connect(part)) as connection:
        # A copy that nobody else sees yet; it is on the disk before it takes its place.
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA synchronous = OFF")
        saves = bring_forward(connection, folder)
        complaint = check_structure(connection)
        damage = next(sweep(connection), None)
        if complaint or damage:
            raise NewsroomDamaged(folder, complaint or str(damage))
        whole = place_of(connection).lineage == place.lineage
    return saves, whole


def _newest_lineage(folder: Path) -> str:
    newest = max(list_segments(folder), key=lambda segment: segment.at, default=None)
    return newest.lineage if newest is not None else ""


def _place(file: Path) -> Place | None:
    """Return where a backup is; None if it is of another schema than the lines to come."""
    try:
        with closing(driver.connect(file, mode="ro", query_only=True)) as connection:
            if number(connection, "PRAGMA user_version") != SCHEMA:
                return None
            return place_of(connection)
    except (sqlite.DatabaseError, TypeError):
        return None


def positions(folder: Path, lineage: str, most: int) -> list[int]:
    """Return how far the newest backups of a lineage have got, the newest first."""
    found: list[int] = []
    for backup in list_backups(folder):
        place = _place(backup.file)
        if place is not None and place.lineage == lineage:
            found.append(place.position)
        if len(found) == most:
            break
    return found


def has_base(folder: Path, lineage: str) -> bool:
    """Say whether a backup and the journal together make up the database."""
    segments = [segment for segment in list_segments(folder) if segment.lineage == lineage]
    newest = positions(folder, lineage, 1)
    if not newest:
        return False
    return (
        not segments
        or segments[0].start <= newest[0] + 1
        or last_position(segments[-1]) <= newest[0]
    )
