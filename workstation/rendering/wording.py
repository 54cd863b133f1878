"""What a page says in its own words: bylines, dates, the direction of its script."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_RIGHT_TO_LEFT = frozenset(
    ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi")
)
_ARABIC_COMMA = frozenset(("ar", "ckb", "fa", "ps", "sd", "ug", "ur"))
_RIGHT_TO_LEFT_SCRIPTS = frozenset(("arab", "aran", "hebr", "syrc", "thaa", "nkoo"))


def is_english(language: str) -> bool:
    """Say whether a language tag is a kind of English."""
    return language.lower().split("-")[0] == "en"


def direction(language: str) -> str:
    """Return `rtl` or `ltr` for a language tag."""
    subtags = language.lower().split("-")
    scripts = [tag for tag in subtags[1:] if len(tag) == 4 and tag.isalpha()]
    if scripts:
        return "rtl" if scripts[0] in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if subtags[0] in _RIGHT_TO_LEFT else "ltr"


def names(bylines: tuple[str, ...], language: str) -> str:
    """Join names as the language does: `Ines Okafor, Mara Lindqvist and Tom Vasile`."""
    if not is_english(language) or len(bylines) < 2:
        arabic = language.lower().split("-")[0] in _ARABIC_COMMA
        return ("، " if arabic else ", ").join(bylines)
    return f"{', '.join(bylines[:-1])} and {bylines[-1]}"


def readers_date(moment: datetime | date, language: str, today: date | None) -> str:
    """Write a date for the reader; a date of this year goes without the year."""
    if not is_english(language):
        return f"{moment.year:04}-{moment.month:02}-{moment.day:02}"
    month = _MONTHS[moment.month - 1]
    with_year = today is None or moment.year != today.year
    if language.lower() == "en-us":
        return f"{month} {moment.day}, {moment.year}" if with_year else f"{month} {moment.day}"
    return f"{moment.day} {month} {moment.year}" if with_year else f"{moment.day} {month}"
