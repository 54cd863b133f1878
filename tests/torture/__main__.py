"""Torture the program: `python -m tests.torture [PART [COUNT]]`; 1 is a loss.

The parts are kills, saves, rivals, power, faults, monkey, packets, travels, pages, hostile,
migration, damage and wrecks.
Each part is followed by its control: the same with a fault that has to be found. A control that
finds nothing is a failure as well.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.torture import (
    damage,
    faults,
    hostile_pages,
    journeys,
    kills,
    migrating,
    monkeys,
    pages,
    power,
    rivals,
    travels,
    wrecks,
)
from tests.torture.report import Report

KILLS = 200
IMAGES = 6000
FAULTS = 400
ACTIONS = 100_000
JOURNEYS = 6000
TRAVELS = 2000
EDITS = 3_600
TEXTS = 8_800
MIGRATIONS = 150
DAMAGES = 1050
WRECKS = 42

PARTS: dict[str, tuple[Callable[[Path, int, bool], Report], int]] = {
    "kills": (kills.run, KILLS),
    "saves": (rivals.run_one, KILLS),
    "rivals": (rivals.run_two, KILLS),
    "power": (power.run, IMAGES),
    "faults": (faults.run, FAULTS),
    "monkey": (monkeys.run, ACTIONS),
    "packets": (journeys.run, JOURNEYS),
    "travels": (travels.run, TRAVELS),
    "pages": (pages.run, EDITS),
    "hostile": (hostile_pages.run, TEXTS),
    "migration": (migrating.run, MIGRATIONS),
    "damage": (damage.run, DAMAGES),
    "wrecks": (wrecks.run, WRECKS),
}


def _asks_for_parts(arguments: list[str]) -> bool:
    named, *count = arguments or ["kills"]
    return named in PARTS and (not count or (len(count) == 1 and count[0].isdecimal()))


def main(arguments: list[str]) -> int:
    """Run the part named, so often; or all of them."""
    if not _asks_for_parts(arguments):
        print(__doc__)
        return 2
    wanted = arguments[:1] or list(PARTS)
    sound = True
    for name in wanted:
        run, count = PARTS[name]
        count = int(arguments[1]) if len(arguments) > 1 else count
        for control in (False, True):
            begun = time.monotonic()
            with tempfile.TemporaryDirectory(prefix="torture-") as folder:
                report = run(Path(folder), max(3, count // 20) if control else count, control)
            seconds = time.monotonic() - begun
            print(f"{report.words()} ({seconds:.0f} s)", flush=True)
            sound = sound and bool(report.losses) == control
            if control != bool(report.losses):
                for loss in report.losses[:10] or ["The control found nothing."]:
                    print(f"  {loss}", flush=True)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
