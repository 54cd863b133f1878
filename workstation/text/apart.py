"""Blocks of Markdown that are put into a line of text, kept apart from its words."""

from __future__ import annotations

import re

_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])\s")
_ALONE = re.compile(r"#{1,6}\s|>|```|~~~|-{3,}$|(?:[-*+]|\d{1,9}[.)])\s", re.MULTILINE)
_BETWEEN = re.compile(r"\n[ \t]*\n")


def kept_apart(text: str, before: str, after: str) -> str:
    """Return Markdown with the blank lines it needs between the two halves of a line.

    A heading, list, quotation or rule does not go on in a line that has other words; a
    paragraph does, as in every word processor. A list that meets an item needs no blank line.
    """
    if not text:
        return text
    if before.strip() and _ALONE.match(text):
        text = "\n\n" + text
    last = _BETWEEN.split(text.rstrip("\n"))[-1].lstrip()
    if after.strip() and _ALONE.match(last):
        listed = _ITEM.match(last) and _ITEM.match(after.lstrip())
        text = text.rstrip("\n") + ("\n" if listed else "\n\n")
    return text
