"""Moving lines and paragraphs up and down, and items of a list in and out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workstation.text.blocks import find_blocks
from workstation.text.formatting import Change

INDENT = "    "
_ITEM = re.compile(r"(?P<indent>[ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
_QUOTATION = re.compile(r"(?P<indent> {0,3})>[ \t]?")


@dataclass(frozen=True, slots=True)
class Move:
    """What `start:end` of a body becomes; the change's selection is counted from `start`."""

    start: int
    end: int
    change: Change


def move_lines(body: str, start: int, end: int, *, down: bool) -> Move | None:
    """Swap the selected lines with their neighbour, or their paragraph with the next one."""
    first = body.rfind("\n", 0, start) + 1
    last = _line_end(body, end - 1 if end > start and body[end - 1] == "\n" else end)
    if down:
        neighbour = (last + 1, _line_end(body, last + 1)) if last < len(body) else None
    else:
        neighbour = (body.rfind("\n", 0, first - 1) + 1, first - 1) if first else None
    alone = neighbour is None or not body[slice(*neighbour)].strip()
    if alone or neighbour is None or not body[first:last].strip():
        return move_paragraphs(body, start, end, down=down)
    return _swap(body, (first, last), neighbour, (start, end))


def move_paragraphs(body: str, start: int, end: int, *, down: bool) -> Move | None:
    """Swap the selected paragraphs with the one before or after them."""
    blocks = find_blocks(body)
    chosen = [
        number
        for number, block in enumerate(blocks)
        if block.start <= max(end - 1, start) and block.end >= start
    ]
    if not chosen:
        return None
    other = chosen[-1] + 1 if down else chosen[0] - 1
    if not 0 <= other < len(blocks):
        return None
    part = (blocks[chosen[0]].start, blocks[chosen[-1]].end)
    return _swap(body, part, (blocks[other].start, blocks[other].end), (start, end))


def _swap(
    body: str, part: tuple[int, int], other: tuple[int, int], selection: tuple[int, int]
) -> Move:
    """Exchange two stretches; what stands between them stays."""
    upper, lower = sorted((part, other))
    gap = body[upper[1] : lower[0]]
    text = body[slice(*lower)] + gap + body[slice(*upper)]
    begins = upper[0] if part == lower else lower[1] - (part[1] - part[0])
    shift = begins - part[0] - upper[0]
    kept = [min(max(place, part[0]), part[1]) + shift for place in selection]
    return Move(upper[0], lower[1], Change(text, *kept))


def _line_end(body: str, place: int) -> int:
    found = body.find("\n", place)
    return len(body) if found < 0 else found


def is_item(line: str) -> bool:
    """Say whether a line is an item of a list."""
    return _ITEM.match(line) is not None


def indent(text: str, start: int, end: int) -> Change:
    """Put items of a list, or a quotation, one level in; other lines stay."""
    return _each(text, start, end, _indented)


def outdent(text: str, start: int, end: int) -> Change:
    """Take items of a list, or a quotation, one level out."""
    return _each(text, start, end, _outdented)


def _indented(line: str) -> tuple[int, str]:
    if _QUOTATION.match(line):
        return 0, "> "
    return 0, INDENT if _ITEM.match(line) else ""


def _outdented(line: str) -> tuple[int, str]:
    quoted = _QUOTATION.match(line)
    if quoted is not None:
        return quoted.end(), ""
    if line.startswith("\t"):
        return 1, ""
    spaces = len(line) - len(line.lstrip(" "))
    return min(spaces, len(INDENT)), ""


def _each(text: str, start: int, end: int, made: Callable[[str], tuple[int, str]]) -> Change:
    lines, position = [], 0
    new_start, new_end = start, end
    for line in text.split("\n"):
        gone, new = made(line)
        for which, place in (("start", start), ("end", end)):
            if place > position or (place == position and gone == 0):
                change = len(new) - min(gone, max(0, place - position))
                if which == "start":
                    new_start += change
                else:
                    new_end += change
        lines.append(new + line[gone:])
        position += len(line) + 1
    return Change("\n".join(lines), new_start, new_end)
