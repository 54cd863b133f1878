"""Where somebody reads in an article, for views of it that go along with each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadingPoint:
    """A line of the body and how far into it; lines reach down to the next that is not blank."""

    line: int
    """The number of the line in the text document; -1 for what stands above the body."""
    share: float
    """How much of it lies above the point, from 0 to 1."""
