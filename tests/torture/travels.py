"""Newsrooms with real databases that exchange real packet files, with every word followed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import patch

from tests.helpers.journeys import careless
from tests.helpers.newsrooms import FrozenClock
from tests.helpers.travels import Travel, rooms
from tests.torture.report import Report
from workstation.services import merging
from workstation.storage.store import Store

ROOM_FOR = 100
"""Stories that the same newsrooms live through, so that they meet with many articles."""


def run(folder: Path, count: int, control: bool) -> Report:
    """Let two newsrooms and three by turns live through many histories.

    Packets are lost, opened twice and late, and leave out what their readers have. The control
    merges as programs do in which the last one to save wins.
    """
    name = "packet files, the last one wins" if control else "packet files"
    report = Report(name, saved="words")
    clock = FrozenClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))
    Store.create(folder / "template", "The Skerry Courier", clock).close()
    with patch.object(merging, "join", careless if control else merging.join):
        for first in range(0, count, ROOM_FOR):
            home = folder / str(first)
            home.mkdir()
            with rooms(folder / "template", home, clock) as places:
                for seed in range(first, min(count, first + ROOM_FOR)):
                    travel = Travel(seed, machines=2 + seed % 2, rooms=places)
                    try:
                        travel.run(20)
                    except Exception as error:  # noqa: BLE001 - a crash is a loss as well
                        report.losses.append(f"seed {seed}: {error!r}")
                    report.rounds += 1
                    report.acknowledged += travel.count
                report.losses += [
                    f"{each.who}: {found}" for each in places for found in each.store.verify()
                ]
    return report
