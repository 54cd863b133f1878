"""What becomes of open suggestions when two drafts are merged: all go on waiting.

One that either side has decided is decided. The others stay on the words they are about, and
what they put in stays where it was proposed, whatever the other side has changed around it. Those
about a figure or a link stay with it, under whichever key it has, and go where it is taken out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from workstation.domain.draft import Draft
from workstation.domain.suggestions import MarkKind, Suggestion
from workstation.text import suggesting
from workstation.text.matching import matches
from workstation.text.suggested_places import of_field, stand_in, text_of, with_fields_of
from workstation.text.suggesting import Mark, Marks

_TOKEN = re.compile(r"\w+|\W")


def merge_suggestions(
    base: Draft, mine: Draft, theirs: Draft, merged: Draft
) -> tuple[Suggestion, ...]:
    """Return the suggestions of two drafts as they stand in what these were merged to."""
    if not mine.suggestions and not theirs.suggestions:
        return ()
    here, there = ({each.id: each for each in side.suggestions} for side in (mine, theirs))
    decided = {each.id for each in base.suggestions} - (here.keys() & there.keys())
    mine, theirs = (with_fields_of(merged, side) for side in (mine, theirs))
    own = [
        _answered(each, there.get(each.id)) for each in mine.suggestions if each.id not in decided
    ]
    others = [each for each in theirs.suggestions if each.id not in decided and each.id not in here]
    found: list[Suggestion] = []
    for field in dict.fromkeys(each.field for each in (*own, *others)):
        found += _of_field(
            field,
            merged,
            (mine, [each for each in own if each.field == field]),
            (theirs, [each for each in others if each.field == field]),
        )
    return tuple(found)


def _answered(one: Suggestion, other: Suggestion | None) -> Suggestion:
    if other is None or other.replies == one.replies:
        return one
    replies = {*one.replies, *other.replies}
    return replace(
        one, replies=tuple(sorted(replies, key=lambda each: (each.at, each.by, each.text)))
    )


def _of_field(
    field: str,
    merged: Draft,
    mine: tuple[Draft, list[Suggestion]],
    theirs: tuple[Draft, list[Suggestion]],
) -> tuple[Suggestion, ...]:
    text = text_of(merged, merged, field)
    texts = [text_of(side, merged, field) for side, suggestions in (mine, theirs) if suggestions]
    if text is None and set(texts) == {None}:
        # A picture's own text, which the newsroom has and a draft hasn't: what is said of it does.
        text, texts = stand_in(of_field(side, field) for side, _wanted in (mine, theirs)), []
    if text is None or None in texts:
        return (*mine[1], *theirs[1])
    shown: list[tuple[str, Marks]] = []
    placed: dict[str, Suggestion] = {}
    lost: list[Suggestion] = []
    for draft, suggestions in (mine, theirs):
        # All of the side's, since the places of each count what the others put in.
        every = of_field(draft, field)
        side = text_of(draft, merged, field)
        wanted = {each.id: each for each in suggestions}
        marked, marks, gone = _followed(text if side is None else side, every, text)
        decided = frozenset(each.id for each in every if each.id not in wanted)
        cuts, marks = suggesting.settled(marks, decided, accept=False)
        for start, end in reversed(cuts):
            marked = marked[:start] + marked[end:]
        shown.append((marked, marks))
        lost += [each for each in suggestions if each.id in gone]
        placed |= {str(each.id): each for each in suggestions if each.id not in gone}
    marked, marks = _together(shown[0], shown[1])
    known = {each.id: each for each in placed.values()}
    return (*suggesting.parted(marked, marks, known), *lost)


def _followed(
    side: str, suggestions: Sequence[Suggestion], text: str
) -> tuple[str, Marks, frozenset[str]]:
    """Build a side's marked text, and make of it what was made of its text."""
    marked, marks, lost = suggesting.merged(side, suggestions)
    for start, end, new in reversed(list(_edits(side, text))):
        at = suggesting.marked_offset(marks, MarkKind.INSERTED, start, behind=start < end)
        stop = suggesting.marked_offset(marks, MarkKind.INSERTED, end)
        for one, other in reversed(_apart(marks, at, stop)):
            marked = marked[:one] + marked[other:]
            marks = suggesting.edited(marks, one, other - one, 0)
        marked = marked[:at] + new + marked[at:]
        marks = suggesting.edited(marks, at, 0, len(new))
    return marked, marks, frozenset(map(str, lost))


