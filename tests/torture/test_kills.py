"""A few of the kills and cuts that `make torture` does by the hundred, and their controls."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.torture import power, shims

PATIENCE = 300.0


@pytest.mark.skipif(sys.platform != "linux", reason="kills as POSIX does")
def test_no_kill_takes_what_was_acknowledged_and_the_control_is_found() -> None:
    # A process of its own: it forks, which one that has Qt already must not.
    done = subprocess.run(
        [sys.executable, "-m", "tests.torture", "kills", "3"],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Kills while typing: 3 rounds" in done.stdout
    assert "(control)" in done.stdout


@pytest.mark.skipif(not shims.available(), reason="needs Linux and a C compiler")
def test_no_cut_of_power_takes_what_was_acknowledged(tmp_path: Path) -> None:
    report = power.run(tmp_path, 12, control=False)
    assert report.rounds == 12
    assert report.acknowledged > 0
    assert report.losses == []


@pytest.mark.skipif(not shims.available(), reason="needs Linux and a C compiler")
def test_a_disk_that_lies_is_found_to_lose(tmp_path: Path) -> None:
    assert power.run(tmp_path, 4, control=True).losses
