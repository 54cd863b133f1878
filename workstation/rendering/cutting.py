"""Where a body can be cut, so that its parts render as they do together.

Python-Markdown reads block after block, and what a block becomes can depend on the one before:
lists go on over blank lines, quotations join, indented lines belong to whatever stands above.
A cut is made only before a line at which none of this can happen. Lines are as the text document
has them; a line may hold line feeds where somebody broke it without ending the paragraph.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from workstation.text.blocks import hidden_spans

_JOINS = re.compile(r"[\s>]|[-+*](?:[ \t]|$)|\d+\.(?:[ \t]|$)")
"""What begins a block that may join what is above: white space, quotations, list items."""
_MARKS = ("<!--", "-->", "```", "~~~")
"""What may begin or end a stretch in which nothing else counts, however long it is."""


def has_marks(lines: Sequence[str]) -> bool:
    """Say whether lines may begin or end a fence or a comment, which can reach anywhere."""
    return any(mark in line for line in lines for mark in _MARKS)


def cuts(lines: Sequence[str]) -> list[int]:
    """Return the lines before which a text without fences and comments can be cut."""
    return [
        index
        for index in range(1, len(lines))
        if not lines[index - 1].strip(" \t") and _is_safe(lines, index)
    ]


def all_cuts(lines: Sequence[str]) -> list[int]:
    """Return the lines before which a whole body can be cut, whatever is in it."""
    found = cuts(lines)
    if not has_marks(lines):
        return found
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    hidden: list[tuple[int, int]] = []
    for span in hidden_spans("\n".join(lines)):
        first = bisect_right(starts, span.start) - 1
        last = bisect_left(starts, span.end) - 1
        hidden.append((first, last))
    return [index for index in found if not _within(hidden, index)]


def _within(hidden: list[tuple[int, int]], index: int) -> bool:
    """Say whether a fence or a comment reaches over the start of a line."""
    place = bisect_left(hidden, (index, 0)) - 1
    return place >= 0 and hidden[place][1] >= index


def _is_safe(lines: Sequence[str], index: int) -> bool:
    """Say whether the block at a line stands for itself, after a blank line."""
    line = lines[index]
    if not line or _JOINS.match(line) or "<!--" in line:
        return False
    return line[0] != "[" or not _may_define(lines, index)


def _may_define(lines: Sequence[str], index: int) -> bool:
    """Say whether a paragraph could begin with a definition, which leaves no element."""
    for line in lines[index:]:
        if not line.strip(" \t"):
            return False
        if "]:" in line or "<!--" in line:
            return True
    return False
