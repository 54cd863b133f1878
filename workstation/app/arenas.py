"""How much memory the C library keeps for threads that have given theirs back."""

from __future__ import annotations

import ctypes
import sys

MOST = 2
_M_ARENA_MAX = -8
"""From glibc's malloc.h."""


def share() -> None:
    """Let all threads have a few places in common that memory is taken from.

    glibc would make one for each thread, up to eight for each core, and what is freed in one is
    kept for it: after 30,000 things done the program had grown by half as much again. Elsewhere
    nothing changes.
    """
    if sys.platform != "linux":
        return
    set_option = getattr(ctypes.CDLL(None), "mallopt", None)
    if set_option is not None:
        set_option(_M_ARENA_MAX, MOST)
