"""Times taken in rounds, ours and a reference's by turns, so that both meet the same neighbours."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import ceil
from pathlib import Path
from statistics import median
from time import perf_counter

PROCESSOR_TIMES = Path("/proc/stat")
MANY = 50
"""Rounds between which there is no garbage to speak of."""
TIDIED = 10
"""Of so many rounds, before one the garbage is collected."""
STEAL = 7
"""The place of stolen time among the processor's times."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that people wait for, beside something like it that does next to nothing."""

    name: str
    reference: str
    ours: tuple[float, ...]
    """Milliseconds of each round."""
    theirs: tuple[float, ...]
    steal: float
    """Share of the processor's time, in percent, that other machines took meanwhile."""

    @property
    def ratio(self) -> float:
        """How many times the reference's median ours is."""
        return median(self.ours) / median(self.theirs)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that a share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes."""
    begun = perf_counter()
    action()
    return (perf_counter() - begun) * 1000


def interleave(
    name: str,
    ours: Callable[[], float],
    reference: str,
    theirs: Callable[[], float],
    rounds: int,
    warm_up: int = 1,
    turn: int = 1,
) -> Figure:
    """Take both times in every round, the other one first each time.

    A turn is how often the same one is taken before the other: where to change between them is
    work by itself, as with the views of a text, each has several rounds in a row.
    """
    found: tuple[list[float], list[float]] = ([], [])
    before = _processor_times()
    both = (ours, theirs)
    for first in range(-warm_up, rounds, turn):
        if rounds < MANY or first % TIDIED == 0:
            gc.collect()
        for which in (0, 1) if first // turn % 2 else (1, 0):
            values = [both[which]() for _ in range(turn)]
            if first >= 0:
                found[which].extend(values)
    return Figure(name, reference, tuple(found[0]), tuple(found[1]), _stolen(before))


def worked(figure: Figure, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    """Return the processor time of the rounds of a figure, which were the last ones."""
    rounds = len(figure.ours)
    return replace(
        figure,
        name=f"{figure.name}: processor",
        ours=tuple(ours[-rounds:]),
        theirs=tuple(theirs[-rounds:]),
    )


def steal_during(action: Callable[[], object]) -> float:
    """Do something, and return the share of time that other machines took meanwhile."""
    before = _processor_times()
    action()
    return _stolen(before)


def _processor_times() -> tuple[int, ...]:
    if not PROCESSOR_TIMES.exists():
        return ()
    line = PROCESSOR_TIMES.read_text("ascii").partition("\n")[0]
    return tuple(int(value) for value in line.split()[1:])


def _stolen(before: tuple[int, ...]) -> float:
    spent = [after - start for after, start in zip(_processor_times(), before, strict=True)]
    return 100 * spent[STEAL] / sum(spent) if sum(spent) else 0.0


def megabytes(pid: int) -> float:
    """Return the memory of a process, with its share of what it has in common with others."""
    rollup = Path(f"/proc/{pid}/smaps_rollup")
    lines = rollup.read_text("ascii").splitlines() if rollup.exists() else []
    sizes = [int(line.split()[1]) for line in lines if line.startswith("Pss:")]
    return sizes[0] / 1024 if sizes else 1.0
