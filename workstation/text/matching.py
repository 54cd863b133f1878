"""What two sequences have in common, in order: the ground of comparing and merging.

This is patience diff (Bram Cohen's idea, as described by James Coglan, «The patience diff
algorithm», 2017): what is there once on both sides holds the rest in place. Gaps without such
anchors are compared exactly while few edits lie between them, and otherwise taken as wholly
different, so the work stays near linear and the answer never depends on a clock.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

K = TypeVar("K", bound=Hashable)

_MOST_EDITS = 400
"""A gap that takes more edits than this to cross is not searched for what it has in common."""


def matches(one: Sequence[K], other: Sequence[K]) -> list[tuple[int, int]]:
    """Return pairs of indices of equal items, rising on both sides."""
    found: list[tuple[int, int]] = []
    gaps = [(0, len(one), 0, len(other))]
    while gaps:
        start, end, other_start, other_end = gaps.pop()
        while start < end and other_start < other_end and one[start] == other[other_start]:
            found.append((start, other_start))
            start, other_start = start + 1, other_start + 1
        while start < end and other_start < other_end and one[end - 1] == other[other_end - 1]:
            end, other_end = end - 1, other_end - 1
            found.append((end, other_end))
        if start == end or other_start == other_end:
            continue
        anchors = _anchors(one, other, (start, end, other_start, other_end))
        if anchors:
            gaps += _between(anchors, (start, end, other_start, other_end))
            found += anchors
        else:
            pairs = _shortest_edit(one[start:end], other[other_start:other_end])
            found += [(start + left, other_start + right) for left, right in pairs]
    return sorted(found)


def _anchors(
    one: Sequence[K], other: Sequence[K], gap: tuple[int, int, int, int]
) -> list[tuple[int, int]]:
    """Return the longest rising run of pairs of items that are there once on both sides."""
    start, end, other_start, other_end = gap
    counts = Counter(one[start:end])
    others = Counter(other[other_start:other_end])
    places = {other[at]: at for at in range(other_start, other_end) if others[other[at]] == 1}
    pairs = [
        (at, places[one[at]])
        for at in range(start, end)
        if counts[one[at]] == 1 and one[at] in places
    ]
    return _rising(pairs)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run in which the second numbers rise too (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int | None] = []
    for index, (_at, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(piles[pile - 1] if pile else None)
        if pile == len(tops):
            tops.append(place)
            piles.append(index)
        else:
            tops[pile], piles[pile] = place, index
    run: list[tuple[int, int]] = []
    index_or_none = piles[-1] if piles else None
    while index_or_none is not None:
        run.append(pairs[index_or_none])
        index_or_none = before[index_or_none]
    return run[::-1]


def _between(
    anchors: Sequence[tuple[int, int]], gap: tuple[int, int, int, int]
) -> Iterator[tuple[int, int, int, int]]:
    start, end, other_start, other_end = gap
    for at, other_at in anchors:
        yield start, at, other_start, other_at
        start, other_start = at + 1, other_at + 1
    yield start, end, other_start, other_end


def _shortest_edit(one: Sequence[K], other: Sequence[K]) -> Iterator[tuple[int, int]]:
    """Give what two sequences keep on the shortest way from one to the other, if it is short.

    The greedy algorithm of Eugene Myers, «An O(ND) difference algorithm and its variations», 1986.
    """
    reach = {1: 0}
    trail: list[dict[int, int]] = []
    for edits in range(min(len(one) + len(other), _MOST_EDITS) + 1):
        trail.append(dict(reach))
        for diagonal in range(-edits, edits + 1, 2):
            down = diagonal == -edits or (
                diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1]
            )
            at = reach[diagonal + 1] if down else reach[diagonal - 1] + 1
            place = at - diagonal
            while at < len(one) and place < len(other) and one[at] == other[place]:
                at, place = at + 1, place + 1
            reach[diagonal] = at
            if at >= len(one) and place >= len(other):
                yield from _walk_back(trail, len(one), len(other))
                return


def _walk_back(trail: list[dict[int, int]], at: int, place: int) -> Iterator[tuple[int, int]]:
    """Give the kept pairs of the way that was found, the last one first."""
    for edits in range(len(trail) - 1, -1, -1):
        reach, diagonal = trail[edits], at - place
        down = diagonal == -edits or (
            diagonal != edits and reach[diagonal - 1] < reach[diagonal + 1]
        )
        before = diagonal + 1 if down else diagonal - 1
        start = reach[before] if edits else 0
        start_place = start - before if edits else 0
        while at > start and place > start_place and at - place == diagonal:
            if (at, place) == (start + (not down), start_place + down) and edits:
                break
            at, place = at - 1, place - 1
            yield at, place
        at, place = start, start_place
