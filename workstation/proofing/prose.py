"""The prose of an article, piece by piece, as the rules on its words look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from workstation.domain.pictures import texts_of
from workstation.proofing.rule import Context
from workstation.text.blocks import BlockKind

_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)|<[^>\n]*>|\]\([^)\n]*\)|https?://\S+", re.DOTALL)
_HINTS = ("`", "<", "](", "://")
_PROSE = (BlockKind.TEXT, BlockKind.LIST, BlockKind.HEADING)


class Piece(NamedTuple):
    """A stretch of prose; what is code or an address in it is hidden by NULs of its length."""

    field: str
    offset: int
    """Where it starts in the field."""
    text: str


def english(context: Context) -> Iterator[Piece]:
    """Give every piece of prose that readers meet, in an English article; of others none."""
    if context.draft.language.lower().startswith("en"):
        yield from pieces(context)


def pieces(context: Context) -> Iterator[Piece]:
    """Give every piece of prose that readers meet, as long as somebody wants to know of them."""
    draft = context.draft
    for field in ("headline", "kicker", "standfirst"):
        yield Piece(field, 0, getattr(draft, field))
    for block in context.blocks:
        if not context.wanted():
            return
        if block.kind in _PROSE:
            text = draft.body[block.start : block.end]
            if any(hint in text for hint in _HINTS):
                text = _CODE.sub(_blank, text)
            yield Piece("body", block.start, text)
    for figure in draft.figures:
        texts = texts_of(figure, context.references.pictures.get(figure.picture))
        yield Piece(f"figures.{figure.key}.caption", 0, texts.caption)
        yield Piece(f"figures.{figure.key}.alt", 0, texts.alt)
    for link in draft.links:
        yield Piece(f"links.{link.key}.label", 0, link.label)


def _blank(match: re.Match[str]) -> str:
    """Hide code and addresses, and keep the length."""
    return "\x00" * len(match.group())
