"""The words of a text that a dictionary is asked about, and what it is asked."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from workstation.text.markup import NORMAL, Style, read_line


class Word(NamedTuple):
    """A word where it stands (code points), as a dictionary would write it."""

    start: int
    end: int
    text: str


Ways = tuple[tuple[str, ...], ...]
"""The ways in which a word may be right: in each, all the parts have to be."""

_SILENT = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens and other characters that nobody reads."""
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u0652" + _SILENT
_LETTER = rf"(?:[^\W_][{_MARKS}]*)"
_WORD = re.compile(rf"{_LETTER}+(?:['’ʼ\-‐‑·]{_LETTER}+)*")
_PLAIN = str.maketrans({**dict.fromkeys(_SILENT), "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
_POSSESSIVE = re.compile(r"'[sS]\Z")
_CAPITALS = re.compile(r"(?=.*[^\W\d_])[^a-zß-öø-ÿ]*[^\W\da-z_]s?\Z")

_PASSED_OVER = re.compile(
    r"\{\{[^{}\n]*\}\}"  # a directive
    r"|<[^<>\n]*>|&#?\w+;"  # what is HTML
    r"|\b(?:[a-z][a-z\d+.-]*://|www\.)\S+"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)[@#][\w-]+"
    r"|\b\w[\w-]*(?:\.\w[\w-]*)+",  # a domain, a file, e.g
    re.IGNORECASE,
)
_HINTS = frozenset(".@#<&{:/")
_UNREAD = frozenset((Style.CODE, Style.MARK, Style.COMMENT))


def words_of(text: str) -> list[Word]:
    """Return the words of a plain text that are to be looked up."""
    if not _HINTS.isdisjoint(text):
        text = _PASSED_OVER.sub(_blanked, text)
    found = []
    for match in _WORD.finditer(text):
        word = match[0]
        plain = word.isascii() and word.isalpha() and word.islower() and len(word) > 1
        if not plain:
            word = _as_looked_up(word)
        if word:
            found.append(Word(match.start(), match.end(), word))
    return found


def words_of_line(line: str, state: int = NORMAL) -> tuple[list[Word], int]:
    """Return the words of a line of Markdown, and the state that it leaves behind."""
    shown, after = without_marks(line, state)
    return words_of(shown), after


def without_marks(line: str, state: int = NORMAL) -> tuple[str, int]:
    """Return a line of Markdown with LF for all that is not read, and the state it leaves."""
    spans, after = read_line(line, state)
    unread = [span for span in spans if not _UNREAD.isdisjoint(span.styles)]
    if not unread:
        return line, after
    parts, end = [], 0
    for span in unread:
        parts += [line[end : span.start], "\n" * (span.end - span.start)]
        end = span.end
    return "".join((*parts, line[end:])), after


def ways(word: str) -> Ways:
    """Return the ways in which a word may be right: itself, its bare form, its parts."""
    if word.isalpha():
        return ((word,),)
    bare = _POSSESSIVE.sub("", word)
    forms = (word,) if bare == word else (word, bare)
    whole = tuple((form,) for form in forms)
    if "-" not in word:
        return whole
    return whole + tuple(tuple(part for part in form.split("-") if part) for form in forms)


def is_abbreviation(word: str) -> bool:
    """Say whether a word is written in capitals, or is a single letter."""
    return len(word) < 2 or _CAPITALS.match(word) is not None


def _as_looked_up(word: str) -> str:
    """Write a word as dictionaries do; nothing where it is not looked up at all."""
    if not word.isascii():
        word = unicodedata.normalize("NFC", word.translate(_PLAIN))
    if any(letter.isdigit() for letter in word):
        return ""
    return "" if is_abbreviation(_POSSESSIVE.sub("", word)) else word


def _blanked(match: re.Match[str]) -> str:
    return "\n" * len(match[0])
