"""What differs between two texts: paragraphs first, then the words of those that were changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise

from workstation.text.matching import Stretch, stretches

_TOKEN = re.compile(r"\w+(?:['’]\w+)*|\s+|[^\w\s]")
_WITH_GAP = re.compile(r"(?:\w+(?:['’]\w+)*|[^\w\s])\s*|\s+")
"""A word or mark with the white space behind it: half as many pieces."""
_PARAGRAPH = "\n\n"
_DIRECTIVE = "{{"
"""Begins the place of a picture or a link, which is no form of another's."""
_KIN = 0.4
"""How many of its words a paragraph must share with another to be a changed form of it."""
_SIBLING = 0.75
"""How many, to be the same one moved and changed."""
_MOST_MOVES = 200
"""So many new paragraphs are looked for among those that went; beyond, they have to be alike."""


class Kind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphDiff:
    """One paragraph, with what was taken out and put in."""

    runs: tuple[Run, ...]
    moved: bool = False
    """Taken out here and put in elsewhere, or the reverse; `runs` is the whole of it."""
    edits: tuple[Run, ...] = ()
    """Of one that was moved here: how it differs from what it was; empty if it doesn't."""

    @property
    def kind(self) -> Kind | None:
        """The one kind of all its runs, or None for a paragraph that was changed."""
        kinds = {run.kind for run in self.runs}
        return kinds.pop() if len(kinds) == 1 else None


def compare(old: str, new: str) -> tuple[ParagraphDiff, ...]:
    """Compare two texts of paragraphs with blank lines between them."""
    before = old.split(_PARAGRAPH) if old else []
    after = new.split(_PARAGRAPH) if new else []
    found: list[ParagraphDiff] = []
    for start, end, other_start, other_end, same in stretches(before, after):
        gone, come = before[start:end], after[other_start:other_end]
        if same:
            found += (_whole(Kind.SAME, text) for text in gone)
        else:
            found += _changed(gone, come)
    return tuple(_with_moves(found))


def _with_moves(found: list[ParagraphDiff]) -> list[ParagraphDiff]:
    """Say of paragraphs that went here and came there that they were moved."""
    gone = {at: part.runs[0].text for at, part in enumerate(found) if part.kind is Kind.REMOVED}
    come = {at: part.runs[0].text for at, part in enumerate(found) if part.kind is Kind.ADDED}
    same = {text: at for at, text in gone.items() if text.strip()}
    pairs = {}
    for at, text in come.items():
        origin = same.pop(text, None)
        if origin is not None:
            pairs[at] = origin
            del gone[origin]
    for at in [at for at in come if at not in pairs][:_MOST_MOVES]:
        others = list(gone)
        partner = _partner(come[at], [gone[other] for other in others], _SIBLING)
        if partner is not None:
            pairs[at] = others[partner]
            del gone[others[partner]]
    for at, origin in pairs.items():
        before, after = found[origin].runs[0].text, found[at].runs[0].text
        edits = () if before == after else compare_words(before, after)
        found[at] = ParagraphDiff(found[at].runs, moved=True, edits=edits)
        found[origin] = ParagraphDiff(found[origin].runs, moved=True)
    return found


def paragraph_edits(old: str, new: str) -> tuple[tuple[int, int, str], ...]:
    """Return what makes one text of another: (start, end, text), in the paragraphs that differ."""
    before, after = _with_gaps(old), _with_gaps(new)
    starts = [0, *accumulate(map(len, before))]
    found = []
    for start, end, other_start, other_end, same in stretches(before, after):
        if not same:
            gone = "".join(before[start:end])
            come = "".join(after[other_start:other_end])
            head = _shared_length(gone, come)
            tail = _shared_length(gone[head:][::-1], come[head:][::-1])
            found.append((starts[start] + head, starts[end] - tail, come[head : len(come) - tail]))
    return tuple(found)


def _with_gaps(text: str) -> list[str]:
    """Part a text into paragraphs, each with the blank line before it."""
    first, *others = text.split(_PARAGRAPH)
    return [first, *(_PARAGRAPH + part for part in others)]


