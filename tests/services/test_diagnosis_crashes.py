"""Breakdowns of the program, as `doctor` tells of them."""

import os
from pathlib import Path

from tests.services.formats_builders import SteadyClock
from workstation.logs import CRASH_NAME
from workstation.services.diagnosis_crashes import LATELY, breakdowns
from workstation.services.diagnosis_places import Look

STORY = "Fatal Python error: Segmentation fault\n\nCurrent thread 0x1:\n  File a.py, line 1\n"


def test_no_breakdown_is_as_it_should_be(tmp_path: Path) -> None:
    assert breakdowns(tmp_path, SteadyClock()) == Look("breakdowns", True, "none")
    (tmp_path / CRASH_NAME).touch()
    assert breakdowns(tmp_path, SteadyClock()) == Look("breakdowns", True, "none")


def test_breakdowns_are_counted_and_old_ones_need_no_look(tmp_path: Path) -> None:
    clock, file = SteadyClock(), tmp_path / CRASH_NAME
    file.write_text(STORY * 2, "utf-8")
    now = clock.now().timestamp()
    os.utime(file, (now, now))
    found = breakdowns(tmp_path, clock)
    assert not found.ok
    assert found.detail.startswith(f"2 times, the last on {clock.now():%Y-%m-%d}; {file} ")
    before = now - LATELY.total_seconds() - 10
    os.utime(file, (before, before))
    assert breakdowns(tmp_path, clock).ok
