"""What people and other programs read: data on standard output, messages on standard error, codes.

A command ends with one of the exit codes.
"""

from __future__ import annotations

import json
import re
import sys
from typing import TextIO

DONE, FINDINGS, WRONG_USAGE, BAD_INPUT, CANNOT_OPEN, INTERNAL = 0, 1, 2, 3, 4, 70
INTERRUPTED = 130

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_MARKS = re.compile("[\u2068\u2069]")


def prepare_streams() -> None:
    """Write UTF-8 wherever the output goes, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(sentence: str) -> None:
    """Print a message for people."""
    _print(sentence, sys.stderr)


def put(line: str) -> None:
    """Print a line of data."""
    _print(line, sys.stdout)


def put_json(document: object) -> None:
    """Print one JSON document."""
    print(json.dumps(document, ensure_ascii=False, indent=2))


def put_table(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns; the last column takes what room it needs."""
    if not rows:
        return
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)][:-1]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        put("  ".join([*cells, row[-1]]).rstrip())


def unmarked(excerpt: str) -> str:
    """Return an excerpt without the marks round the words that were found."""
    return _MARKS.sub("", excerpt)


def _print(text: str, stream: TextIO) -> None:
    print(_CONTROLS.sub(" ", text), file=stream)
