"""Lets a monkey at a window in a process of its own, and judges what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from tests.torture import native
from tests.torture.report import Report

SEED = 7
MOST_MB = 100.0
"""How much memory may grow, once a fifth of the work is done."""
PATIENCE_S = 0.5
"""For each action, on a machine that is busy."""
AT_LEAST_S = 300.0


def run(place: Path, count: int, control: bool) -> Report:
    """Let it do so many things; as a control at a window with a command that breaks down."""
    report = Report("A command that breaks down (control)" if control else "A monkey at the window")
    # The control ends with what it finds, so it may be given all the time it needs.
    count = max(count, 2000) if control else count
    command = [sys.executable, "-m", "tests.torture.monkey", str(place), str(SEED), str(count)]
    folders = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    done = subprocess.run(
        [*command, "planted"] if control else command,
        env={
            **os.environ,
            **dict.fromkeys(folders, str(place / "home")),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        timeout=max(AT_LEAST_S, count * PATIENCE_S),
        check=False,
    )
    lines = done.stdout.splitlines()
    if done.returncode or not lines:
        told_last = f"{done.stderr[-3000:]}\n{native.of_core(place)}"
        report.losses.append(f"the program died ({done.returncode}): {told_last}")
        return report
    told = json.loads(lines[-1])
    report.rounds = told["done"]
    problems = told["problems"]
    report.losses += [each for each in problems if not control or "planted" in each]
    report.losses += [] if control else _grown(told["memory"])
    return report


def _grown(memory: list[float]) -> list[str]:
    settled = memory[len(memory) // 5 :]
    growth = settled[-1] - settled[0] if len(settled) > 1 else 0.0
    most = max((after - before for before, after in pairwise(settled)), default=0.0)
    if growth < MOST_MB:
        return []
    return [f"{growth:.0f} MB more at the end, {most:.0f} MB at most at once"]
