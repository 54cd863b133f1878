"""The outline of a body: its headings and cards, in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workstation.text.blocks import DIRECTIVE, BlockKind, find_blocks

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_MARKS = re.compile(r"\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`+|\]\([^()]*\)|\[")


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to go to; `kind` is `heading`, `picture` or `related`."""

    kind: str
    level: int
    """Of a heading from 1; a card is one below the heading it stands under."""
    title: str
    """The heading's words, or the card's key."""
    start: int
    """Where its line begins (code points)."""


def outline(body: str) -> tuple[Entry, ...]:
    """Return the headings and cards of a body."""
    entries: list[Entry] = []
    level = 0
    for block in find_blocks(body):
        text = body[block.start : block.end]
        if block.kind is BlockKind.HEADING:
            found = _HEADING.match(text)
            if found is not None:
                level = max(1, len(found[1]) - 1)
                entries.append(Entry("heading", level, _MARKS.sub("", found[2]), block.start))
        elif block.kind is BlockKind.DIRECTIVE:
            match = DIRECTIVE.match(text)
            if match is not None:
                entries.append(Entry(match["kind"], level + 1, match["key"], block.start))
    return tuple(entries)
