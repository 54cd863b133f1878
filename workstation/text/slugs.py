"""Slugs: the short names of articles in files, on the command line and in addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

LONGEST = 60
"""Characters of a slug before any number that makes it unique."""

PLACEHOLDER = "untitled"
"""What an article without a headline is called."""

_SPECIAL = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "&": " and ",
        "'": "",
        "’": "",
        "ʼ": "",
    }
)

_LINK = re.compile(r"\]\(\s*<?([^\s()<>]+)|^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?(?:\s|$)", re.MULTILINE)
"""The address of an inline link, or of a reference definition."""

_PLACEHOLDER = re.compile(rf"{PLACEHOLDER}(-\d+)?\Z")


def clean(text: str) -> str:
    """Return text as a slug: letters and digits without accents, joined by hyphens.

    Letters of other scripts stay as they are; text without any letter gives "".
    """
    lowered = unicodedata.normalize("NFKC", text).casefold().translate(_SPECIAL)
    decomposed = unicodedata.normalize("NFD", lowered)
    plain = "".join(
        char for char in decomposed if not (unicodedata.combining(char) and ord(char) < 0x370)
    )
    # Marks of other scripts belong to their letters; everything else parts words.
    spaced = "".join(
        char if char.isalnum() or unicodedata.category(char).startswith("M") else " "
        for char in unicodedata.normalize("NFC", plain)
    )
    words = [word for word in spaced.split() if any(map(str.isalnum, word))]
    return _shortened("-".join(words))


def make(headline: str, taken: Collection[str] = frozenset()) -> str:
    """Return a slug for a headline that is none of those taken."""
    base = clean(headline) or PLACEHOLDER
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def is_placeholder(slug: str) -> bool:
    """Say whether a slug only stands in until there is a headline."""
    return not slug or _PLACEHOLDER.match(slug) is not None


def linked(body: str) -> frozenset[str]:
    """Return the last part of every address that a Markdown text links to.

    Where the text links to an article of the newsroom, its slug is among them.
    """
    found = set()
    for match in _LINK.finditer(body):
        path = re.split(r"[?#]", match[1] or match[2])[0].rstrip("/")
        name = path.rpartition("/")[2]
        found.add(re.sub(r"\.(html?|md|php|aspx?)\Z", "", name))
    return frozenset(found - {""})


def _shortened(slug: str) -> str:
    if len(slug) <= LONGEST:
        return slug
    whole_words = slug[: LONGEST + 1].rpartition("-")[0]
    return whole_words or slug[:LONGEST]
