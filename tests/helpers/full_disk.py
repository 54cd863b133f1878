"""A disk without room, as a newsroom meets it."""

from __future__ import annotations

from workstation.domain.changes import Changes
from workstation.storage.driver import sqlite
from workstation.storage.store import Store

ROOM = 1_000_000_000


def fill(store: Store) -> tuple[None, Changes]:
    """Let the database grow no further than a page or two."""
    return limit(store, _pages(store) + 2)


def free(store: Store) -> tuple[None, Changes]:
    """Let it grow again."""
    return limit(store, ROOM)


def fill_pictures(store: Store) -> None:
    """Let the pictures grow no further, in any thread."""
    _limit_pictures(store, 1)


def free_pictures(store: Store) -> None:
    """Let them grow again."""
    _limit_pictures(store, ROOM)


def _limit_pictures(store: Store, pages: int) -> None:
    blobs = store.blobs
    usual = type(blobs)._open

    def opened(*, make: bool) -> sqlite.Connection | None:
        connection = usual(blobs, make=make)
        if connection is not None:
            connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    blobs._open = opened  # type: ignore[method-assign]
    for connection in blobs._connections:
        # No smaller than it is: SQLite takes its present size then.
        connection.execute(f"PRAGMA max_page_count = {pages}")


def limit(store: Store, pages: int) -> tuple[None, Changes]:
    """Set how far the database may grow, from the thread that writes."""
    assert store._writer is not None
    with store._writer.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    return None, Changes()


def _pages(store: Store) -> int:
    assert store._writer is not None
    with store._writer.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
