"""What has to be sent so that one text becomes another."""

from __future__ import annotations


def difference(old: str, new: str) -> tuple[int, int, str]:
    """Return start and end of what is replaced in the old text, and what comes there.

    Start and end count UTF-16 units, as JavaScript does.
    """
    start = _shared(old, new)
    rest = min(len(old), len(new)) - start
    end = _shared_at_end(old, new, rest)
    text = new[start : len(new) - end]
    first = _units(old[:start])
    return first, first + _units(old[start : len(old) - end]), text


def _shared(old: str, new: str) -> int:
    """Return how many characters two texts begin with alike; halving, since slices compare fast."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _shared_at_end(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if _end(old, low, middle) == _end(new, low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _end(text: str, low: int, high: int) -> str:
    return text[len(text) - high : len(text) - low]


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
