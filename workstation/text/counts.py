"""Counting words as a newsroom counts them: what the reader reads."""

from __future__ import annotations

import re

READING_SPEED = 238
"""Words a minute that adults read silently, on average."""

_DIRECTIVE = re.compile(
    r"^[ \t]{0,3}\{\{\s*(?:picture|related)\s*:[^{}\n]*\}\}[ \t]*$", re.MULTILINE
)
_ADDRESS = re.compile(r"\]\([^()\s]*(?:[ \t]+\"[^\"\n]*\")?\)")
_DEFINITION = re.compile(r"^[ \t]{0,3}\[[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE)
_BARE_ADDRESS = re.compile(r"https?://\S+|<[^<>\n]*>")

_APART = "\u1100-\u11ff\u2e80-\u2fdf\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Scripts written without spaces: each character counts as a word."""

_WORD = re.compile(rf"[{_APART}]|[^\W_{_APART}]+(?:[’'.,\-‑·][^\W_{_APART}]+)*")


def words(text: str) -> int:
    """Return how many words there are in Markdown, without directives and addresses.

    Nothing reaches across the end of a line: a text has as many words as its lines have.
    """
    if "{{" in text:
        text = _DIRECTIVE.sub("", text)
    if "](" in text:
        text = _ADDRESS.sub("]", text)
    if "]:" in text:
        text = _DEFINITION.sub("", text)
    if "<" in text or "://" in text:
        text = _BARE_ADDRESS.sub(" ", text)
    return len(_WORD.findall(text))


def reading_minutes(count: int) -> int:
    """Return how many minutes that many words take to read, at least one."""
    return max(1, round(count / READING_SPEED))
