"""Formatting Markdown by command: emphasis, headings, lists, quotations, links.

Every function takes whole lines and a selection in them (code points) and returns what they
become, with the selection that belongs there. Asking twice takes back what was asked first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from workstation.text.blocks import DIRECTIVE
from workstation.text.markup import Span, Style, read_line


@dataclass(frozen=True, slots=True)
class Change:
    """What lines become, and what is selected in them then."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one line: its core `start:end`, and how many marks stand on each side."""

    start: int
    end: int
    left: int
    right: int
    mark: str

    @property
    def depth(self) -> int:
        return min(self.left, self.right)

    def has(self, count: int) -> bool:
        """Say whether it is emphasised (1) or strong (2)."""
        return self.depth >= 2 if count == 2 else self.depth % 2 == 1


_PREFIX = re.compile(r"[ \t]*(?:>[ \t]?)*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+)?")
_WORD = re.compile(r"\w(?:[\w’'‑-]*\w)?")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+")
_BULLET = re.compile(r"([ \t]*)([-*+])[ \t]+")
_NUMBER = re.compile(r"([ \t]*)(\d{1,9})([.)])[ \t]+")
_QUOTATION = re.compile(r" {0,3}>[ \t]?")
_CONTINUED = re.compile(
    r"(?P<quote>(?: {0,3}>[ \t]?)*)(?P<item>[ \t]*(?:[-*+]|(?P<number>\d{1,9})[.)])[ \t]+)?"
)
_FOOTNOTE = re.compile(r"\[\^(\d+)\]")
_URL = re.compile(r"(?:https?://|mailto:)\S+")
EMPTY_ADDRESS = "https://"


# Emphasis


def toggle_emphasis(text: str, start: int, end: int, count: int) -> Change:
    """Make the selection, or the word at the cursor, emphasised (1) or strong (2), or plain."""
    if start == end:
        word = _word_at(text, start)
        if word is None:
            return _empty_marks(text, start, count)
        pieces = [_piece(text, *word, count)]
    else:
        pieces = [_piece(text, *part, count) for part in _parts(text, start, end)]
    if not pieces:
        return Change(text, start, end)
    add = not all(piece.has(count) for piece in pieces)
    first, last = (start, end) if start == end else (pieces[0].start, pieces[-1].end)
    shift = _Shift(first, last)
    result = text
    for piece in reversed(pieces):
        if add and piece.has(count):
            continue
        depth = piece.depth + (count if add else -count)
        outer = piece.start - piece.depth, piece.end + piece.depth
        marks = piece.mark * depth
        core = text[piece.start : piece.end]
        result = result[: outer[0]] + marks + core + marks + result[outer[1] :]
        shift.replaced(piece, depth)
    return Change(result, shift.start, shift.end)


class _Shift:
    """Where a selection goes while marks around pieces come and go, from last to first."""

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def replaced(self, piece: _Piece, depth: int) -> None:
        """Follow one piece that has `depth` marks on each side now."""
        more = depth - piece.depth
        self.start = self._moved(self.start, piece, more)
        self.end = self._moved(self.end, piece, more)

    @staticmethod
    def _moved(position: int, piece: _Piece, more: int) -> int:
        if position < piece.start - piece.depth:
            return position
        if position > piece.end + piece.depth:
            return position + 2 * more
        return min(max(position, piece.start), piece.end) + more


def _word_at(text: str, position: int) -> tuple[int, int] | None:
    line_start = text.rfind("\n", 0, position) + 1
    line_end = text.find("\n", position)
    end = len(text) if line_end < 0 else line_end
    for match in _WORD.finditer(text, line_start, end):
        if match.start() <= position <= match.end():
            return match.span()
    return None


