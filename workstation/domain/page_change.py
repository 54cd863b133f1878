"""What of a shown page has changed."""

from __future__ import annotations

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
    """Return the smallest change that makes one page of another.

    It begins with a block and ends before what the template says, unless it reaches an end.
    """
    most = min(len(old), len(new))
    start = 0
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return PageChange(start, len(old) - end - start, tuple(new[start : len(new) - end]))
