"""What of a shown page has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageChange:
    """Pieces of HTML that take the place of others.

    A page is a list of pieces: what the template says, a block of the text, what the template
    says, and so on; the blocks have the odd places. Together they are the page.
    """

    first: int
    removed: int
    pieces: tuple[str, ...]

    def apply(self, pieces: list[str]) -> None:
        """Make the change in a page's pieces."""
        pieces[self.first : self.first + self.removed] = self.pieces


def change_between(old: list[str], new: list[str]) -> PageChange:
    """Return the smallest change that makes one page of another."""
    start = _alike(old, new, min(len(old), len(new)), _head)
    end = _alike(old, new, min(len(old), len(new)) - start, _tail)
    return PageChange(start, len(old) - end - start, tuple(new[start : len(new) - end]))


def _alike(
    old: list[str], new: list[str], most: int, part: Callable[[list[str], int, int], list[str]]
) -> int:
    """Return how many pieces are alike at one end; halving, since slices compare fast."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if part(old, low, middle) == part(new, low, middle):
            low = middle
        else:
            high = middle - 1
    return low


def _head(pieces: list[str], low: int, high: int) -> list[str]:
    return pieces[low:high]


def _tail(pieces: list[str], low: int, high: int) -> list[str]:
    return pieces[len(pieces) - high : len(pieces) - low]
