"""A little of what `make torture` lets a monkey do at the window."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.torture import monkeys

ACTIONS = 150


@pytest.mark.skipif(sys.platform != "linux", reason="reads memory as Linux tells of it")
def test_a_monkey_finds_nothing_wrong(tmp_path: Path) -> None:
    report = monkeys.run(tmp_path, ACTIONS, control=False)
    assert report.losses == []
    assert report.rounds == ACTIONS
