"""A newsroom on disk: opening it with every check, and its transactions."""

from __future__ import annotations

import getpass
import platform
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Lock

from sqlalchemy import Engine

from workstation.domain.backups import Schedule
from workstation.domain.canonical import sha256_text
from workstation.domain.clock import Clock
from workstation.domain.errors import (
    NewsroomDamaged,
    NewsroomExists,
    NewsroomMissing,
    NewsroomReadOnly,
    NewsroomReplaced,
    NewsroomTooOld,
)
from workstation.domain.ids import new_uuid
from workstation.domain.newsroom import Newsroom
from workstation.domain.recovery import Recovery
from workstation.storage import driver
from workstation.storage.backup import (
    Backup,
    back_up_texts,
    copy_to,
    list_backups,
    make_backup,
    pack_to,
)
from workstation.storage.blobs import Blobs
from workstation.storage.driver import number, sqlite
from workstation.storage.engine import reading_engine, writing_engine
from workstation.storage.failures import told_of_backups, told_of_making, translated
from workstation.storage.journal import Journal, listen
from workstation.storage.journal_files import prune
from workstation.storage.lock import FolderLock
from workstation.storage.migrations.runner import PROGRAM_STEPS, Steps, is_pending, upgrade
from workstation.storage.packed import is_packed
from workstation.storage.postings import Postings
from workstation.storage.recovery import has_base, is_recoverable, positions, recover
from workstation.storage.replay import bring_forward, has_place, place_of
from workstation.storage.schema import DATABASE, DOUBT
from workstation.storage.second_copy import copy_elsewhere
from workstation.storage.unit_of_work import UnitOfWork
from workstation.storage.verification import Damage, check_structure, looks, picture_ids, sweep

PROVEN_FOR = timedelta(days=1)
"""How long a backup, which is checked when it is made, vouches for the database."""