def _shared_length(one: str, other: str) -> int:
    """Return how many letters two texts begin alike with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def compare_words(old: str, new: str) -> tuple[Run, ...]:
    """Compare two short texts word by word."""
    before, after = _WITH_GAP.findall(old), _WITH_GAP.findall(new)
    runs: list[Run] = []
    for start, end, other_start, other_end, same in _in_step(before, after) or stretches(
        before, after
    ):
        gone = "".join(before[start:end])
        if same:
            runs.append(Run(Kind.SAME, gone))
        else:
            runs += _compare_closely(gone, "".join(after[other_start:other_end]))
    return _readable(runs)


def _in_step(before: list[str], after: list[str]) -> list[Stretch]:
    """Part two lists whose items differ here and there, one at a time; nothing if they don't."""
    if len(before) != len(after):
        return []
    others = [at for at, (one, two) in enumerate(zip(before, after, strict=True)) if one != two]
    if any(two - one == 1 for one, two in pairwise(others)) or 2 * len(others) > len(before):
        return []
    found: list[Stretch] = []
    place = 0
    for at in others:
        if at > place:
            found.append(Stretch(place, at, place, at, same=True))
        found.append(Stretch(at, at + 1, at, at + 1, same=False))
        place = at + 1
    if place < len(before):
        found.append(Stretch(place, len(before), place, len(before), same=True))
    return found


def _compare_closely(old: str, new: str) -> Iterator[Run]:
    """Compare words, marks and white space each by itself."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    for start, end, other_start, other_end, same in stretches(before, after):
        if same:
            yield Run(Kind.SAME, "".join(before[start:end]))
        else:
            yield Run(Kind.REMOVED, "".join(before[start:end]))
            yield Run(Kind.ADDED, "".join(after[other_start:other_end]))


def _changed(gone: list[str], come: list[str]) -> list[ParagraphDiff]:
    """Pair paragraphs that are forms of each other; the rest was taken out or put in."""
    found: list[ParagraphDiff] = []
    place = 0
    for text in gone:
        partner = _partner(text, come[place:])
        if partner is None:
            found.append(_whole(Kind.REMOVED, text))
            continue
        found += (_whole(Kind.ADDED, other) for other in come[place : place + partner])
        found.append(ParagraphDiff(compare_words(text, come[place + partner])))
        place += partner + 1
    found += (_whole(Kind.ADDED, other) for other in come[place:])
    return found


def _partner(text: str, others: Sequence[str], kin: float = _KIN) -> int | None:
    """Return the first of some paragraphs that one is a form of."""
    if text.startswith(_DIRECTIVE):
        return None
    words = Counter(text.split())
    for place, other in enumerate(others[:20]):
        theirs = Counter(other.split())
        needed = max(1, kin * (words.total() + theirs.total()))
        # Most often the different words are enough, which are counted more quickly.
        if not other.startswith(_DIRECTIVE) and (
            2 * len(words.keys() & theirs.keys()) >= needed
            or 2 * (words & theirs).total() >= needed
        ):
            return place
    return None


def _whole(kind: Kind, text: str) -> ParagraphDiff:
    return ParagraphDiff((Run(kind, text),))


def _readable(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Join changes that only white space parts, so that phrases stay phrases."""
    gone = come = ""
    found: list[Run] = []

    def close() -> None:
        nonlocal gone, come
        # White space that was kept between two changes stands at both ends of neither.
        shared = _shared_end(gone, come)
        if shared:
            gone, come = gone[: -len(shared)], come[: -len(shared)]
        found.extend(run for run in (Run(Kind.REMOVED, gone), Run(Kind.ADDED, come)) if run.text)
        if shared:
            found.append(Run(Kind.SAME, shared))
        gone = come = ""

    for run in runs:
        if run.kind is Kind.REMOVED:
            gone += run.text
        elif run.kind is Kind.ADDED:
            come += run.text
        elif (gone or come) and run.text.isspace():
            gone, come = gone + run.text, come + run.text
        else:
            close()
            found.append(run)
    close()
    return _joined(found)


def _shared_end(one: str, other: str) -> str:
    """Return the white space that both end in."""
    place = 0
    most = min(len(one), len(other))
    while place < most and one[-1 - place] == other[-1 - place] and one[-1 - place].isspace():
        place += 1
    return one[len(one) - place :]


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    found: list[Run] = []
    for run in runs:
        if found and found[-1].kind is run.kind:
            found[-1] = Run(run.kind, found[-1].text + run.text)
        else:
            found.append(run)
    return tuple(found)
