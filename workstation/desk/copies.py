"""Files made for other programs to open, and their end."""

from __future__ import annotations

import contextlib
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from threading import Lock

from workstation.domain.ids import new_uuid

KEPT = timedelta(days=1)
"""How long copies stay that a program left behind when it ended badly."""


class Copies:
    """A private folder per window, gone when that closes."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder: Path | None = None
        self._making = Lock()

    def make(self, now: datetime) -> Path:
        """Return the folder; only its owner can look into it."""
        with self._making:
            if self._folder is None:
                self._root.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._remove_old(now)
                self._folder = self._root / new_uuid()
                self._folder.mkdir(mode=0o700)
            return self._folder

    def remove(self) -> None:
        """Remove the folder with all that is in it."""
        folder, self._folder = self._folder, None
        if folder is not None:
            shutil.rmtree(folder, ignore_errors=True)

    def _remove_old(self, now: datetime) -> None:
        oldest = (now - KEPT).timestamp()
        for folder in self._root.iterdir():
            with contextlib.suppress(OSError):
                if folder.stat().st_mtime < oldest:
                    shutil.rmtree(folder, ignore_errors=True)