class Store:
    """An open newsroom. Only one program has it open for writing at a time."""

    def __init__(
        self, folder: Path, clock: Clock, lock: FolderLock | None, recovery: Recovery | None = None
    ) -> None:
        """Use `create`, `open` or `open_for_reading`; without a lock nothing can be written."""
        self.recovery = Recovery() if recovery is None else recovery
        """What was put right when the newsroom was opened."""
        self.folder = folder
        self.blobs = Blobs(folder, query_only=lock is None)
        self._clock = clock
        self._lock = lock
        self._postings = Postings()
        self._backing_up = Lock()
        database = folder / DATABASE
        self._writer: Engine | None = None
        self._journal: Journal | None = None
        self._identity = _file_identity(database)
        if lock is not None:
            self._writer = writing_engine(database)
            listen(self._writer)
        self._reader = reading_engine(database)
        self.device = ""
        try:
            with self.read() as uow:
                self.device = _device(uow.newsroom.identity())
                if lock is not None:
                    self._journal = Journal(folder, uow.newsroom.lineage(), clock)
        except BaseException:
            self._reader.dispose()
            raise

    @classmethod
    def create(cls, folder: Path, name: str, clock: Clock) -> Store:
        """Make an empty newsroom and open it; the folder may be there, a newsroom may not.

        Raises `NewsroomNotMade` or `NewsroomExists`; then there is none.
        """
        new = not folder.exists()
        with told_of_making(folder), translated(folder, opening=True):
            database = folder / DATABASE
            if database.exists():
                raise NewsroomExists(folder)  # rather than say who has it open
            folder.mkdir(parents=True, exist_ok=True)
            lock = FolderLock(folder)
            lock.acquire()
            try:
                if database.exists():
                    raise NewsroomExists(folder)
                _make(database, name, clock)
                return cls(folder, clock, lock)
            except BaseException:
                lock.release()
                if new and not database.exists():
                    shutil.rmtree(folder, ignore_errors=True)
                raise

    @classmethod
    def open(cls, folder: Path, clock: Clock, steps: Steps = PROGRAM_STEPS) -> Store:
        """Lock and check the newsroom, migrate it if it is older, and open it.

        All of it is read after a crash, and when there is no backup of the last day. A database
        that can't be read is made again from the backups and the journal: `recovery` tells of it.

        Raises the errors of `CannotOpenNewsroom`; then nothing was changed.
        """
        if not is_recoverable(folder):
            _refuse_missing(folder)
        lock = FolderLock(folder)
        lock.acquire()
        try:
            with translated(folder, opening=True):
                recovery = _sound(folder, clock, steps, crashed=lock.left_behind)
                return cls(folder, clock, lock, recovery)
        except BaseException:
            lock.release(unproven=True)
            raise

    @classmethod
    def open_for_reading(cls, folder: Path, clock: Clock) -> Store:
        """Open the newsroom without locking it; a newsroom that needs a migration is refused."""
        _refuse_missing(folder)
        with translated(folder, opening=True):
            if _check(folder, PROGRAM_STEPS, writing=False, thorough=False):
                raise NewsroomTooOld(folder)
            return cls(folder, clock, None)

    def close(self) -> None:
        """Close all connections and give the lock back; harmless when done before."""
        self.blobs.close()
        self._reader.dispose()
        if self._writer is not None:
            self._writer.dispose()
        if self._journal is not None:
            self._journal.close()
        if self._lock is not None:
            self._lock.release()

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """Begin a transaction that commits at the end, or rolls back when an error leaves it."""
        if self._writer is None or self._journal is None:
            raise NewsroomReadOnly(self.folder)
        if _file_identity(self.folder / DATABASE) != self._identity:
            # What is written now would go into a file that nobody opens again.
            raise NewsroomReplaced
        with (
            translated(self.folder),
            self._journal.transaction(self._writer) as connection,
        ):
            unit = UnitOfWork(connection, self._clock, self.device, self.folder, self._postings)
            yield unit
        if unit.search.touched or unit.search.counted:
            self._postings.forget(unit.search.touched, unit.search.counted)

    @contextmanager
    def read(self) -> Iterator[UnitOfWork]:
        """Begin a snapshot that sees all commits before it, and can't write."""
        with translated(self.folder), self._reader.connect() as connection:
            yield UnitOfWork(connection, self._clock, self.device, self.folder, self._postings)

    def backup(self, file: Path | None = None, schedule: Schedule | None = None) -> Backup:
        """Make a checked backup, among the newsroom's own or in a file of choice.

        Among its own are texts, pictures and the newsroom's own files; a zip has all in one, any
        other file the texts. The schedule says which of the newsroom's own are kept.
        """
        if file is None:
            with self._backing_up:
                return self._back_up(schedule or Schedule())
        write = pack_to if is_packed(file) else copy_to
        with told_of_backups(file.parent):
            write(self.folder, file)
        return Backup(file, self._clock.now(), file.stat().st_size)

    def copy_backups(self, elsewhere: Path, schedule: Schedule) -> Path:
        """Copy the newest backup into a folder on another disk; return where it is there.

        Raises `BackupNotMade`; the newsroom and its own backups don't need that folder.
        """
        with self.read() as uow:
            identity = uow.newsroom.identity()
        with self._backing_up:
            return copy_elsewhere(self.folder, identity, elsewhere, schedule)

    @property
    def needs_base(self) -> bool:
        """Say whether the journal alone could not make up for a lost database: back up soon."""
        if self._journal is None:
            return False
        return self._journal.gap or not has_base(self.folder, self._journal.lineage)

    @property
    def needs_backup(self) -> bool:
        """Say whether a day has passed since the newest backup, or there is none to go on from."""
        return self.needs_base or _unproven(self.folder, self._clock)

    def _back_up(self, schedule: Schedule) -> Backup:
        journal = self._journal
        if journal is None:
            return make_backup(self.folder, self._clock, schedule)
        gap, journal.gap = journal.gap, False
        try:
            made = make_backup(self.folder, self._clock, schedule)
        except BaseException:
            journal.gap = gap or journal.gap
            raise
        journal.turn()
        newest = positions(self.folder, journal.lineage, 2)
        prune(self.folder, journal.lineage, newest, self._clock.now())
        return made

    def looks(self) -> Iterator[Damage | None]:
        """Compare all that people wrote with its hashes, row by row; None is a sound one.

        Damage that is found is put right, where that is possible, when the newsroom is opened
        the next time.
        """
        with translated(self.folder):
            connection = driver.connect(self.folder / DATABASE, query_only=True)
            with closing(connection):
                for damage in looks(connection):
                    if damage is not None:
                        with suppress(OSError):
                            (self.folder / DOUBT).touch()
                    yield damage

    def verify(self) -> tuple[Damage, ...]:
        """Compare all that people wrote with its hashes, and look for lost pictures.

        Reads the whole newsroom.
        """
        with translated(self.folder):
            connection = driver.connect(self.folder / DATABASE, query_only=True)
            try:
                found = list(sweep(connection))
                known = picture_ids(connection)
            finally:
                connection.close()
        # A picture's row comes after its bytes: what has a row by now has to have bytes.
        missing, damaged = self.blobs.missing(known), self.blobs.damaged()
        return (
            *found,
            *(Damage("picture", picture, "the bytes are missing") for picture in missing),
            *(Damage("picture", picture, "the bytes are damaged") for picture in damaged),
        )


