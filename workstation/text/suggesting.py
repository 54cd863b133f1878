"""The arithmetic of suggestions: what an edit, an acceptance or a rejection does to the marks.

A *marked text* holds everything: what is kept, what suggestions put in, and what they take out.
Marks say which is which. Without the insertions it is the draft as it stands (the *base*),
without the deletions it is what the draft would become.

Nothing here looks at text but `merged` and `parted`, so offsets may be in any unit that text and
marks share: the editor uses Qt's UTF-16 units, storage uses code points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from workstation.domain.canonical import canonical_text
from workstation.domain.ids import SuggestionId
from workstation.domain.suggestions import BODY, MarkKind, Part, Suggestion


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a marked text that a suggestion puts in or takes out."""

    start: int
    end: int
    kind: MarkKind
    suggestion: SuggestionId


Marks: TypeAlias = tuple[Mark, ...]
"""In the order of the text. Marks of one kind never overlap; a deletion may lie in somebody
else's insertion."""

Stretch: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Suggested:
    """What has to become of an edit that was made while suggesting."""

    restored: tuple[Stretch, ...]
    """What of the removed stretch goes back into the text, as offsets within that stretch."""
    marks: Marks
    """The marks once it is back."""
    added_at: int
    """Where the added text stands then: behind what was put back."""


def edited(marks: Marks, position: int, removed: int, added: int) -> Marks:
    """Follow an edit that suggests nothing: `removed` gave way to `added` at `position`.

    Text typed inside an insertion becomes part of it; text typed inside a deletion parts it.
    """
    if removed:
        marks = tidy(_cut(marks, position, position + removed))
    return _opened(marks, position, added, lambda _mark: True) if added else marks


def suggested(
    marks: Marks,
    edit: tuple[int, int, int],
    own: Callable[[SuggestionId], bool],
    fresh: SuggestionId,
) -> Suggested:
    """Turn an edit (position, removed, added) into a suggestion.

    `own` tells which suggestions are by the person who edits: their insertions are changed
    directly, and an edit that touches one of their suggestions goes on with it. Otherwise the
    suggestion is a new one, `fresh`.
    """
    position, removed, added = edit
    mine = _within(marks, MarkKind.INSERTED, position, position + removed, own)
    restored = _rest(position, position + removed, mine)
    for start, end in reversed(mine):
        marks = _cut(marks, start, end)
    behind = position + sum(end - start for start, end in restored)
    suggestion = _touching(marks, position, behind, own) or fresh
    struck = _within(marks, MarkKind.DELETED, position, behind, lambda _suggestion: True)
    marks += tuple(
        Mark(start, end, MarkKind.DELETED, suggestion)
        for start, end in _rest(position, behind, struck)
    )
    if added:
        marks = _opened(marks, behind, added, lambda mark: own(mark.suggestion))
        new = (behind, behind + added)
        if not _within(marks, MarkKind.INSERTED, *new, lambda _suggestion: True):
            marks += (Mark(*new, MarkKind.INSERTED, suggestion),)
    inside = tuple((start - position, end - position) for start, end in restored)
    return Suggested(inside, tidy(marks), behind)


def settled(
    marks: Marks, suggestions: frozenset[SuggestionId], *, accept: bool
) -> tuple[tuple[Stretch, ...], Marks]:
    """Accept or reject suggestions: return what to cut out of the text, and the marks after it.

    The stretches are in order and apart; cut the last one first.
    """
    goes = MarkKind.DELETED if accept else MarkKind.INSERTED
    decided = [mark for mark in marks if mark.suggestion in suggestions]
    cuts = tuple((mark.start, mark.end) for mark in decided if mark.kind is goes)
    left: Marks = tuple(mark for mark in marks if mark.suggestion not in suggestions)
    for start, end in reversed(cuts):
        left = _cut(left, start, end)
    return cuts, tidy(left)


