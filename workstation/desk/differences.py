"""What an edit changed: the places at which one stretch of text differs from another."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"[\ud800-\udbff][\udc00-\udfff]|\w+|\s+|.", re.DOTALL)
_LINE = re.compile(r"\n+|[^\n]+")
_EXACT = 200
"""A change of so many units is taken as one; a longer one is searched for what it kept."""

Edit = tuple[int, int, str]
"""(position, removed, added text)"""


def differences(old: str, new: str) -> list[Edit]:
    """Return the edits that make one stretch of units the other, in order.

    Where lines were exchanged, whole lines went and came: that is a move.
    """
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1], backwards=True)
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    if "\n" in gone and "\n" in come:
        exchanged = _exchanged_lines(old, new)
        if exchanged:
            return exchanged
    if not gone and not come:
        return []
    if not gone or not come or len(gone) + len(come) <= _EXACT:
        return [(head, len(gone), come)]
    olds, news = _TOKEN.findall(gone), _TOKEN.findall(come)
    return [(head + at, removed, text) for at, removed, text in _token_edits(olds, news)]


def _exchanged_lines(old: str, new: str) -> list[Edit]:
    """Return the edits if the lines of two stretches are the same in another order."""
    olds, news = _LINE.findall(old), _LINE.findall(new)
    if sorted(olds) != sorted(news):
        return []
    return list(_token_edits(olds, news))


def _token_edits(olds: list[str], news: list[str]) -> Iterator[Edit]:
    from workstation.text.matching import matches  # noqa: PLC0415 - for long changes only

    place = index = other = 0
    for at, at_other in [*matches(olds, news), (len(olds), len(news))]:
        gone, come = "".join(olds[index:at]), "".join(news[other:at_other])
        if gone or come:
            yield place, len(gone), come
        kept = len(olds[at]) if at < len(olds) else 0
        place += len(gone) + kept
        index, other = at + 1, at_other + 1


def _common(one: str, other: str, *, backwards: bool = False) -> int:
    """Return how many units two stretches begin with alike; no pair of units is parted."""
    most = min(len(one), len(other))
    place = 0
    while place < most and one[place] == other[place]:
        place += 1
    first_half = range(0xDC00, 0xE000) if backwards else range(0xD800, 0xDC00)
    return place - 1 if place and ord(one[place - 1]) in first_half else place
