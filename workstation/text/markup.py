"""Where the marks of Markdown stand in one line, for showing a text while it is written.

A line is read by itself, with a number that says what the line before it left open (a fence or
a comment), so that a change costs one line. Offsets count code points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from workstation.text.blocks import DIRECTIVE

NORMAL = 0
"""The state of a line that leaves nothing open."""
COMMENT = 1
LONGEST = 20_000
"""Letters of a line; a longer one is no prose that somebody writes, and is shown as it stands."""
_FENCES = "`~"
_FENCE_STEP = 4


class Style(Enum):
    """What a stretch of text is."""

    MARK = auto()
    """Characters that a reader never sees."""
    HEADING_1 = auto()
    HEADING_2 = auto()
    HEADING_3 = auto()
    EMPHASIS = auto()
    STRONG = auto()
    LINK = auto()
    """The words of a link."""
    QUOTATION = auto()
    CODE = auto()
    COMMENT = auto()
    QUOTE_MARK = auto()
    """A typographic quotation mark of the text itself."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one line with everything it is."""

    start: int
    end: int
    styles: frozenset[Style]


_SPECIAL = re.compile(r"[`*_\[<>#“”]|--|^[ \t]*(?:[-+~]|\d{1,9}[.)] )")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_QUOTATION = re.compile(r" {0,3}(?:>[ \t]?)+")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_ESCAPE = re.compile(r"\\[!-/:-@\[-`{-~]")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(!?\[)([^\[\]]+)(\](?:\([^()\s]*(?:[ \t]+\"[^\"]*\")?\)|\[[^\[\]]*\]))")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]:?")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_RUN = re.compile(r"\*+|_+")
_QUOTE_MARKS = re.compile(r"[“”]")

_Layer = tuple[int, int, Style]


def read_line(line: str, state: int = NORMAL) -> tuple[tuple[Span, ...], int]:
    """Return the styled stretches of a line, in order, and the state it leaves behind."""
    if state > COMMENT:
        return _read_fence(line, state)
    if state == NORMAL and len(line) > LONGEST:
        return (), NORMAL
    if state == NORMAL:
        if _SPECIAL.search(line) is None:
            return (), NORMAL
        fence = _FENCE.match(line)
        if fence is not None:
            return _whole(line, Style.CODE, Style.MARK), _fence_state(fence[1])
    layers, shown, state = _comments(line, state)
    if layers and not shown.strip():
        return _flatten(layers, len(line)), state
    start = _line_marks(shown, layers)
    _inline(shown, start, layers)
    return _flatten(layers, len(line)), state


def directive(before: str | None, line: str, after: str | None) -> tuple[str, str] | None:
    """Return kind and key of a line that is a directive alone in its paragraph.

    `before` and `after` are its neighbours, None at the ends of the text. The caller knows that
    the line is in no fence and no comment.
    """
    if "{{" not in line:
        return None
    match = DIRECTIVE.fullmatch(line)
    if match is None:
        return None
    above = before is None or _parts(before) or _RULE.match(before) is not None
    if not above or not (after is None or _parts(after)):
        return None
    return match["kind"], match["key"]


def _parts(line: str) -> bool:
    """Say whether a line ends the paragraph beside it."""
    return not line.strip(" \t") or _HEADING.match(line) is not None or bool(_FENCE.match(line))


def _fence_state(mark: str) -> int:
    return _FENCE_STEP * len(mark) + _FENCES.index(mark[0])


def _read_fence(line: str, state: int) -> tuple[tuple[Span, ...], int]:
    mark, length = _FENCES[state % _FENCE_STEP], state // _FENCE_STEP
    bare = line.strip(" \t")
    if len(bare) >= length and not bare.strip(mark) and len(line) - len(line.lstrip(" ")) < 4:
        return _whole(line, Style.CODE, Style.MARK), NORMAL
    return _whole(line, Style.CODE), state


def _whole(line: str, *styles: Style) -> tuple[Span, ...]:
    return (Span(0, len(line), frozenset(styles)),) if line else ()


def _comments(line: str, state: int) -> tuple[list[_Layer], str, int]:
    """Find the comments of a line, and blank them out of what is looked at further."""
    layers: list[_Layer] = []
    shown = line
    start = 0 if state == COMMENT else line.find("<!--")
    while start >= 0:
        found = line.find("-->", start)
        end = len(line) if found < 0 else found + 3
        layers.append((start, end, Style.COMMENT))
        shown = shown[:start] + " " * (end - start) + shown[end:]
        if found < 0:
            return layers, shown, COMMENT
        start = line.find("<!--", end)
    return layers, shown, NORMAL


def _line_marks(line: str, layers: list[_Layer]) -> int:
    """Find what stands at the start of a line; return where its text begins."""
    if _RULE.match(line):
        layers.append((0, len(line), Style.MARK))
        return len(line)
    start = 0
    quotation = _QUOTATION.match(line)
    if quotation is not None:
        start = quotation.end()
        layers.append((0, start, Style.MARK))
        layers.append((start, len(line), Style.QUOTATION))
    heading = _HEADING.match(line)
    if heading is not None:
        level = (Style.HEADING_1, Style.HEADING_1, Style.HEADING_2)
        depth = len(heading[1])
        style = level[depth - 1] if depth <= len(level) else Style.HEADING_3
        layers.append((0, heading.end(), Style.MARK))
        layers.append((0, len(line), style))
        return heading.end()
    item = _ITEM.match(line, start)
    if item is not None:
        layers.append((start, item.end(), Style.MARK))
        start = item.end()
    return start


def _inline(line: str, start: int, layers: list[_Layer]) -> None:
    """Find code, links and emphasis; each hides its marks from those that follow."""
    left = " " * start + line[start:]
    left = _ESCAPE.sub("xx", left)
    if "`" in left:
        left = _find_code(left, layers)
    if "[" in left or "<" in left:
        left = _find_links(left, layers)
    if "*" in left or "_" in left:
        _find_emphasis(left, layers)
    layers.extend(
        (match.start(), match.end(), Style.QUOTE_MARK) for match in _QUOTE_MARKS.finditer(left)
    )


def _find_code(line: str, layers: list[_Layer]) -> str:
    for match in _CODE.finditer(line):
        start, end, ticks = match.start(), match.end(), len(match[1])
        layers.append((start, end, Style.CODE))
        layers.append((start, start + ticks, Style.MARK))
        layers.append((end - ticks, end, Style.MARK))
        line = _blank(line, start, end)
    return line


def _find_links(line: str, layers: list[_Layer]) -> str:
    for pattern in (_FOOTNOTE, _ADDRESS):
        for match in pattern.finditer(line):
            layers.append((match.start(), match.end(), Style.MARK))
            line = _blank(line, match.start(), match.end())
    for match in _LINK.finditer(line):
        layers.append((match.start(1), match.end(1), Style.MARK))
        layers.append((match.start(2), match.end(2), Style.LINK))
        layers.append((match.start(3), match.end(3), Style.MARK))
        line = _blank(line, match.start(1), match.end(1))
        line = _blank(line, match.start(3), match.end(3))
    return line


def _blank(line: str, start: int, end: int) -> str:
    return line[:start] + "x" * (end - start) + line[end:]


def _find_emphasis(line: str, layers: list[_Layer]) -> None:
    """Pair runs of asterisks or underscores, the nearest first, two for strong."""
    open_runs: list[list[int]] = []  # [start, how many are left, the mark]
    for match in _RUN.finditer(line):
        start, left, mark = match.start(), len(match[0]), ord(match[0][0])
        before = line[start - 1 : start] or " "
        after = line[match.end() : match.end() + 1] or " "
        within = mark == ord("_") and before.isalnum() and after.isalnum()
        if not before.isspace() and not within:
            for run in reversed(open_runs):
                if run[2] != mark:
                    continue
                while left and run[1]:
                    count = 2 if left >= 2 and run[1] >= 2 else 1
                    inner = run[0] + run[1]
                    style = Style.STRONG if count == 2 else Style.EMPHASIS
                    layers.append((inner - count, inner, Style.MARK))
                    layers.append((inner, start, style))
                    layers.append((start, start + count, Style.MARK))
                    run[1] -= count
                    start, left = start + count, left - count
                if not left:
                    break
            open_runs = [run for run in open_runs if run[1] and run[0] < start]
        if left and not after.isspace() and not within:
            open_runs.append([start, left, mark])


def _flatten(layers: list[_Layer], length: int) -> tuple[Span, ...]:
    """Cut overlapping layers into stretches that each have one set of styles."""
    edges = [(start, 1, style) for start, end, style in layers if start < end <= length]
    edges += [(end, -1, style) for start, end, style in layers if start < end <= length]
    edges.sort(key=lambda edge: edge[0])
    active: dict[Style, int] = {}
    spans: list[Span] = []
    position = 0
    for edge, change, style in edges:
        if edge > position:
            styles = frozenset(name for name, depth in active.items() if depth)
            if styles:
                spans.append(Span(position, edge, styles))
            position = edge
        active[style] = active.get(style, 0) + change
    return tuple(spans)
