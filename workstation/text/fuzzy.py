"""Finding what somebody means by a few letters: `exp` is Export, `nwa` is New article."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST_PATTERN = 48
LONGEST_TEXT = 240
"""What lies beyond these is not looked at: nobody types so much to find a name."""

_LETTER = 2
_FIRST = 12
_WORD = 9
_RUN = 7
_GAP = 3
_MOST_LATE = 6
"""A letter is worth more at the beginning of the text, of a word, or after the one before it;
less after a gap, and less the later the first of them stands, up to so much."""
_NEVER = -(10**9)


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text answers a pattern, and which of its characters do."""

    score: int
    places: tuple[int, ...]
    """Code points of the text, rising."""


def match(pattern: str, text: str) -> Match | None:
    """Look for the letters of a pattern in a text, in order; None if they are not all there.

    Case, accents and spaces of the pattern don't matter. Of all ways to find the letters the
    best counts: it prefers beginnings of words, and letters that follow each other.
    """
    wanted = [letter for letter, _ in _letters(pattern) if not letter.isspace()][:LONGEST_PATTERN]
    offered = _letters(text[:LONGEST_TEXT])
    if not wanted:
        return Match(0, ())
    if not _stand_in_order(wanted, offered):
        return None
    return _best(wanted, offered)


def _letters(text: str) -> list[tuple[str, int]]:
    """Return the text without case and accents, each letter with where it stood."""
    if text.isascii():
        return [(letter, place) for place, letter in enumerate(text.lower())]
    return [
        (part, place)
        for place, character in enumerate(text)
        for part in unicodedata.normalize("NFKD", character.casefold())
        if not unicodedata.combining(part)
    ]


def _stand_in_order(wanted: list[str], offered: list[tuple[str, int]]) -> bool:
    rest = iter(offered)
    return all(any(letter == other for other, _ in rest) for letter in wanted)


def _worths(offered: list[tuple[str, int]]) -> list[int]:
    """Say what each letter of the text is worth for where it stands."""
    worths = []
    before = ""
    for letter, _ in offered:
        begins = letter.isalnum() and not before.isalnum()
        worths.append(_LETTER + (_FIRST if not before else _WORD if begins else 0))
        before = letter
    return worths


def _best(wanted: list[str], offered: list[tuple[str, int]]) -> Match:
    """Find the way through the text that is worth most.

    `ends[j]` is what the letters so far are worth with the last of them at j; `froms` remembers
    for each letter where the one before it was, to read the places off at the end.
    """
    worths = _worths(offered)
    ends = [
        worths[index] - min(index, _MOST_LATE) if other == wanted[0] else _NEVER
        for index, (other, _) in enumerate(offered)
    ]
    froms = []
    for letter in wanted[1:]:
        here, ends = ends, [_NEVER] * len(offered)
        came = [-1] * len(offered)
        far = -1  # where the best of the letters before, not next to this one, ends
        for index in range(1, len(offered)):
            if index > 1 and (far < 0 or here[index - 2] > here[far]):
                far = index - 2
            if offered[index][0] != letter:
                continue
            run = here[index - 1] + _RUN
            jump = here[far] - _GAP if far >= 0 else _NEVER
            came[index] = index - 1 if run >= jump else far
            ends[index] = max(run, jump) + worths[index]
        froms.append(came)
    last = max(range(len(ends)), key=ends.__getitem__)
    score = ends[last]
    places = [offered[last][1]]
    for came in reversed(froms):
        last = came[last]
        places.append(offered[last][1])
    return Match(score, tuple(sorted(set(places))))
