"""Which text of a draft a suggestion is about: a field, a caption, an alt text, a label."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from workstation.domain.draft import Draft
from workstation.domain.links import RelatedLink
from workstation.domain.pictures import Figure
from workstation.domain.suggestions import BODY, MarkKind, Suggestion

UNKNOWN: Final = "\0"
"""Stands for letters of which nobody has said anything."""

_TEXTS: Final = frozenset(
    {BODY, "headline", "kicker", "standfirst", "dateline", "seo_title", "seo_description"}
)
_PARTS: Final[Mapping[str, frozenset[str]]] = {
    "figures": frozenset({"caption", "alt"}),
    "links": frozenset({"label"}),
}


def of_field(draft: Draft, field: str) -> list[Suggestion]:
    """Return the suggestions about one text."""
    return [each for each in draft.suggestions if each.field == field]


def with_keys(draft: Draft, kind: str, keys: Mapping[str, str]) -> Draft:
    """Call what suggestions are about as it is called once figures or links have other keys."""
    found = []
    for each in draft.suggestions:
        name, key, part = _split(each.field)
        known = name == kind and key in keys
        found.append(replace(each, field=f"{kind}.{keys[key]}.{part}") if known else each)
    return replace(draft, suggestions=tuple(found))


def with_fields_of(merged: Draft, side: Draft) -> Draft:
    """Call what a draft's suggestions are about as another draft does; drop what is gone there."""
    found = []
    for each in side.suggestions:
        kind, key, part = _split(each.field)
        if kind not in _PARTS:
            found.append(each)
            continue
        item = _with_key(side, kind, key)
        there = None if item is None else _with_id(merged, kind, item.id)
        if there is not None:
            found.append(replace(each, field=f"{kind}.{there.key}.{part}"))
    return replace(side, suggestions=tuple(found))


def text_of(side: Draft, merged: Draft, field: str) -> str | None:
    """Return the text that a field of `merged` has in a draft; None where a picture says it."""
    if field in _TEXTS:
        return str(getattr(side, field))
    kind, key, part = _split(field)
    item = _with_key(merged, kind, key)
    same = None if item is None else _with_id(side, kind, item.id)
    if same is None or part not in _PARTS[kind]:
        return None
    text: str | None = getattr(same, part)
    return text


def stand_in(sides: Iterable[Sequence[Suggestion]]) -> str | None:
    """Return a text of which suggestions say what they say; None where they contradict."""
    letters: list[str] = []
    for suggestions in sides:
        said = _base(suggestions)
        letters += UNKNOWN * (len(said) - len(letters))
        for place, letter in enumerate(said):
            if UNKNOWN not in (letter, letters[place]) and letter != letters[place]:
                return None
            if letter != UNKNOWN:
                letters[place] = letter
    return "".join(letters)


def _base(suggestions: Sequence[Suggestion]) -> list[str]:
    parts = [part for each in suggestions for part in each.parts]
    letters = [UNKNOWN] * max((part.start + len(part.text) for part in parts), default=0)
    inserted: set[int] = set()
    for part in parts:
        places = range(part.start, part.start + len(part.text))
        if part.kind is MarkKind.INSERTED:
            inserted.update(places)
        else:
            letters[places.start : places.stop] = part.text
    return [letter for place, letter in enumerate(letters) if place not in inserted]


def _split(field: str) -> tuple[str, str, str]:
    kind, _, rest = field.partition(".")
    key, _, part = rest.rpartition(".")  # a key may have dots in it
    return kind, key, part


def _items(draft: Draft, kind: str) -> tuple[RelatedLink | Figure, ...]:
    if kind == "figures":
        return draft.figures
    return draft.links if kind == "links" else ()


def _with_key(draft: Draft, kind: str, key: str) -> RelatedLink | Figure | None:
    return next((item for item in _items(draft, kind) if item.key == key), None)


def _with_id(draft: Draft, kind: str, identity: str) -> RelatedLink | Figure | None:
    return next((item for item in _items(draft, kind) if item.id == identity), None)