def _sound(folder: Path, clock: Clock, steps: Steps, *, crashed: bool) -> Recovery:
    """Check the database, migrate it, and bring it forward; make it again if it can't be read."""
    recovery = Recovery(crashed=crashed)
    thorough = crashed or _unproven(folder, clock)
    try:
        with translated(folder, opening=True):
            _refuse_missing(folder)
            pending = _check(folder, steps, writing=True, thorough=thorough)
    except (NewsroomDamaged, NewsroomMissing):
        made = recover(folder, clock)
        if made is None:
            raise
        recovery = made
        pending = _check(folder, steps, writing=True, thorough=False)
    else:
        if (folder / DOUBT).exists():
            recovery = _mended(folder, clock) or recovery
    # Lines that an older program wrote fit the tables it had: they come first.
    early = _bring_forward(folder) if pending else 0
    if pending:
        back_up_texts(folder, clock)
        engine = writing_engine(folder / DATABASE)
        try:
            upgrade(engine, steps)
        finally:
            engine.dispose()
    brought = (early, _bring_forward(folder))
    saves = sum(map(abs, brought))
    whole = bool(saves) and min(brought) >= 0
    return replace(
        recovery,
        saves=recovery.saves + saves,
        complete=recovery.complete or whole,
        upgraded=pending,
    )


def _bring_forward(folder: Path) -> int:
    """Bring the database forward; return by how many saves, as less than 0 if some are lost."""
    with closing(driver.connect(folder / DATABASE)) as connection:
        if not has_place(connection):
            return 0
        before = place_of(connection).lineage
        saves = bring_forward(connection, folder)
        return saves if place_of(connection).lineage == before else -saves


def _mended(folder: Path, clock: Clock) -> Recovery | None:
    """Make a database again in which damage was found, if nothing is lost by that."""
    with closing(driver.connect(folder / DATABASE)) as connection:
        damaged = next(sweep(connection), None) is not None
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    made = recover(folder, clock, whole=True) if damaged else None
    with suppress(OSError):
        (folder / DOUBT).unlink()
    if made is not None:
        _check(folder, PROGRAM_STEPS, writing=True, thorough=False)
    return made


def _file_identity(file: Path) -> tuple[int, int] | None:
    """Say which file it is, whatever its name; None if there is none."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse_missing(folder: Path) -> None:
    with translated(folder, opening=True):
        database = folder / DATABASE
        if not database.exists():
            raise NewsroomMissing(folder)
        if not database.stat().st_size:
            raise NewsroomDamaged(folder, "its database is empty")


def _unproven(folder: Path, clock: Clock) -> bool:
    """Say whether it is a day since all of the database was last read and found sound."""
    backups = list_backups(folder)
    return not backups or clock.now() - backups[0].at > PROVEN_FOR


def _check(folder: Path, steps: Steps, *, writing: bool, thorough: bool) -> bool:
    """Look the database over, and say whether a migration is due.

    Thoroughly means reading all of it, which takes a second for every hundred megabytes.
    """
    connection = driver.connect(folder / DATABASE, query_only=not writing)
    try:
        pending = is_pending(connection, folder, steps)
        complaint = check_structure(connection) if thorough or pending else ""
        if complaint:
            raise NewsroomDamaged(folder, complaint)
        if writing:
            _prepare_writing(connection)
        return pending
    finally:
        connection.close()


def _prepare_writing(connection: sqlite.Connection) -> None:
    # A restored backup is not in WAL mode; and a newsroom that can't be written says so now.
    connection.execute("PRAGMA journal_mode = WAL")
    # Beginning is not enough: SQLite opens a file without permission for reading, silently.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version = {number(connection, 'PRAGMA user_version')}")
    connection.execute("ROLLBACK")


def _make(database: Path, name: str, clock: Clock) -> None:
    """Make a database whole or not at all: under another name, then renamed."""
    fresh = database.with_name(f"{DATABASE}.new")
    fresh.unlink(missing_ok=True)
    try:
        _write(fresh, name, clock)
        fresh.replace(database)
    except BaseException:
        for part in fresh.parent.glob(f"{fresh.name}*"):
            part.unlink()
        raise


def _write(fresh: Path, name: str, clock: Clock) -> None:
    connection = driver.connect(fresh, mode="rwc")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()
    engine = writing_engine(fresh)
    try:
        upgrade(engine, PROGRAM_STEPS)
        with engine.begin() as transaction:
            house = UnitOfWork(transaction, clock, "", fresh.parent).newsroom
            house.set_identity(new_uuid())
            house.save(Newsroom(name=name))
    finally:
        engine.dispose()


def _device(identity: str) -> str:
    """Return a short id of this machine and person in this newsroom; it says neither."""
    person = ""
    with suppress(OSError, KeyError, ImportError):
        person = getpass.getuser()
    return sha256_text(f"{identity}\n{platform.node()}\n{person}")[:8]
