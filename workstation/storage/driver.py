"""Plain connections to SQLite, set up so that a commit that returned is on the disk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # The bundled driver has the interface of the standard one, and no annotations.
    import sqlite3 as sqlite
else:
    from pysqlite3 import dbapi2 as sqlite

from workstation.storage.guard import check_thread

__all__ = ["BUSY_SECONDS", "Mode", "UnsoundSqlite", "connect", "number", "refuse_unsound", "sqlite"]

OLDEST_SOUND = (3, 51, 3)
"""Older ones can corrupt a WAL file when two connections checkpoint at once."""

BUSY_SECONDS = 10

Mode = Literal["ro", "rw", "rwc"]


class UnsoundSqlite(RuntimeError):
    """The SQLite this program was packed with can damage a newsroom."""


def refuse_unsound(version: tuple[int, ...] = sqlite.sqlite_version_info) -> None:
    """Raise `UnsoundSqlite` for a version with the WAL corruption."""
    if version < OLDEST_SOUND:
        found = ".".join(str(part) for part in version)
        message = f"SQLite {found} is not safe; 3.51.3 or newer is needed"
        raise UnsoundSqlite(message)


def connect(path: Path, *, mode: Mode = "rw", query_only: bool = False) -> sqlite.Connection:
    """Open a database file; only mode `rwc` makes one that is not there.

    The connection commits each statement unless BEGIN was said; it may be closed by another
    thread than the one that uses it.
    """
    check_thread()
    refuse_unsound()
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _set_up(connection, query_only=query_only)
    except BaseException:
        connection.close()
        raise
    return connection


def _set_up(connection: sqlite.Connection, *, query_only: bool) -> None:
    pragmas = [
        "foreign_keys=ON",
        "trusted_schema=OFF",
        "cell_size_check=ON",
        "synchronous=FULL",
        "temp_store=MEMORY",
    ]
    if sys.platform == "darwin":
        # fsync() leaves data in the drive's cache there.
        pragmas += ["fullfsync=ON", "checkpoint_fullfsync=ON"]
    pragmas += (
        ["query_only=ON", "wal_autocheckpoint=0"] if query_only else ["wal_autocheckpoint=1000"]
    )
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}")


def number(connection: sqlite.Connection, sql: str) -> int:
    """Return the single number a statement yields."""
    return int(connection.execute(sql).fetchone()[0])
