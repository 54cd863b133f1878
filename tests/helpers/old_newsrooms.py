"""Newsrooms as earlier versions of the program wrote them."""

from __future__ import annotations

from pathlib import Path

from workstation.storage import driver
from workstation.storage.blobs import Blobs
from workstation.storage.schema import DATABASE

OLD = Path(__file__).parents[1] / "storage"
SCHEMAS = tuple(int(each.stem[-4:]) for each in sorted(OLD.glob("old_v*.sql")))
"""Of which schema there is one, the oldest first."""


def old_newsroom_of(schema: int, folder: Path) -> Path:
    """Make a newsroom as the program of a schema wrote it, with a picture."""
    folder.mkdir()
    connection = driver.connect(folder / DATABASE, mode="rwc")
    try:
        connection.executescript((OLD / f"old_v{schema:04}.sql").read_text("utf-8"))
    finally:
        connection.close()
    blobs = Blobs(folder)
    blobs.put(b"a picture of a ferry")
    blobs.close()
    return folder
