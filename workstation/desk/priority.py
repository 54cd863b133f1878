"""Processes of ours that give way to the window."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

BEHIND = 5
"""Steps down from the window's own: about a third of what it gets where both want one core."""


def give_way(pid: int) -> None:
    """Let the window's thread come first where it and a process want the same core.

    Threads that the process makes later do likewise. Of no effect where the system knows nothing
    of the kind, as Windows.
    """
    if hasattr(os, "setpriority"):
        behind = os.getpriority(os.PRIO_PROCESS, 0) + BEHIND
        for thread in _threads(pid):
            with suppress(OSError):  # it has ended meanwhile
                os.setpriority(os.PRIO_PROCESS, thread, behind)


def come_first() -> None:
    """Let no thread of this process come before the one that calls, the window's.

    On Linux, and where it may, the browser engine puts some of its own there.
    """
    if sys.platform != "linux":
        return
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    for thread in _threads(os.getpid()):
        with suppress(OSError):
            if os.getpriority(os.PRIO_PROCESS, thread) < ours:
                os.setpriority(os.PRIO_PROCESS, thread, ours)


def _threads(pid: int) -> list[int]:
    """Return what a process's priority consists of: on Linux each thread has one of its own."""
    try:
        return [int(task.name) for task in Path(f"/proc/{pid}/task").iterdir()]
    except OSError:
        return [pid]
