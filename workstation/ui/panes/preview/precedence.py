"""Who goes first where the processor is short: the window, then the page."""

from __future__ import annotations

import os
import sys
from pathlib import Path

BEHIND = 5
"""How far the process that draws pages stands behind the window."""
TASKS = Path("/proc")


def stand_behind(process: int) -> None:
    """Let the window go before the engine: before its process, and no later than its threads here.

    Where it may, the engine puts itself before the window. Elsewhere than on Linux this does
    nothing.
    """
    if sys.platform != "linux" or not process:
        return
    for thread in _threads(process):
        if _niceness(thread) < BEHIND:
            _put(thread, BEHIND)
    own = os.getpriority(os.PRIO_PROCESS, 0)
    for thread in _threads(os.getpid()):
        if _niceness(thread) < own:
            _put(thread, own)


def _threads(process: int) -> list[int]:
    try:
        return [int(path.name) for path in (TASKS / str(process) / "task").iterdir()]
    except OSError:
        return []  # it has ended


def _niceness(thread: int) -> int:
    try:
        return os.getpriority(os.PRIO_PROCESS, thread)
    except OSError:
        return sys.maxsize


def _put(thread: int, niceness: int) -> None:
    try:
        os.setpriority(os.PRIO_PROCESS, thread, niceness)
    except OSError:
        return  # it has ended
