"""Formats laid over others: what is suggested or noted, on text that is styled already."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtGui import QTextCharFormat

Stretch = tuple[int, int, QTextCharFormat]
"""(start, length, format) in a block, UTF-16 units."""


def overlaid(stretches: Sequence[Stretch], over: Sequence[Stretch]) -> list[Stretch]:
    """Return stretches that have the formats of both; those of `over` win, the later the more.

    The stretches of either may overlap each other; where nothing lies over them they stay whole.
    """
    if not over:
        return list(stretches)
    ends = {place for start, length, _format in over for place in (start, start + length)}
    edges = sorted(
        ends | {place for start, length, _ in stretches for place in (start, start + length)}
    )
    found: list[Stretch] = []
    for start, end in pairwise(edges):
        made = QTextCharFormat()
        for first, length, format_ in (*stretches, *over):
            if first <= start and end <= first + length:
                made.merge(format_)
        if not made.isEmpty():
            found.append((start, end - start, made))
    return found
