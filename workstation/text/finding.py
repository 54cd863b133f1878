"""Finding words in a text, and what to put in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass

NBSP = "\u00a0"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for."""

    text: str
    match_case: bool = False
    whole_word: bool = False


def find_all(body: str, wanted: Wanted) -> tuple[tuple[int, int], ...]:
    """Return every place of what is wanted, in order, without overlaps (code points).

    A space also finds a non-breaking one; a straight quotation mark or apostrophe a curly one.
    """
    if not wanted.text:
        return ()
    return tuple(match.span() for match in _pattern(wanted).finditer(body))


def replace_all(body: str, wanted: Wanted, replacement: str) -> str:
    """Return the body with every place replaced."""
    return _pattern(wanted).sub(lambda _match: replacement, body) if wanted.text else body


def _pattern(wanted: Wanted) -> re.Pattern[str]:
    loose = {" ": f"[ {NBSP}]", "'": "['’‘]", '"': '["“”„]'}
    source = "".join(loose.get(letter, re.escape(letter)) for letter in wanted.text)
    if wanted.whole_word:
        source = rf"(?<!\w){source}(?!\w)"
    return re.compile(source, 0 if wanted.match_case else re.IGNORECASE)
