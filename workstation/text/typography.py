"""Quotation marks, apostrophes and dashes as a language sets them, made of what a keyboard has."""

from __future__ import annotations

import re
from dataclasses import dataclass

NBSP = "\u00a0"
NARROW = "\u202f"
APOSTROPHE = "’"
EN_DASH, EM_DASH = "–", "—"


@dataclass(frozen=True, slots=True)
class Quotes:
    """The marks around a quotation, and around one inside it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What the last `removed` characters before the cursor become."""

    removed: int
    text: str


_ENGLISH = Quotes("“", "”", "‘", "’")
_GERMAN = Quotes("„", "“", "‚", "‘")
_GUILLEMETS = Quotes("«", "»", "‹", "›")
_QUOTES = {
    "cs": _GERMAN,
    "da": _ENGLISH,
    "de": _GERMAN,
    "de-CH": _GUILLEMETS,
    "de-LI": _GUILLEMETS,
    "es": Quotes("«", "»", "“", "”"),
    "es-MX": _ENGLISH,
    "es-US": _ENGLISH,
    "fi": Quotes("”", "”", "’", "’"),
    "fr": Quotes(f"«{NBSP}", f"{NBSP}»", "“", "”"),
    "fr-CH": _GUILLEMETS,
    "he": Quotes("”", "”", "’", "’"),
    "hu": Quotes("„", "”", "»", "«"),
    "nb": Quotes("«", "»", "‘", "’"),
    "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"),
    "pl": Quotes("„", "”", "«", "»"),
    "pt-PT": Quotes("«", "»", "“", "”"),
    "ro": Quotes("„", "”", "«", "»"),
    "ru": Quotes("«", "»", "„", "“"),
    "sk": _GERMAN,
    "sl": _GERMAN,
    "sv": Quotes("”", "”", "’", "’"),
    "uk": Quotes("«", "»", "„", "“"),
    "ar": Quotes("«", "»", "“", "”"),
}
_LONG_DASH = frozenset({"en-US", "en-CA", "es", "ru", "uk"})
"""Languages and territories in which two hyphens stand for an em dash."""

_BEFORE_OPENING = re.compile(rf"(?:^|[\s(\[{{<>*_~/{NBSP}{NARROW}{EN_DASH}{EM_DASH}-])$")
_OPENED = re.compile(r"[“„«‹‘‚»”’]$")
_TAG = re.compile(r"<[A-Za-z/!][^<>]*$")
_ADDRESS = re.compile(r"(?:\]\([^()\s]*|<?(?:https?://|mailto:|www\.)\S*|\{\{[^{}]*|\]:\s*\S*)$")
_TICKS = re.compile(r"`+")
_INDENTED = re.compile(r"(?: {4}|\t)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])(?:\s|$)")


def quotes_of(language: str) -> Quotes:
    """Return the quotation marks of a language (`de-CH`), by its territory or as such."""
    return _QUOTES.get(language) or _QUOTES.get(language.partition("-")[0]) or _ENGLISH


def set_typed(before: str, typed: str, language: str) -> Setting | None:
    """Say what the character just typed becomes; `before` is the line up to it.

    None where it stays: in code, addresses, tags and directives, and where nothing is to be set.
    """
    if typed not in "\"'-" or is_literal(before):
        return None
    if typed == "-":
        return _dash(before, language)
    return Setting(1, _quote(before, typed, quotes_of(language)))


def is_literal(before: str) -> bool:
    """Say whether a line, up to the cursor, ends in something that is not prose."""
    if _TAG.search(before) or _ADDRESS.search(before):
        return True
    if _INDENTED.match(before) and not _ITEM.match(before):
        return True
    open_ticks = ""
    for match in _TICKS.finditer(before):
        if not open_ticks:
            open_ticks = match[0]
        elif match[0] == open_ticks:
            open_ticks = ""
    return bool(open_ticks)


def _quote(before: str, typed: str, quotes: Quotes) -> str:
    double = typed == '"'
    opens = _BEFORE_OPENING.search(before) is not None
    if not opens and _OPENED.search(before):
        opens = _opens_inside(before, quotes, double=double)
    if double:
        return quotes.opening if opens else quotes.closing
    if opens:
        return quotes.inner_opening
    if before[-1:].isalnum() and not _is_open(before, quotes.inner_opening, quotes.inner_closing):
        return APOSTROPHE
    return quotes.inner_closing


def _opens_inside(before: str, quotes: Quotes, *, double: bool) -> bool:
    """Say whether a quotation begins right after an opening mark of the other kind."""
    mark = quotes.inner_opening if double else quotes.opening
    if not before.endswith(mark.strip(NBSP)):
        return False
    closing = (quotes.inner_closing if double else quotes.closing).strip(NBSP)
    if closing != mark.strip(NBSP):
        return True
    # One mark for both ends (Swedish): it has just opened if it stands after a space.
    return _BEFORE_OPENING.search(before[:-1]) is not None


def _is_open(before: str, opening: str, closing: str) -> bool:
    if opening == closing:
        return False
    return before.rfind(opening) > before.rfind(closing)


def _dash(before: str, language: str) -> Setting | None:
    if before.endswith(EN_DASH):
        return Setting(2, EM_DASH)
    if not before.endswith("-") or before.endswith("--"):
        return None
    head = before[:-1]
    if not head.strip(" \t>-*") or head.endswith(("<!", "|")) or head.rstrip().endswith("|"):
        return None  # a rule, the underline of a heading, a comment, a table
    if head[-1:].isdigit():
        return Setting(2, EN_DASH)
    primary = language.partition("-")[0]
    long = language in _LONG_DASH or primary in _LONG_DASH
    return Setting(2, EM_DASH if long else EN_DASH)
