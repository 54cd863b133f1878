"""Lets the disk fail while the program saves: writes, syncs, truncations, once or for good."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.torture import shims
from tests.torture.report import Report

CASE_S = 10.0
"""For each case, on a machine that is busy."""


def run(place: Path, count: int, control: bool) -> Report:
    """Go through so many faults; as a control with a program that does not hear of them."""
    report = Report("Faults that nobody hears of (control)" if control else "Faults of the disk")
    if not shims.available():
        report.what += ", impossible here (a C compiler is needed)"
        report.losses += ["nothing was tried"] if control else []
        return report
    library = shims.build("failer", place)
    command = [sys.executable, "-m", "tests.torture.failing", str(place), str(count)]
    done = subprocess.run(
        [*command, "silent"] if control else command,
        env={**os.environ, "LD_PRELOAD": str(library)},
        capture_output=True,
        text=True,
        timeout=60 + CASE_S * count,
        check=False,
    )
    if done.returncode:
        report.losses.append(f"the program died: {done.stderr[-2000:]}")
        return report
    told = json.loads(done.stdout.splitlines()[-1])
    report.rounds, report.acknowledged = count, told["acknowledged"]
    report.losses += told["losses"]
    if told["met"] < count // 2:
        report.losses.append(f"only {told['met']} of {count} faults were met")
    return report
