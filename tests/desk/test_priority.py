"""Processes give way to the window, with all the threads they have and will have."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from workstation.desk.priority import BEHIND, come_first, give_way

pytestmark = pytest.mark.skipif(not hasattr(os, "setpriority"), reason="Windows has none of it")

WITH_A_THREAD = """
import sys, threading
end = threading.Event()
threading.Thread(target=end.wait).start()
print("ready", flush=True)
sys.stdin.read()
threading.Thread(target=lambda: print(__import__("os").getpriority(0, 0), flush=True)).start()
end.set()
"""


def test_a_process_gives_way_and_so_do_its_later_threads() -> None:
    before = os.getpriority(os.PRIO_PROCESS, 0)
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_A_THREAD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        give_way(process.pid)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(before + BEHIND, 19)
        said, _ = process.communicate("")
    assert int(said) == min(before + BEHIND, 19)
    assert os.getpriority(os.PRIO_PROCESS, 0) == before, "this process comes first still"


def test_a_process_that_has_ended_is_nothing_to_worry_about() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    give_way(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a priority is a process's")
def test_no_thread_of_the_window_s_process_comes_before_it() -> None:
    ours = os.getpriority(os.PRIO_PROCESS, 0)
    forward, done = threading.Event(), threading.Event()
    found: list[int] = []

    def run() -> None:
        with suppress(PermissionError):
            os.setpriority(os.PRIO_PROCESS, 0, ours - 5)
        found.append(os.getpriority(os.PRIO_PROCESS, 0))
        forward.set()
        done.wait()
        found.append(os.getpriority(os.PRIO_PROCESS, 0))

    thread = threading.Thread(target=run)
    thread.start()
    forward.wait()
    come_first()
    done.set()
    thread.join()
    if found[0] == ours:
        pytest.skip("nobody here may come forward")
    assert found == [ours - 5, ours]
    assert os.getpriority(os.PRIO_PROCESS, 0) == ours
