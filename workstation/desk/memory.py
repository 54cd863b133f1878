"""Memory that the C library keeps although nobody uses it any more."""

from __future__ import annotations

import ctypes
import sys
from functools import cache

MOST_ARENAS = 1
APART_FROM = 128 * 1024
"""Bytes from which on a piece of memory has a place of its own, and goes back when it is freed."""
MOST_SPARE = 1024 * 1024
"""How many freed bytes may be kept at the end of an arena."""
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD, _M_ARENA_MAX = -1, -3, -8
"""From glibc's malloc.h."""


@cache
def _library() -> ctypes.CDLL | None:
    return ctypes.CDLL(None) if sys.platform == "linux" else None


def share() -> None:
    """Let all threads have one place in common that memory is taken from, and keep it small.

    glibc would make one for each thread, up to eight for each core, and what is freed in one is
    kept for it. And after the first large picture it would take pictures and long texts from
    there as well, which leaves gaps that nothing fits into. Elsewhere nothing changes.
    """
    set_option = getattr(_library(), "mallopt", None)
    if set_option is not None:
        set_option(_M_ARENA_MAX, MOST_ARENAS)
        set_option(_M_MMAP_THRESHOLD, APART_FROM)
        set_option(_M_TRIM_THRESHOLD, MOST_SPARE)


def give_back() -> None:
    """Hand what was freed back to the system; takes some milliseconds.

    glibc does so by itself only at the end of an arena, and the more is freed the later.
    """
    trim = getattr(_library(), "malloc_trim", None)
    if trim is not None:
        trim(ctypes.c_size_t(0))