def chosen(
    marks: Marks, start: int, end: int, name: Callable[[SuggestionId], SuggestionId]
) -> tuple[Marks, frozenset[SuggestionId]]:
    """Set apart what of the suggestions lies in a stretch; return all marks, and those set apart.

    A suggestion that lies in it as a whole keeps its id, the part of another gets one by `name`.
    """
    inside = {mark.suggestion for mark in marks if mark.start < end and mark.end > start}
    cut = {mark.suggestion for mark in marks if mark.start < start or mark.end > end}
    ids = {each: name(each) if each in cut else each for each in sorted(inside)}
    found: list[Mark] = []
    for mark in marks:
        for first, last in pairwise((mark.start, *_bounds(mark, start, end), mark.end)):
            within = start <= first and last <= end
            owner = ids[mark.suggestion] if within else mark.suggestion
            found.append(replace(mark, start=first, end=last, suggestion=owner))
    return tidy(found), frozenset(ids.values())


def _bounds(mark: Mark, *places: int) -> Iterator[int]:
    return (place for place in places if mark.start < place < mark.end)


def without(text: str, marks: Marks, kind: MarkKind) -> str:
    """Return a marked text without its insertions (the base) or its deletions (the outcome)."""
    pieces, place = [], 0
    for mark in marks:
        if mark.kind is kind:
            pieces.append(text[place : mark.start])
            place = mark.end
    return "".join([*pieces, text[place:]])


def shown_offset(marks: Marks, hidden: MarkKind, offset: int) -> int:
    """Convert an offset in the marked text into one in the text `without` the hidden kind."""
    return offset - sum(
        min(mark.end, offset) - mark.start
        for mark in marks
        if mark.kind is hidden and mark.start < offset
    )


def marked_offset(marks: Marks, hidden: MarkKind, offset: int, *, behind: bool = False) -> int:
    """Convert an offset in the text `without` the hidden kind into one in the marked text.

    Where something hidden stands at the very place, the result is in front of it, or `behind`.
    """
    for mark in marks:
        if mark.kind is not hidden:
            continue
        if mark.start > offset or (mark.start == offset and not behind):
            break
        offset += mark.end - mark.start
    return offset


def parted(
    text: str, marks: Marks, known: Mapping[SuggestionId, Suggestion]
) -> tuple[Suggestion, ...]:
    """Give each suggestion its parts, as they are to be stored, in the order of the text."""
    parts: dict[SuggestionId, list[Part]] = {}
    for mark in marks:
        part = Part(mark.start, mark.kind, text[mark.start : mark.end])
        parts.setdefault(mark.suggestion, []).append(part)
    return tuple(replace(known[key], parts=tuple(found)) for key, found in parts.items())


def merged(
    base: str, suggestions: Sequence[Suggestion]
) -> tuple[str, Marks, frozenset[SuggestionId]]:
    """Build the marked text of one field from its base and its stored suggestions.

    Returns the text, its marks, and the suggestions that no longer fit, because the base has
    been changed elsewhere: these are left out whole.
    """
    parts = sorted(
        (part.start, part.kind, part.text, each.id) for each in suggestions for part in each.parts
    )
    text, places = _with_insertions(
        base, [(at, new) for at, kind, new, _key in parts if kind is MarkKind.INSERTED]
    )
    marks: list[Mark] = []
    lost: set[SuggestionId] = set()
    for at, kind, said, key in parts:
        place = next(places) if kind is MarkKind.INSERTED else at
        marks.append(Mark(place, place + len(said), kind, key))
        if place != at or text[at : at + len(said)] != said:
            lost.add(key)
    whole = tidy(marks)
    lost |= _own_insertions_taken_out(whole)
    cuts, left = settled(whole, frozenset(lost), accept=False)
    for start, end in reversed(cuts):
        text = text[:start] + text[end:]
    return text, left, frozenset(lost)


def canonical(body: str, suggestions: Sequence[Suggestion]) -> tuple[str, tuple[Suggestion, ...]]:
    """Return a body and its suggestions with the text as it is kept (see `canonical_text`).

    Suggestions of other fields, and those that fit nowhere, are passed on as they are.
    """
    own = [each for each in suggestions if each.field == BODY]
    text, marks, lost = merged(body, own)
    kept = canonical_text(text)
    followed = tidy(
        replace(mark, start=_kept_offset(text, mark.start), end=_kept_offset(text, mark.end))
        for mark in marks
    )
    known = {each.id: each for each in own if each.id not in lost}
    apart = tuple(each for each in suggestions if each.id not in known)
    shown = tuple(mark for mark in followed if mark.start < mark.end)
    return without(kept, shown, MarkKind.INSERTED), (*parted(kept, shown, known), *apart)


