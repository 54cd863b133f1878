"""What the window knows of its surroundings."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Facts:
    """Where things are, and how the program was started."""

    newsroom: Path
    log_file: Path
    sandbox: bool
    """The preview's pages run in Chromium's sandbox."""
    recent: tuple[Path, ...] = ()
    """Other newsrooms that were open before, the last first."""
