"""The blocks of a body: where paragraphs, lists, fences, comments and directives stand.

The page is rendered from what is found here, so the editor and the page never disagree about
what is a directive and what is code. Texts are canonical; offsets count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block is."""

    TEXT = "text"
    LIST = "list"
    HEADING = "heading"
    FENCE = "fence"
    COMMENT = "comment"
    DIRECTIVE = "directive"


@dataclass(frozen=True, slots=True)
class Block:
    """One block: from the start of its first line to the end of its last, without the LF."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A fence (whole lines) or a comment (from `<!--` to `-->`)."""

    kind: BlockKind
    start: int
    end: int


DIRECTIVE = re.compile(
    r" {0,3}(?P<mark>\{\{[ \t]*(?P<kind>picture|related)[ \t]*:[ \t]*"
    r"(?P<key>[^\s{}](?:[^{}\t\n]*[^\s{}])?)[ \t]*\}\})[ \t]*"
)
"""A whole line that is a directive, if its neighbours let it be alone in its paragraph."""

_OPENING = re.compile(
    r"^(?: {4}| {0,3}\t).*$"  # code, or a line of a list: its comments are left alone
    r"|^ {0,3}(?P<fence>`{3,}|~{3,})[^`\n]*$"
    r"|(?P<comment><!--)"
    r"|\\."
    r"|(?P<ticks>`+)",
    re.MULTILINE,
)
_PARAGRAPH_END = re.compile(r"\n[ \t]*(?:\n|\Z)")
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]|\Z)")
_RULE = re.compile(r" {0,3}(?:-{3,}|={3,}|\*{3,}|_{3,})[ \t]*")
_LIST_ITEM = re.compile(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|\Z)")
_INDENTED = re.compile(r" {2,}\S| *\t")


def hidden_spans(body: str) -> tuple[Span, ...]:
    """Find fences and comments, in order; one that is never closed is plain text."""
    spans: list[Span] = []
    finder = _SpanFinder(body)
    position = 0
    while (opening := _OPENING.search(body, position)) is not None:
        span, position = finder.follow(opening)
        if span is not None:
            spans.append(span)
    return tuple(spans)


