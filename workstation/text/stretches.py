"""Long lines in stretches that stay the same while another is edited."""

from __future__ import annotations

import re
from collections.abc import Iterator

LONG = 2_000
"""Letters of a line from which on it is worth while to look at its stretches one by one."""
SENTENCE = 400
"""Letters of a sentence; what is longer is parted at words."""

_END = ". "
_ENDS = tuple(re.compile(rf"(?<= )(?={word})") for word in (r"\w{6}", r"\w{3}", ""))
"""Where a long sentence is parted: before long words, if there are none before shorter ones, else
at every blank. What stands there decides, so edits move little."""
_WHOLE = re.compile(r"\{\{[^{}\n]*\}\}|<[^<>\n]*>|\]\([^()\s]*[ \t]+\"[^\"\n]*\"\)")
"""What goes on behind a blank: directives, HTML, titles of links."""
_OF_A_LINE = re.compile(r"[ \t]*(?:\{\{|\[[^\]\n]+\]:)")
_LIKE_A_LINE = re.compile(r"(?<=[ \t])(?:\{\{|\[[^\]\n]+\]:)")
"""What means something at the beginning of a line alone, and so may begin no part within it."""


def stretches(line: str) -> list[str]:
    """Return a line in parts that end with a sentence, or with a few words of a long one.

    Nothing that spelling or counting passes over reaches across their ends, and no word does.
    A short line is one part.
    """
    if len(line) < LONG or _OF_A_LINE.match(line):
        return [line]
    *sentences, last = line.split(_END)
    parts: list[str] = []
    for sentence in (*(each + _END for each in sentences), last):
        parts += _parted(sentence)
    whole = [(match.start(), match.end()) for match in _WHOLE.finditer(line)]
    whole += [(match.start() - 1, match.start() + 1) for match in _LIKE_A_LINE.finditer(line)]
    return list(_joined(parts, sorted(whole))) if whole else parts


def _parted(sentence: str) -> list[str]:
    """Part a sentence that is too long, and what is still too long again."""
    parts = [sentence]
    for end in _ENDS:
        if all(len(part) <= SENTENCE for part in parts):
            break
        parts = [
            shorter
            for part in parts
            for shorter in (end.split(part) if len(part) > SENTENCE else (part,))
        ]
    return parts


def _joined(parts: list[str], whole: list[tuple[int, int]]) -> Iterator[str]:
    """Join parts across whose ends something goes on."""
    pending: list[str] = []
    end = number = 0
    for part in parts:
        pending.append(part)
        end += len(part)
        while number < len(whole) and whole[number][1] <= end:
            number += 1
        if number == len(whole) or whole[number][0] >= end:
            yield "".join(pending)
            pending = []
    if pending:
        yield "".join(pending)
