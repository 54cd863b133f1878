"""Threads take their memory from few places."""

from __future__ import annotations

import platform
import subprocess
import sys

import pytest

THREADS = 12
PROGRAM = """
import ctypes, sys, threading
from workstation.app import arenas
if "share" in sys.argv:
    arenas.share()
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


def heaps(*arguments: str) -> int:
    command = [sys.executable, "-c", PROGRAM, str(THREADS), *arguments]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=60).stdout
    return told.count("<heap nr=")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries have no arenas")
def test_threads_share_a_few_arenas() -> None:
    assert heaps() > 2
    assert heaps("share") == 2
