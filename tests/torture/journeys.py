"""Newsrooms that exchange packets in every order, thousands of times, with every word followed."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from tests.helpers.journeys import Journey, careless
from tests.torture.report import Report
from workstation.services import merging


def run(_folder: Path, count: int, control: bool) -> Report:
    """Let two newsrooms and three by turns live through many histories.

    The control merges as programs do in which the last one to save wins.
    """
    report = Report("packets, the last one wins" if control else "packets", saved="words")
    join = careless if control else merging.join
    with patch.object(merging, "join", join):
        for seed in range(count):
            journey = Journey(seed, machines=2 + seed % 2)
            try:
                journey.run(20)
            except AssertionError as error:
                report.losses.append(str(error))
            report.rounds += 1
            report.acknowledged += journey.count
    return report
