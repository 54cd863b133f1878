"""A disk without room, as a newsroom meets it."""

from __future__ import annotations

from workstation.domain.changes import Changes
from workstation.storage.store import Store

ROOM = 1_000_000_000


def fill(store: Store) -> tuple[None, Changes]:
    """Let the database grow no further than a page or two."""
    return limit(store, _pages(store) + 2)


def free(store: Store) -> tuple[None, Changes]:
    """Let it grow again."""
    return limit(store, ROOM)


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
