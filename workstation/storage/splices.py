"""Long texts written as what differs from those that were written before them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

LONG: Final = 512
"""Characters from which a text is remembered."""

REMEMBERED: Final = 24
"""How many texts are remembered; reader and writer forget the same ones."""

Spliced: TypeAlias = "dict[str, str | int]"


class Texts:
    """The long texts of one file, each under a number; what is alike keeps its number."""

    def __init__(self) -> None:
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._next = 0

    def copy(self) -> Texts:
        """Return the same texts, for going back to them."""
        other = Texts()
        other._texts = self._texts.copy()
        other._next = self._next
        return other

    def written(self, text: str) -> Spliced:
        """Return a text as it goes into the file, and remember it."""
        best, kept = None, len(text) // 2
        for number, known in self._texts.items():
            ends = _common_ends(known, text)
            if sum(ends) > kept:
                best, kept = (number, *ends), sum(ends)
        if best is None:
            self._remember(self._next, text)
            self._next += 1
            return {"text": text}
        number, head, tail = best
        self._remember(number, text)
        return {"of": number, "head": head, "tail": tail, "text": text[head : len(text) - tail]}

    def read(self, spliced: Mapping[str, str | int]) -> str:
        """Return the text of what `written` gave; in the order of the file."""
        middle = str(spliced["text"])
        if "of" not in spliced:
            self._remember(self._next, middle)
            self._next += 1
            return middle
        number, head, tail = (int(spliced[name]) for name in ("of", "head", "tail"))
        known = self._texts[number]
        text = f"{known[:head]}{middle}{known[len(known) - tail :]}"
        self._remember(number, text)
        return text

    def _remember(self, number: int, text: str) -> None:
        self._texts[number] = text
        self._texts.move_to_end(number)
        while len(self._texts) > REMEMBERED:
            self._texts.popitem(last=False)


def _common_ends(one: str, other: str) -> tuple[int, int]:
    """Return how many characters two texts share at the beginning, and then at the end."""
    most = min(len(one), len(other))
    head = _longest(most, lambda low, high: one[low:high] == other[low:high])
    tail = _longest(
        most - head,
        lambda low, high: (
            one[len(one) - high : len(one) - low] == other[len(other) - high : len(other) - low]
        ),
    )
    return head, tail


def _longest(most: int, same: Callable[[int, int], bool]) -> int:
    """Find by halves how far two texts are the same."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if same(low, middle):
            low = middle
        else:
            high = middle - 1
    return low
