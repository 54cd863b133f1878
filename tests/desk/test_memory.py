"""Memory is taken from one place, and goes back when nobody uses it."""

from __future__ import annotations

import ctypes
import platform
import re
import subprocess
import sys

import pytest

from tests.torture.monkey_checks import megabytes
from workstation.desk.memory import give_back

THREADS = 12
PROGRAM = """
import ctypes, sys, threading
from workstation.desk import memory
if "share" in sys.argv:
    memory.share()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
library.fopen.restype = ctypes.c_void_p
there = threading.Barrier(int(sys.argv[1]))
def work():
    library.malloc(ctypes.c_size_t(5000))
    there.wait()
threads = [threading.Thread(target=work) for _ in range(there.parties)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
out = ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w"))
library.malloc_info(0, out)
library.fclose(out)
"""

APART = """
import ctypes, sys
from workstation.desk import memory
if "share" in sys.argv:
    memory.share()
library = ctypes.CDLL(None)
library.malloc.restype = ctypes.c_void_p
large = ctypes.c_void_p(library.malloc(ctypes.c_size_t(8_000_000)))
library.free(large)
library.malloc(ctypes.c_size_t(1_000_000))
library.fopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(library.fopen(b"/dev/stdout", b"w"))
library.malloc_info(0, out)
library.fclose(out)
"""


def heaps(*arguments: str) -> int:
    command = [sys.executable, "-c", PROGRAM, str(THREADS), *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    return told.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries have no arenas")
def test_threads_share_one_arena() -> None:
    assert heaps() > 2
    assert heaps("share") == 1


def apart(*arguments: str) -> int:
    """Return how many pieces of memory have places of their own."""
    command = [sys.executable, "-c", APART, *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    [count] = re.findall('<total type="mmap" count="([0-9]+)"', told)
    return int(count)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries have no arenas")
def test_what_is_large_stays_out_of_them() -> None:
    assert apart("share") > apart()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries do it themselves")
def test_what_was_freed_goes_back() -> None:
    library = ctypes.CDLL(None)
    library.malloc.restype = ctypes.c_void_p
    size = 100_000  # below what glibc asks the system for by itself
    taken = [ctypes.c_void_p(library.malloc(ctypes.c_size_t(size))) for _ in range(800)]
    for place in taken:
        ctypes.memset(place, 1, size)
    full = megabytes()
    for place in taken[:-1]:
        library.free(place)
    assert megabytes() > full - 40
    give_back()
    assert megabytes() < full - 60
    library.free(taken[-1])
