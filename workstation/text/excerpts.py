"""A piece of text around the words that were searched for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

START, END = "\u2068", "\u2069"
"""Stand before and after each word found."""

BEFORE = 40
LENGTH = 180

_MARKUP = re.compile(
    r"^[ \t]{0,3}\{\{[^{}\n]*\}\}[ \t]*$|^[ \t]{0,3}(?:#{1,6}[ \t]+|>[ \t]?|[-*+][ \t]+)"
    r"|!?\[(?=[^\]\n]*\]\()|\]\([^()\s]*(?:\s+\"[^\"\n]*\")?\)|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}|_{1,2}(?!\w)|`+",
    re.MULTILINE,
)


def plain(markdown: str) -> str:
    """Return Markdown as running text, without most of its marks."""
    return " ".join(_MARKUP.sub("", markdown).replace(START, "").replace(END, "").split())


def excerpt(markdown: str, phrases: Sequence[str]) -> str:
    """Return about two lines of the text, around the first of the phrases found in it.

    Case and accents don't matter; a phrase also finds words that begin with it. Without any
    find it is the beginning.
    """
    text = plain(markdown)
    folded, places = _folded(text)
    spans = sorted(_spans(folded, places, phrases))
    first = spans[0][0] if spans else 0
    start = 0 if first <= BEFORE else _word_before(text, first - BEFORE)
    end = len(text) if len(text) - start <= LENGTH else _word_before(text, start + LENGTH)
    pieces = ["…" if start else ""]
    place = start
    for begin, finish in spans:
        if begin >= place and finish <= end:
            pieces += [text[place:begin], START, text[begin:finish], END]
            place = finish
    pieces += [text[place:end].rstrip(), "…" if end < len(text) else ""]
    return "".join(pieces)


def _spans(
    folded: str, places: Sequence[int] | None, phrases: Sequence[str]
) -> set[tuple[int, int]]:
    found = set()
    for phrase in phrases:
        words = re.findall(r"[^\W_]+", _folded(phrase)[0])
        if not words:
            continue
        pattern = r"[\W_]+".join(map(re.escape, words))
        for match in re.finditer(rf"(?<![^\W_]){pattern}[^\W_]*", folded):
            begin, end = match.span()
            found.add((begin, end) if places is None else (places[begin], places[end - 1] + 1))
    return found


def _folded(text: str) -> tuple[str, list[int] | None]:
    """Return text without case and accents, and where each character of it stood."""
    if text.isascii():
        return text.lower(), None
    characters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character.isascii():
            characters.append(character.lower())
            places.append(place)
            continue
        for part in unicodedata.normalize("NFKD", character).casefold():
            if not unicodedata.combining(part):
                characters.append(part)
                places.append(place)
    return "".join(characters), places


def _word_before(text: str, place: int) -> int:
    """Return where the word at that place begins."""
    space = text.rfind(" ", max(0, place - 30), place)
    return space + 1 if space >= 0 else place
