"""Which items of one list stay in another: quick for long lists, exact for short stretches.

Items that occur once in both lists are the anchors; between them the shortest edit is looked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)

_MOST_EDITS = 120
"""After so many the way that has led furthest is taken, and the search begins again there."""


class Stretch(NamedTuple):
    """A part of two lists: the same in both, or another in each."""

    start: int
    end: int
    other_start: int
    other_end: int
    same: bool


def stretches(old: Sequence[K], new: Sequence[K]) -> Iterator[Stretch]:
    """Yield the parts of two lists in order, the same and the different ones in turn."""
    place = other = 0
    for start, other_start, length in _joined(_same(old, new)):
        if start > place or other_start > other:
            yield Stretch(place, start, other, other_start, same=False)
        place, other = start + length, other_start + length
        yield Stretch(start, place, other_start, other, same=True)
    if place < len(old) or other < len(new):
        yield Stretch(place, len(old), other, len(new), same=False)


def _joined(runs: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join runs that follow each other in both lists."""
    place = other = length = 0
    for start, other_start, count in runs:
        if length and start == place + length and other_start == other + length:
            length += count
            continue
        if length:
            yield place, other, length
        place, other, length = start, other_start, count
    if length:
        yield place, other, length


def matches(old: Sequence[K], new: Sequence[K]) -> list[tuple[int, int]]:
    """Return the places of the items that stay, rising in both lists."""
    return [
        (place + step, other + step)
        for place, other, length in _same(old, new)
        for step in range(length)
    ]


def _same(old: Sequence[K], new: Sequence[K]) -> list[tuple[int, int, int]]:
    """Return what stays, in order: where it begins in either list, and how long it is."""
    found: list[tuple[int, int, int]] = []
    waiting = [(0, len(old), 0, len(new))]
    while waiting:
        low, high, other_low, other_high = waiting.pop()
        start, other_start = low, other_low
        while low < high and other_low < other_high and old[low] == new[other_low]:
            low, other_low = low + 1, other_low + 1
        if low > start:
            found.append((start, other_start, low - start))
        end = high
        while low < high and other_low < other_high and old[high - 1] == new[other_high - 1]:
            high, other_high = high - 1, other_high - 1
        if end > high:
            found.append((high, other_high, end - high))
        if set(old[low:high]).isdisjoint(new[other_low:other_high]):
            continue
        anchors = _anchors(old, new, low, high, other_low, other_high)
        if not anchors:
            kept, one, two = _shortest(old, new, low, high, other_low, other_high)
            found += [(*pair, 1) for pair in kept]
            waiting.append((one, high, two, other_high))
            continue
        for one, two in [*anchors, (high, other_high)]:
            waiting.append((low, one, other_low, two))
            low, other_low = one, two
        # An anchor begins the stretch after it, where it is the first pair that is found.
    return sorted(found)


def _anchors(
    old: Sequence[K], new: Sequence[K], low: int, high: int, other_low: int, other_high: int
) -> list[tuple[int, int]]:
    """Return the longest rising row of items that are once in either list."""
    here = Counter(old[low:high])
    there = Counter(new[other_low:other_high])
    places = {new[at]: at for at in range(other_low, other_high) if there[new[at]] == 1}
    pairs = [
        (at, places[old[at]]) for at in range(low, high) if here[old[at]] == 1 and old[at] in places
    ]
    ends: list[int] = []
    lasts: list[int] = []
    before: list[int] = []
    for number, (_at, other) in enumerate(pairs):
        length = bisect_left(ends, other)
        before.append(lasts[length - 1] if length else -1)
        if length == len(ends):
            ends.append(other)
            lasts.append(number)
        else:
            ends[length], lasts[length] = other, number
    row: list[tuple[int, int]] = []
    number = lasts[-1] if lasts else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _shortest(
    old: Sequence[K], new: Sequence[K], low: int, high: int, other_low: int, other_high: int
) -> tuple[list[tuple[int, int]], int, int]:
    """Return what stays in a shortest edit (Myers), and how far it was looked for."""
    width, height = high - low, other_high - other_low
    furthest = {1: 0}
    history: list[dict[int, int]] = []
    at = other = 0
    for edits in range(min(width + height, _MOST_EDITS) + 1):
        history.append(furthest.copy())
        for diagonal in range(-edits, edits + 1, 2):
            at = _begun(furthest, diagonal, edits)
            other = at - diagonal
            while at < width and other < height and old[low + at] == new[other_low + other]:
                at, other = at + 1, other + 1
            furthest[diagonal] = at
            if at >= width and other >= height:
                break
        else:
            continue
        break
    else:
        within = ((x, x - k) for k, x in furthest.items() if x <= width and 0 <= x - k <= height)
        at, other = max(within, key=sum)
        edits = next(
            number
            for number in range(len(history))
            if (number - (at - other)) % 2 == 0 and number >= len(history) - 2
        )
        history = history[: edits + 1]
    kept = [(low + one, other_low + two) for one, two in _walked_back(history, at, other)]
    return kept, low + at, other_low + other


def _begun(furthest: dict[int, int], diagonal: int, edits: int) -> int:
    """Return where a way comes onto a diagonal."""
    if _is_down(furthest, diagonal, edits):
        return furthest[diagonal + 1]
    return furthest[diagonal - 1] + 1


def _is_down(furthest: dict[int, int], diagonal: int, edits: int) -> bool:
    return diagonal == -edits or (
        diagonal != edits and furthest[diagonal - 1] < furthest[diagonal + 1]
    )


def _walked_back(history: list[dict[int, int]], at: int, other: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for edits in range(len(history) - 1, -1, -1):
        furthest, diagonal = history[edits], at - other
        down = _is_down(furthest, diagonal, edits)
        previous = diagonal + 1 if down else diagonal - 1
        start = furthest[previous] if edits else 0
        other_start = start - previous if edits else 0
        while at > start and other > other_start:
            at, other = at - 1, other - 1
            found.append((at, other))
        at, other = start, other_start
    return found[::-1]
