"""What the search box offers of the open article: the line with a number, and headings."""

from __future__ import annotations

from workstation.desk.open_article import OpenArticle
from workstation.text import fuzzy
from workstation.text.outline import outline
from workstation.ui.quick_open.choices import Choice, Kind
from workstation.ui.translation import translate

PLACES_ONLY = ":"
"""Typed first, it leaves everything but places in the open article out."""
DIGITS = 9
"""Digits of a number that are read; no text has more lines."""
EXCERPT = 160
"""Code points of a line that are shown."""


def article_places(article: OpenArticle, words: str, most: int) -> tuple[Choice, ...]:
    """Return the line with a number, or the headings that answer the words.

    Without words the line that the cursor is in comes first, and all headings follow.
    """
    body = article.body()
    if words.isdecimal():
        return (_line(body, int(words[:DIGITS])),)
    headings = _headings(body, words)
    if not words:
        here = body.count("\n", 0, article.body_offset(article.cursor)) + 1
        headings.insert(0, _line(body, here))
    return tuple(headings[:most])


def _line(body: str, number: int) -> Choice:
    """The line with a number; the first or last one where there is no such line."""
    lines = body.split("\n")
    number = min(max(number, 1), len(lines))
    start = sum(len(line) + 1 for line in lines[: number - 1])
    title = translate("QuickOpen", "Line %1 of %2")
    title = title.replace("%1", str(number)).replace("%2", str(len(lines)))
    excerpt = lines[number - 1].strip()[:EXCERPT]
    return Choice(Kind.PLACE, str(start), title, icon="corner-down-right", excerpt=excerpt)


def _headings(body: str, words: str) -> list[Choice]:
    """The headings, in their order or with the best answer first."""
    found = []
    for entry in outline(body):
        match = fuzzy.match(words, entry.title) if words else None
        if entry.kind == "heading" and (match or not words):
            score, places = (match.score, match.places) if match else (0, ())
            title = entry.title or translate("QuickOpen", "Untitled")
            choice = Choice(Kind.PLACE, str(entry.start), title, icon="heading", places=places)
            found.append((-score, choice))
    found.sort(key=lambda pair: pair[0])
    return [choice for _, choice in found]