def _apart(marks: Marks, start: int, end: int) -> list[tuple[int, int]]:
    """Return a stretch of a marked text without what suggestions put in there."""
    found: list[tuple[int, int]] = []
    for mark in marks:
        if mark.kind is MarkKind.INSERTED and mark.start < end and mark.end > start:
            found.append((start, mark.start))
            start = mark.end
    return [(one, other) for one, other in [*found, (start, end)] if one < other]


def _edits(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """Give what makes one text of another, word by word, as stretches and what stands there."""
    if old == new:
        return
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    at = other = place = 0
    for one, two in [*matches(olds, news), (len(olds), len(news))]:
        removed, added = "".join(olds[at:one]), "".join(news[other:two])
        if removed or added:
            yield place, place + len(removed), added
        kept = olds[one] if one < len(olds) else ""
        place += len(removed) + len(kept)
        at, other = one + 1, two + 1


def _together(one: tuple[str, Marks], other: tuple[str, Marks]) -> tuple[str, Marks]:
    """Put the marks of two marked texts, which are the same without insertions, into one."""
    text, marks = one
    said, others = other
    inserted = [mark for mark in others if mark.kind is MarkKind.INSERTED]
    moved: list[tuple[Mark, int]] = []
    for mark in inserted:
        kept = suggesting.shown_offset(others, MarkKind.INSERTED, mark.start)
        # Behind what the first one puts in at the same place, and behind what is in already.
        place = suggesting.marked_offset(marks, MarkKind.INSERTED, kept, behind=True)
        new = said[mark.start : mark.end]
        text = text[:place] + new + text[place:]
        marks = suggesting.edited(marks, place, 0, len(new))
        marks = suggesting.tidy((*marks, replace(mark, start=place, end=place + len(new))))
        moved.append((mark, place))
    for mark in others:
        if mark.kind is MarkKind.DELETED:
            struck = [*_struck_inside(mark, moved), *_struck(mark, others, marks)]
            marks = suggesting.tidy((*marks, *_not_yet(struck, marks)))
    return text, marks


def _struck_inside(mark: Mark, moved: Sequence[tuple[Mark, int]]) -> Iterator[Mark]:
    """Give the parts of a deletion that lie in what somebody else puts in."""
    for each, place in moved:
        start, end = max(mark.start, each.start), min(mark.end, each.end)
        if start < end:
            yield replace(mark, start=place + start - each.start, end=place + end - each.start)


def _struck(mark: Mark, others: Marks, marks: Marks) -> Iterator[Mark]:
    """Give the parts of a deletion that lie in the text, where they stand among all marks."""
    for one, other in _apart(others, mark.start, mark.end):
        start = suggesting.shown_offset(others, MarkKind.INSERTED, one)
        end = suggesting.shown_offset(others, MarkKind.INSERTED, other)
        start = suggesting.marked_offset(marks, MarkKind.INSERTED, start, behind=True)
        end = suggesting.marked_offset(marks, MarkKind.INSERTED, end)
        for piece, stop in _apart(marks, start, end):
            yield replace(mark, start=piece, end=stop)


def _not_yet(struck: Sequence[Mark], marks: Marks) -> Iterator[Mark]:
    """Give deletions without what somebody else's strike out already."""
    taken = [mark for mark in marks if mark.kind is MarkKind.DELETED]
    for mark in struck:
        at = mark.start
        for each in taken:
            if each.start < mark.end and each.end > at:
                if at < each.start:
                    yield replace(mark, start=at, end=each.start)
                at = max(at, each.end)
        if at < mark.end:
            yield replace(mark, start=at)
