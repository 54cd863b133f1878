"""SQLite's errors as the domain's: what a person can act upon; anything else stays a bug."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from workstation.domain.errors import (
    BackupNotMade,
    BackupProblem,
    DiskFull,
    ExpectedError,
    NewsroomDamaged,
    NewsroomLocked,
    NewsroomMissing,
    NewsroomNotMade,
    NewsroomReadOnly,
    StorageUnwritable,
)
from workstation.storage.driver import sqlite
from workstation.storage.schema import DATABASE

_NO_TEXT = "Could not decode to UTF-8"
"""How the driver calls text of which a bit has flipped."""
_PRIMARY = 0xFF
"""Extended result codes keep the primary one in their low byte."""


def code_of(error: BaseException) -> int | None:
    """Return SQLite's primary result code of an error, or None if it is not SQLite's.

    The error may be wrapped (SQLAlchemy keeps the driver's own as `orig`).
    """
    original = getattr(error, "orig", None) or error
    code = getattr(original, "sqlite_errorcode", None)
    return code & _PRIMARY if isinstance(code, int) else None


def expected(error: BaseException, folder: Path) -> ExpectedError | None:
    """Return what an error during reading or writing means to a person, or None for a bug."""
    code = code_of(error)
    detail = str(getattr(error, "orig", None) or error)
    if detail.startswith(_NO_TEXT):  # the driver's own; it has no code, and quotes the text
        return NewsroomDamaged(folder, detail.partition(" with text")[0])
    match code:
        case sqlite.SQLITE_FULL:
            return DiskFull()
        case sqlite.SQLITE_CORRUPT | sqlite.SQLITE_NOTADB:
            return NewsroomDamaged(folder, detail)
        case sqlite.SQLITE_CANTOPEN if not (folder / DATABASE).exists():
            return NewsroomMissing(folder)
        case (
            sqlite.SQLITE_READONLY
            | sqlite.SQLITE_IOERR
            | sqlite.SQLITE_CANTOPEN
            | sqlite.SQLITE_BUSY
            | sqlite.SQLITE_LOCKED
            | sqlite.SQLITE_PERM
        ):
            return StorageUnwritable(detail)
    return None


def expected_at_opening(error: BaseException, folder: Path) -> ExpectedError | None:
    """Return what an error while opening means: the same, but for locks and permissions."""
    match code_of(error):
        case sqlite.SQLITE_READONLY | sqlite.SQLITE_PERM:
            return NewsroomReadOnly(folder)
        case sqlite.SQLITE_CANTOPEN if (folder / DATABASE).exists():
            return NewsroomReadOnly(folder)
        case sqlite.SQLITE_BUSY | sqlite.SQLITE_LOCKED:
            return NewsroomLocked(folder)
    return expected(error, folder)


@contextmanager
def translated(folder: Path, *, opening: bool = False) -> Iterator[None]:
    """Raise domain errors instead of SQLite's within the block."""
    try:
        yield
    except ExpectedError:
        raise
    except Exception as error:
        if opening and isinstance(error, PermissionError):
            raise NewsroomReadOnly(folder) from error
        known = (expected_at_opening if opening else expected)(error, folder)
        if known is None:
            raise
        raise known from error


@contextmanager
def told_of_backups(place: Path) -> Iterator[None]:
    """Raise `BackupNotMade` where a folder of backups can't be written, within the block."""
    try:
        yield
    except BackupNotMade:
        raise
    except DiskFull as error:
        raise BackupNotMade(place, BackupProblem.FULL) from error
    except StorageUnwritable as error:
        raise BackupNotMade(place, BackupProblem.UNWRITABLE) from error
    except OSError as error:
        problem = _OF_THE_DISK.get(error.errno or 0, BackupProblem.UNWRITABLE)
        raise BackupNotMade(place, problem) from error


@contextmanager
def told_of_making(folder: Path) -> Iterator[None]:
    """Raise `NewsroomNotMade` where a newsroom can't be made in a folder, within the block."""
    try:
        yield
    except NewsroomNotMade as error:  # where it was being made, before it is put in its place
        raise NewsroomNotMade(folder, full=error.full) from error
    except DiskFull as error:
        raise NewsroomNotMade(folder, full=True) from error
    except (StorageUnwritable, NewsroomReadOnly) as error:
        raise NewsroomNotMade(folder, full=False) from error
    except OSError as error:
        full = _OF_THE_DISK.get(error.errno or 0) is BackupProblem.FULL
        raise NewsroomNotMade(folder, full=full) from error


_OF_THE_DISK = {
    errno.ENOSPC: BackupProblem.FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): BackupProblem.FULL,
    errno.EFBIG: BackupProblem.FULL,
    errno.ENOENT: BackupProblem.MISSING,
    errno.ENOTDIR: BackupProblem.MISSING,
    errno.ENODEV: BackupProblem.MISSING,
    getattr(errno, "ESTALE", errno.ENODEV): BackupProblem.MISSING,
}
