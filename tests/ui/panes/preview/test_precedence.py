from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from workstation.ui.panes.preview.precedence import BEHIND, stand_behind

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads as Linux has them")


@pytest.fixture
def process() -> Iterator[int]:
    with subprocess.Popen(
        [sys.executable, "-S", "-c", "input()"], stdin=subprocess.PIPE
    ) as running:
        yield running.pid
        running.communicate(b"\n")


def niceness(thread: int) -> int:
    return os.getpriority(os.PRIO_PROCESS, thread)


def test_a_process_stands_behind_the_window(process: int) -> None:
    stand_behind(process)
    assert niceness(process) == max(BEHIND, niceness(0))


def test_what_stands_further_behind_stays_there(process: int) -> None:
    os.setpriority(os.PRIO_PROCESS, process, 15)
    stand_behind(process)
    assert niceness(process) == 15


def test_threads_of_the_window_s_process_do_not_go_before_it(process: int) -> None:
    own, seen, done = niceness(0), threading.Event(), threading.Event()
    found: list[int] = []

    def run() -> None:
        try:
            os.setpriority(os.PRIO_PROCESS, 0, own - 5)
        except OSError:
            found.append(own)
        seen.set()
        done.wait()
        found.append(niceness(0))

    thread = threading.Thread(target=run)
    thread.start()
    seen.wait()
    stand_behind(process)
    done.set()
    thread.join()
    assert found[-1] == own


def test_a_process_that_has_ended_is_let_alone() -> None:
    stand_behind(0)
    with subprocess.Popen([sys.executable, "-S", "-c", ""]) as running:
        running.wait()
    stand_behind(running.pid)
