"""The directives `{{picture: key}}` and `{{related: key}}`: find, insert, remove."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from workstation.text.blocks import DIRECTIVE, Block, BlockKind, find_blocks

DirectiveKind: TypeAlias = Literal["picture", "related"]

_BARE_MARK = re.compile(r"(?=.)(?: {0,3}>[ \t]?)*+(?:[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]*)?")
"""Of a line that goes on with a quotation or list and has no words yet."""


@dataclass(frozen=True, slots=True)
class Directive:
    """A directive alone in its paragraph; `start:end` are its braces and what they hold."""

    kind: DirectiveKind
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `start:end` of a body by `text`."""

    start: int
    end: int
    text: str

    def apply(self, body: str) -> str:
        """Return the body after the edit."""
        return body[: self.start] + self.text + body[self.end :]


def find(body: str) -> tuple[Directive, ...]:
    """Find the directives that a page shows as blocks, in order.

    A directive anywhere else, in code or in a comment is plain text and not found.
    """
    if "{{" not in body:
        return ()
    return tuple(
        _directive(body, block) for block in find_blocks(body) if block.kind is BlockKind.DIRECTIVE
    )


def _directive(body: str, block: Block) -> Directive:
    match = DIRECTIVE.match(body, block.start)
    assert match is not None, "a directive block begins with its directive"
    kind = cast("DirectiveKind", match["kind"])
    return Directive(kind, match["key"], match.start("mark"), match.end("mark"))


def write(kind: DirectiveKind, key: str) -> str:
    """Write a directive."""
    return f"{{{{{kind}: {key}}}}}"


def insert(body: str, offset: int, kind: DirectiveKind, key: str) -> Edit:
    """Return the edit that puts a directive in a paragraph of its own at an offset.

    Within a paragraph, a list, a fence or a comment it goes to the next place after it. The last
    line of a quotation or list that has nothing but its mark, as after Enter, gives its place up.
    """
    offset = max(0, min(offset, len(body)))
    start, end = _waiting_line(body, offset) or (_next_break(body, offset),) * 2
    before, after = body[:start], body[end:]
    opening = _missing_breaks(before[len(before.rstrip(" \t\n")) :]) if before.strip() else ""
    closing = _missing_breaks(after[: len(after) - len(after.lstrip(" \t\n"))])
    if not after.strip():
        closing = ""
    return Edit(start, end, f"{opening}{write(kind, key)}{closing}")


def _waiting_line(body: str, offset: int) -> tuple[int, int] | None:
    """Return the line of the offset, with bare ones beside it, if it ends a quotation or list."""
    start, end = _line(body, offset)
    if not _BARE_MARK.fullmatch(body, start, end):
        return None
    while start and _BARE_MARK.fullmatch(body, *(above := _line(body, start - 1))):
        start = above[0]
    while end < len(body) and _BARE_MARK.fullmatch(body, *(below := _line(body, end + 1))):
        end = below[1]
    for block in find_blocks(body):
        if block.start <= start <= block.end:
            ends = block.kind in (BlockKind.TEXT, BlockKind.LIST) and block.end <= end
            return (start, end) if ends else None
    return None


def _line(body: str, offset: int) -> tuple[int, int]:
    end = body.find("\n", offset)
    return body.rfind("\n", 0, offset) + 1, len(body) if end < 0 else end


def _next_break(body: str, offset: int) -> int:
    """Return the next offset, at or after the one given, that lies between two blocks."""
    for block in find_blocks(body):
        if offset <= block.start or not body[block.start : offset].strip():
            offset = min(offset, block.start)
            break
        if offset <= block.end:
            return block.end
    line_start = body.rfind("\n", 0, offset) + 1
    return offset if body[line_start:offset].strip() else line_start


def _missing_breaks(gap: str) -> str:
    return "\n" * max(0, 2 - gap.count("\n"))


def remove(body: str, directive: Directive) -> Edit:
    """Return the edit that takes a directive out with the blank line it no longer needs."""
    line_start = body.rfind("\n", 0, directive.start) + 1
    line_end = body.find("\n", directive.end)
    line_end = len(body) if line_end < 0 else line_end
    if body[line_start : directive.start].strip() or body[directive.end : line_end].strip():
        return Edit(directive.start, directive.end, "")
    before, after = body[:line_start], body[line_end:]
    if not after.strip():
        return Edit(len(before.rstrip(" \t\n")), line_end, "")
    if not before.strip():
        return Edit(0, len(body) - len(after.lstrip("\n")), "")
    spare = len(after) - len(after.lstrip("\n")) if before.endswith("\n\n") else 1
    return Edit(line_start, line_end + spare, "")