def _empty_marks(text: str, position: int, count: int) -> Change:
    """Put marks around nothing for what is typed next, or take such marks away."""
    marks = "*" * count
    if text[:position].endswith(marks) and text[position:].startswith(marks):
        start = position - count
        return Change(text[:start] + text[position + count :], start, start)
    inside = position + count
    return Change(text[:position] + marks + marks + text[position:], inside, inside)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut a selection at line ends, without the spaces and line marks at its edges."""
    parts = []
    line_start = text.rfind("\n", 0, start) + 1
    while line_start <= end:
        found = text.find("\n", line_start)
        line_end = len(text) if found < 0 else found
        line = text[line_start:line_end]
        prefix = _PREFIX.match(line)
        first = max(start, line_start + (prefix.end() if prefix else 0))
        last = min(end, line_end)
        chosen = text[first:last]
        first += len(chosen) - len(chosen.lstrip())
        last -= len(chosen) - len(chosen.rstrip())
        if first < last and DIRECTIVE.fullmatch(line) is None:
            parts.append((first, last))
        line_start = line_end + 1
    return parts


def _piece(text: str, start: int, end: int, count: int) -> _Piece:
    """Find the marks around a stretch, or around the emphasised stretch that it is part of."""
    piece = _bounded(text, start, end)
    if piece.has(count):
        return piece
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line = text[line_start : len(text) if line_end < 0 else line_end]
    style = Style.STRONG if count == 2 else Style.EMPHASIS
    around = _stretch(read_line(line)[0], style, start - line_start, end - line_start)
    if around is None:
        return piece
    wider = _bounded(text, line_start + around[0], line_start + around[1])
    return wider if wider.has(count) else piece


def _bounded(text: str, start: int, end: int) -> _Piece:
    """Move marks at the edges of a stretch out of its core, and count those on each side."""
    mark = "_" if text[start - 1 : start] == "_" or text[start] == "_" else "*"
    core = text[start:end].strip(mark)
    if not core:
        return _Piece(start, end, 0, 0, "*")
    first = text.index(core, start)
    last = first + len(core)
    left = len(text[:first]) - len(text[:first].rstrip(mark))
    right = len(text[last:]) - len(text[last:].lstrip(mark))
    return _Piece(first, last, left, right, mark if left and right else "*")


def _stretch(spans: tuple[Span, ...], style: Style, start: int, end: int) -> tuple[int, int] | None:
    """Find the unbroken stretch of a style that holds a range."""
    first = last = None
    for span in spans:
        if style not in span.styles or (last is not None and span.start > last):
            if last is not None and last >= end:
                break
            first = last = None
        if style in span.styles:
            first = span.start if first is None else first
            last = span.end
    if first is None or last is None or first > start or last < end:
        return None
    return first, last


# Lines


def toggle_heading(text: str, start: int, end: int, level: int) -> Change:
    """Make the lines headings of a level (1 is the highest inside an article), or plain."""
    mark = "#" * (level + 1)
    lines = text.split("\n")
    chosen = [line for line in lines if line.strip()] or lines[:1]
    found = [_HEADING.match(line) for line in chosen]
    add = not all(match is not None and match[1] == mark for match in found)

    def prefixes(line: str, _number: int) -> tuple[int, str]:
        match = _HEADING.match(line)
        return (match.end() if match else 0), (f"{mark} " if add else "")

    return _with_prefixes(text, start, end, prefixes)


def toggle_list(
    text: str, start: int, end: int, *, numbered: bool, after_text: bool = False
) -> Change:
    """Make the lines items of a list, or plain.

    `after_text` says that the line before is text: a list needs a blank line there.
    """
    kind, other = (_NUMBER, _BULLET) if numbered else (_BULLET, _NUMBER)
    lines = text.split("\n")
    chosen = [line for line in lines if line.strip()] or lines[:1]
    add = not all(kind.match(line) for line in chosen)

    def prefixes(line: str, number: int) -> tuple[int, str]:
        match = kind.match(line) or other.match(line)
        indent = match[1] if match else ""
        mark = f"{number}. " if numbered else "- "
        return (match.end() if match else 0), (indent + mark if add else indent)

    change = _with_prefixes(text, start, end, prefixes)
    if add and after_text:
        return Change("\n" + change.text, change.start + 1, change.end + 1)
    return change


def toggle_quotation(text: str, start: int, end: int) -> Change:
    """Make the lines, and the blank ones between them, a quotation, or plain."""
    lines = text.split("\n")
    chosen = [line for line in lines if line.strip()]
    add = not (chosen and all(_QUOTATION.match(line) for line in chosen))

    def prefixes(line: str, _number: int) -> tuple[int, str]:
        match = _QUOTATION.match(line)
        if add:
            return 0, ("> " if line.strip() else ">")
        return (match.end() if match else 0), ""

    return _with_prefixes(text, start, end, prefixes, blank_too=len(chosen) > 0)


def _with_prefixes(
    text: str,
    start: int,
    end: int,
    prefixes: Callable[[str, int], tuple[int, str]],
    *,
    blank_too: bool = False,
) -> Change:
    """Give each line another beginning; `prefixes` says how much goes and what comes."""
    lines = text.split("\n")
    alone = len(lines) == 1
    result: list[str] = []
    position, number = 0, 0
    new_start, new_end = start, end
    for line in lines:
        gone, new = 0, ""
        if line.strip() or blank_too or alone:
            number += 1
            gone, new = prefixes(line, number)
        shift = sum(len(other) + 1 for other in result) - position
        for which, where in (("start", start), ("end", end)):
            if position <= where <= position + len(line):
                column = max(where - position - gone, 0) + len(new)
                moved = position + shift + column
                new_start, new_end = (moved, new_end) if which == "start" else (new_start, moved)
        result.append(new + line[gone:])
        position += len(line) + 1
    return Change("\n".join(result), new_start, new_end)


def continue_line(line: str, column: int) -> Change | None:
    """Say what Enter makes of a line of a list or quotation; None where it only breaks it.

    An item without text ends the list, with the blank line that Markdown wants after it.
    """
    match = _CONTINUED.match(line)
    if match is None or not match.end() or column < match.end():
        return None
    quote, item = match["quote"], match["item"] or ""
    if not line[match.end() :].strip():
        kept = f"{quote.rstrip()}\n{quote}" if item and quote else "\n"
        return Change(kept, len(kept), len(kept))
    if match["number"]:
        item = item.replace(match["number"], str(int(match["number"]) + 1), 1)
    before = line[:column].rstrip(" ") if column == len(line) else line[:column]
    head = f"{before}\n{quote}{item}"
    return Change(head + line[column:].lstrip(" "), len(head), len(head))


# Links and footnotes


def toggle_link(text: str, start: int, end: int) -> Change:
    """Make the selection, or the word at the cursor, a link; or take a link off its words.

    What is selected afterwards is what is still to be written: the address, or the words.
    """
    linked = _link_around(text, start, end)
    if linked is not None:
        first, last, words = linked
        return Change(text[:first] + words + text[last:], first, first + len(words))
    if start == end:
        start, end = _word_at(text, start) or (start, end)
    chosen = text[start:end].strip()
    if _URL.fullmatch(chosen):
        return Change(f"{text[:start]}[]({chosen}){text[end:]}", start + 1, start + 1)
    before = f"{text[:start]}[{text[start:end]}]("
    result = f"{before}{EMPTY_ADDRESS}){text[end:]}"
    if not chosen:
        return Change(result, start + 1, start + 1)
    return Change(result, len(before), len(before) + len(EMPTY_ADDRESS))


_LINK = re.compile(r"\[([^\[\]\n]*)\]\([^()\n]*\)")


def _link_around(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    for match in _LINK.finditer(text):
        if match.start() < start and end < match.end():
            return match.start(), match.end(), match[1]
        if match.span() == (start, end):
            return start, end, match[1]
    return None


def next_footnote(body: str) -> str:
    """Return the next free number of a footnote."""
    numbers = [int(match[1]) for match in _FOOTNOTE.finditer(body)]
    return str(max(numbers, default=0) + 1)
