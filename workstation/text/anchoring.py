"""Where a quoted stretch of text is now, after the text has changed elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workstation.domain.notes import Anchor


def find(text: str, anchor: Anchor) -> tuple[int, int] | None:
    """Return where the anchor's quotation stands in its field's text, as code points.

    Where it stands several times, the one nearest to where it was is meant; where it is gone,
    the answer is None. An anchor without a quotation has no place in a text.
    """
    length = len(anchor.quotation)
    if not length:
        return None
    if text.startswith(anchor.quotation, anchor.start):
        return anchor.start, anchor.start + length
    places = _places(text, anchor.quotation)
    nearest = min(places, key=lambda place: abs(place - anchor.start), default=None)
    return None if nearest is None else (nearest, nearest + length)


def anchored(text: str, field: str, start: int, end: int) -> Anchor:
    """Return the anchor of a stretch of a field's text (code points)."""
    return Anchor(field, start, end, text[start:end])


def followed(text: str, anchor: Anchor) -> Anchor:
    """Return the anchor at its place in the text as it is now; unchanged where that is gone."""
    place = find(text, anchor)
    return anchor if place is None else replace(anchor, start=place[0], end=place[1])


def _places(text: str, quotation: str) -> Iterator[int]:
    place = text.find(quotation)
    while place >= 0:
        yield place
        place = text.find(quotation, place + 1)