class _SpanFinder:
    """Decide what an opening mark opens; remembers how far it has looked."""

    def __init__(self, body: str) -> None:
        self._body = body
        self._paragraph_end = 0
        self._comments_end = body.rfind("-->")

    def follow(self, opening: re.Match[str]) -> tuple[Span | None, int]:
        """Return the span that was opened, or None, and where to look on."""
        if opening["fence"]:
            return self._fence(opening)
        if opening["comment"]:
            return self._comment(opening)
        if opening["ticks"]:
            return None, self._after_code(opening)
        return None, opening.end()

    def _fence(self, opening: re.Match[str]) -> tuple[Span | None, int]:
        mark = opening["fence"]
        closing = re.compile(rf"^ {{0,3}}{mark[0]}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        close = closing.search(self._body, opening.end())
        if close is None:
            return None, opening.end()
        return Span(BlockKind.FENCE, opening.start(), close.end()), close.end()

    def _comment(self, opening: re.Match[str]) -> tuple[Span | None, int]:
        if self._comments_end < opening.end():
            return None, opening.end()
        end = self._body.index("-->", opening.end()) + 3
        return Span(BlockKind.COMMENT, opening.start(), end), end

    def _after_code(self, opening: re.Match[str]) -> int:
        """Skip a code span: the same number of ticks, later in the same paragraph."""
        if opening.end() > self._paragraph_end:
            end = _PARAGRAPH_END.search(self._body, opening.end())
            self._paragraph_end = end.start() if end else len(self._body)
        count = len(opening["ticks"])
        closing = re.compile(rf"(?<!`)`{{{count}}}(?!`)")
        close = closing.search(self._body, opening.end(), self._paragraph_end)
        return close.end() if close else opening.end()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with comments blanked out; a fence counts as one line."""

    start: int
    end: int
    text: str
    fence: bool = False

    @property
    def blank(self) -> bool:
        return not self.fence and not self.text.strip(" \t")

    @property
    def parts(self) -> bool:
        """Say whether it ends the paragraph before it, whatever that is."""
        return self.blank or self.fence or _HEADING.match(self.text) is not None


def find_blocks(body: str) -> tuple[Block, ...]:
    """Cut a body into its blocks, in order; blank lines belong to none."""
    spans = hidden_spans(body)
    lines = list(_lines(body, spans))
    builder = _BlockBuilder()
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        builder.add(line, directive=_is_directive(line, before, after))
    return _with_comments(builder.blocks, spans)


def _is_directive(line: _Line, before: _Line | None, after: _Line | None) -> bool:
    if line.fence or DIRECTIVE.fullmatch(line.text) is None:
        return False
    alone_above = before is None or before.parts or _RULE.fullmatch(before.text) is not None
    return alone_above and (after is None or after.parts)


def _lines(body: str, spans: tuple[Span, ...]) -> Iterator[_Line]:
    """Give the lines, comments replaced by as many spaces, fences whole."""
    pieces: list[str] = []
    fences: dict[int, int] = {}
    position = 0
    for span in spans:
        pieces.append(body[position : span.start])
        if span.kind is BlockKind.COMMENT:
            pieces.append(" " * (span.end - span.start))
        else:
            pieces.append(body[span.start : span.end])
            fences[span.start] = span.end
        position = span.end
    pieces.append(body[position:])
    shown = "".join(pieces)
    position = 0
    while position <= len(shown):
        if position in fences:
            end = fences[position]
            yield _Line(position, end, "", fence=True)
        else:
            end = shown.find("\n", position)
            end = len(shown) if end < 0 else end
            yield _Line(position, end, shown[position:end])
        position = end + 1


class _BlockBuilder:
    """Join lines into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open = False

    def add(self, line: _Line, *, directive: bool) -> None:
        """Take the next line."""
        if line.blank:
            self._open = False
        elif line.fence:
            self._close_with(BlockKind.FENCE, line)
        elif directive:
            self._close_with(BlockKind.DIRECTIVE, line)
        elif _HEADING.match(line.text):
            self._close_with(BlockKind.HEADING, line)
        elif self._open or self._continues(line):
            last = self.blocks[-1]
            self.blocks[-1] = Block(last.kind, last.start, line.end)
            self._open = True
        else:
            kind = BlockKind.LIST if _LIST_ITEM.match(line.text) else BlockKind.TEXT
            self.blocks.append(Block(kind, line.start, line.end))
            self._open = True

    def _close_with(self, kind: BlockKind, line: _Line) -> None:
        self.blocks.append(Block(kind, line.start, line.end))
        self._open = False

    def _continues(self, line: _Line) -> bool:
        """Say whether a line after a blank one still belongs to the block before it."""
        if not self.blocks:
            return False
        if self.blocks[-1].kind is BlockKind.LIST:
            return bool(_LIST_ITEM.match(line.text) or _INDENTED.match(line.text))
        return self.blocks[-1].kind is BlockKind.TEXT and line.text.startswith(("    ", "\t"))


def _with_comments(blocks: list[Block], spans: tuple[Span, ...]) -> tuple[Block, ...]:
    """Add the comments that stand outside every other block."""
    starts = [block.start for block in blocks]
    comments = []
    for span in spans:
        if span.kind is not BlockKind.COMMENT:
            continue
        index = bisect_right(starts, span.start) - 1
        inside = index >= 0 and span.start < blocks[index].end
        follows = index + 1 < len(blocks) and blocks[index + 1].start < span.end
        if not inside and not follows:
            comments.append(Block(BlockKind.COMMENT, span.start, span.end))
    return tuple(sorted([*blocks, *comments], key=lambda block: block.start))
