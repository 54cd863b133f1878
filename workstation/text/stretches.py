"""Long lines in stretches that stay the same while another is edited."""

from __future__ import annotations

import re

LONG = 2_000
"""Letters of a line from which on it is worth while to look at its stretches one by one."""

_END = ". "
_PAIRS = (("<", ">"), ("{{", "}}"))
"""What something that goes on behind a blank begins and ends with."""
_OF_A_LINE = re.compile(r"[ \t]*(?:\{\{|\[[^\]\n]+\]:)")
_TITLED = re.compile(r"\]\([^()\s]*[ \t]+\"")


def stretches(line: str) -> list[str]:
    """Return a line in parts that end with a sentence.

    Nothing that spelling or counting passes over reaches across their ends, and no word does.
    A short line is one part.
    """
    if len(line) < LONG or _OF_A_LINE.match(line) or _TITLED.search(line):
        return [line]
    *parts, last = line.split(_END)
    found = [*(part + _END for part in parts), last]
    for begin, end in _PAIRS:
        if begin in line:
            found = _joined(found, begin, end)
    return found


def _joined(parts: list[str], begin: str, end: str) -> list[str]:
    """Join parts until what begins in one has ended."""
    found: list[str] = []
    pending = ""
    for part in parts:
        pending += part
        if pending.rfind(begin) <= pending.rfind(end):
            found.append(pending)
            pending = ""
    return [*found, pending] if pending else found
