"""One program per newsroom: a lock that the operating system drops when its holder dies."""

from __future__ import annotations

import json
import os
import platform
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from workstation.domain.errors import NewsroomLocked, NewsroomMissing, NewsroomReadOnly
from workstation.storage.schema import LOCK, LOCK_HOLDER


class FolderLock:
    """The lock of a newsroom's folder; who holds it is written beside it."""

    left_behind: bool
    """Whoever had the lock before ended without giving it back."""

    def __init__(self, folder: Path) -> None:
        self.left_behind = False
        self._new = False
        self._folder = folder
        # Not bound to a thread: the store may be closed by another one than opened it.
        self._lock = FileLock(folder / LOCK, timeout=0, thread_local=False)

    def acquire(self) -> None:
        """Take the lock at once, or raise `NewsroomLocked` naming the holder."""
        if not self._folder.is_dir():
            raise NewsroomMissing(self._folder)
        self._new = not (self._folder / LOCK).exists()
        try:
            self._lock.acquire()
        except Timeout as error:
            raise NewsroomLocked(self._folder, self._holder()) from error
        except PermissionError as error:
            raise NewsroomReadOnly(self._folder) from error
        except OSError as error:
            if self._folder.is_dir() and not os.access(self._folder, os.W_OK):
                raise NewsroomReadOnly(self._folder) from error
            raise
        self.left_behind = (self._folder / LOCK_HOLDER).exists()
        holder = {"pid": os.getpid(), "host": platform.node()}
        # Only for a message: a disk that is full must not keep the newsroom shut.
        with suppress(OSError):
            (self._folder / LOCK_HOLDER).write_text(json.dumps(holder), encoding="utf-8")

    def release(self, *, unproven: bool = False) -> None:
        """Give the lock back; harmless when it is not held.

        `unproven` says that there may be no newsroom of ours: it leaves the mark of a holder who
        died, for the next one to see, and no lock where there was none.
        """
        if not self._lock.is_locked:
            return
        if not (unproven and self.left_behind):
            with suppress(OSError):
                (self._folder / LOCK_HOLDER).unlink()
        if unproven and self._new:
            with suppress(OSError):
                (self._folder / LOCK).unlink()
        self._lock.release()

    def _holder(self) -> str:
        try:
            holder = json.loads((self._folder / LOCK_HOLDER).read_text(encoding="utf-8"))
            return f"process {int(holder['pid'])} on {holder['host']}"
        except (OSError, ValueError, KeyError, TypeError):
            return ""