def _kept_offset(text: str, offset: int) -> int:
    return len(canonical_text(text[:offset]))


def _with_insertions(base: str, insertions: Iterable[tuple[int, str]]) -> tuple[str, Iterator[int]]:
    """Return the base with insertions, and where each came to stand: no later than the end."""
    pieces, places, length, taken = [], [], 0, 0
    for at, new in insertions:
        kept = base[taken : taken + max(0, at - length)]
        pieces += [kept, new]
        taken += len(kept)
        places.append(length + len(kept))
        length += len(kept) + len(new)
    return "".join([*pieces, base[taken:]]), iter(places)


def _own_insertions_taken_out(marks: Marks) -> set[SuggestionId]:
    """Name the suggestions that take out what they put in: no editing gives that."""
    return {
        mark.suggestion
        for mark in marks
        if mark.kind is MarkKind.DELETED
        and _within(marks, MarkKind.INSERTED, mark.start, mark.end, mark.suggestion.__eq__)
    }


def _cut(marks: Marks, start: int, end: int) -> Marks:
    """Follow the removal of a stretch."""

    def moved(offset: int) -> int:
        return offset if offset <= start else max(start, offset - (end - start))

    shrunk = (
        mark
        if mark.end <= start
        else Mark(moved(mark.start), moved(mark.end), mark.kind, mark.suggestion)
        for mark in marks
    )
    return tuple(mark for mark in shrunk if mark.start < mark.end)


def _opened(marks: Marks, at: int, added: int, grows: Callable[[Mark], bool]) -> Marks:
    """Follow an insertion; insertions around it that `grows` names take it in, others part.

    Marks in order stay so unless one is parted: at a key nothing has to be sorted.
    """
    found: list[Mark] = []
    parts = False
    for mark in marks:
        if mark.end <= at:
            found.append(mark)
        elif mark.start >= at:
            found.append(Mark(mark.start + added, mark.end + added, mark.kind, mark.suggestion))
        elif mark.kind is MarkKind.INSERTED and grows(mark):
            found.append(replace(mark, end=mark.end + added))
        else:
            found += (replace(mark, end=at), replace(mark, start=at + added, end=mark.end + added))
            parts = True
    return tidy(found) if parts else tuple(found)


def _within(
    marks: Marks, kind: MarkKind, start: int, end: int, wanted: Callable[[SuggestionId], bool]
) -> tuple[Stretch, ...]:
    """Return where marks of a kind, by suggestions that are wanted, lie in a stretch."""
    return tuple(
        (max(start, mark.start), min(end, mark.end))
        for mark in marks
        if mark.kind is kind and mark.start < end and mark.end > start and wanted(mark.suggestion)
    )


def _rest(start: int, end: int, without: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return what is left of a stretch without others in it."""
    found: list[Stretch] = []
    for hole_start, hole_end in without:
        found.append((start, hole_start))
        start = hole_end
    return tuple((one, other) for one, other in [*found, (start, end)] if one < other)


def _touching(
    marks: Marks, start: int, end: int, own: Callable[[SuggestionId], bool]
) -> SuggestionId | None:
    """Return a suggestion of the same person that the edit goes on with."""
    for mark in marks:
        if mark.start <= end and mark.end >= start and own(mark.suggestion):
            return mark.suggestion
    return None


def tidy(marks: Iterable[Mark]) -> Marks:
    """Order marks, and join those of one suggestion and kind that follow each other."""
    found: list[Mark] = []
    latest: dict[tuple[MarkKind, SuggestionId], int] = {}
    joined = False
    for mark in sorted(marks, key=_in_order):
        owner = (mark.kind, mark.suggestion)
        place = latest.get(owner)
        if place is not None and found[place].end >= mark.start:
            if mark.end > found[place].end:
                kept = found[place]
                found[place] = Mark(kept.start, mark.end, kept.kind, kept.suggestion)
            joined = True
        else:
            latest[owner] = len(found)
            found.append(mark)
    return tuple(sorted(found, key=_in_order) if joined else found)


def _in_order(mark: Mark) -> tuple[int, int, MarkKind, SuggestionId]:
    return mark.start, mark.end, mark.kind, mark.suggestion
