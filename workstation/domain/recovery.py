"""What the program put right by itself when a newsroom was opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """How a newsroom was found, and what was done about it; false when all was well."""

    crashed: bool = False
    """Whoever had the newsroom open last ended without closing it."""
    saves: int = 0
    """How many saves the journal had and the database had not."""
    backup: datetime | None = None
    """The database could not be read: it was made again from a backup of this moment."""
    complete: bool = True
    """Nothing that was saved is missing."""
    upgraded: bool = False
    """An older version made it; it was brought up to date, after a backup."""
    set_aside: Path | None = None
    """Where the database that could not be read is now."""

    def __bool__(self) -> bool:
        """Say whether there is anything to tell."""
        return self.crashed or bool(self.saves) or self.backup is not None
