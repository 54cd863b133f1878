"""Suggestions written into a text as CriticMarkup, for article files.

`{++put in++}{>>1<<}` and `{--taken out--}{>>1<<}`: the comment behind a mark is the number of
its suggestion. What a deletion takes out of somebody's insertion is marked inside that. Braces
that could be read as marks get a backslash. The notation is CriticMarkup's, without its
shorthand for substitutions: http://criticmarkup.com/spec.php.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import MarkKind
from workstation.text.suggesting import Mark, Marks, tidy

_OPEN = {MarkKind.INSERTED: "{++", MarkKind.DELETED: "{--"}
_CLOSE = {MarkKind.INSERTED: "++}", MarkKind.DELETED: "--}"}
_AMBIGUOUS = re.compile(r"\{(?=[-+>\\]|\Z)|(?:(?<=[-+<\\])|\A)\}")
_TOKEN = re.compile(
    r"\{\\|\\\}|(?P<open>\{\+\+|\{--)|(?P<close>\+\+\}|--\})\{>>(?P<number>\d{1,9})<<\}"
)


def write(text: str, marks: Marks, numbers: Mapping[SuggestionId, int]) -> str:
    """Return a marked text as CriticMarkup; `read` gives text and marks back."""
    edges = sorted({0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))})
    pieces: list[str] = []
    inside: Mark | None = None
    for start, end in pairwise(edges):
        inserted, deleted = (_over(marks, kind, start) for kind in MarkKind)
        if inserted is not inside:
            pieces += [_closing(inside, numbers), _opening(inserted)]
            inside = inserted
        pieces += [_opening(deleted), _escaped(text[start:end]), _closing(deleted, numbers)]
    return "".join([*pieces, _closing(inside, numbers)])


def read(source: str, suggestions: Mapping[int, SuggestionId]) -> tuple[str, Marks] | None:
    """Return the marked text that `write` wrote, or None where the marks don't fit together."""
    pieces: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[int, MarkKind]] = []
    length = place = 0
    for token in _TOKEN.finditer(source):
        literal = source[place : token.start()]
        if token["open"] is None and token["close"] is None:
            literal += token[0].strip("\\")
        pieces.append(literal)
        length += len(literal)
        place = token.end()
        if token["open"]:
            opened.append((length, _kind(_OPEN, token["open"])))
        elif token["close"]:
            kind = _kind(_CLOSE, token["close"])
            if not opened or opened[-1][1] is not kind or int(token["number"]) not in suggestions:
                return None
            start, _kind_opened = opened.pop()
            marks.append(Mark(start, length, kind, suggestions[int(token["number"])]))
    if opened:
        return None
    return "".join([*pieces, source[place:]]), tidy(mark for mark in marks if mark.start < mark.end)


def _over(marks: Marks, kind: MarkKind, place: int) -> Mark | None:
    return next(
        (mark for mark in marks if mark.kind is kind and mark.start <= place < mark.end), None
    )


def _opening(mark: Mark | None) -> str:
    return "" if mark is None else _OPEN[mark.kind]


def _closing(mark: Mark | None, numbers: Mapping[SuggestionId, int]) -> str:
    return "" if mark is None else f"{_CLOSE[mark.kind]}{{>>{numbers[mark.suggestion]}<<}}"


def _escaped(text: str) -> str:
    return _AMBIGUOUS.sub(lambda brace: "{\\" if brace[0] == "{" else "\\}", text)


def _kind(tokens: Mapping[MarkKind, str], token: str) -> MarkKind:
    return next(kind for kind, text in tokens.items() if text == token)
