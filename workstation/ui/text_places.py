"""Where in the text of an open article the writer is, and where things stand."""

from __future__ import annotations

from bisect import bisect_right

from workstation.desk.open_article import OpenArticle
from workstation.text import directives
from workstation.text.blocks import BlockKind, find_blocks

_PARAGRAPHS = (BlockKind.TEXT, BlockKind.LIST, BlockKind.FENCE)


def cursor_place(article: OpenArticle) -> int:
    """Return the writer's place in the text, in code points."""
    return article.body_offset(article.cursor)


def paragraph_numbers(article: OpenArticle, kind: directives.DirectiveKind) -> dict[str, int]:
    """Return after which paragraph each directive of a kind stands, by key, in their order."""
    body = article.body()
    found = [directive for directive in directives.find(body) if directive.kind == kind]
    if not found:
        return {}
    ends = [block.end for block in find_blocks(body) if block.kind in _PARAGRAPHS]
    numbers: dict[str, int] = {}
    for directive in found:
        numbers.setdefault(directive.key, bisect_right(ends, directive.start))
    return numbers
