"""Three-way merging of texts: paragraphs first, then the sentences of those that both changed.

What only one side changed is taken; what both changed differently is a `Clash`, for a person to
decide. Nothing that either side wrote is in neither, and no sentence is ever put together from
two people's words: finer merging by word or letter does that. A paragraph that one side moved
and the other changed is changed where it went.

Blank lines part paragraphs, as in `text.diff`; merging looks at no clock and at no person.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias, TypeVar

from workstation.text.matching import matches

_PARAGRAPH = "\n\n"
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’»)\]]*(?=\s)|\Z|(?=\n))|\n", re.DOTALL)
_KIN = 0.5
"""What part of its words a paragraph must share with another to be a changed form of it."""
_NEAREST = 12
"""How many paragraphs of a gap are looked at for a changed form of one."""

K = TypeVar("K", bound=Hashable)


class Choice(Enum):
    """What becomes of a clash."""

    MINE = auto()
    THEIRS = auto()
    BOTH = auto()


@dataclass(frozen=True, slots=True)
class Clash:
    """A stretch that both sides changed, and not alike."""

    base: str
    mine: str
    theirs: str

    def settled(self, choice: Choice) -> str:
        """Return the text that a choice makes of it."""
        if choice is Choice.BOTH and self.mine and self.theirs:
            gap = _PARAGRAPH if _PARAGRAPH in self.mine + self.theirs or not self.base else " "
            return f"{self.mine.rstrip()}{gap}{self.theirs.lstrip()}"
        if choice is Choice.MINE:
            return self.mine
        return self.theirs or (self.mine if choice is Choice.BOTH else "")


Piece: TypeAlias = "str | Clash"


@dataclass(frozen=True, slots=True)
class MergedText:
    """The paragraphs of a merge, each of pieces that are settled or clash."""

    paragraphs: tuple[tuple[Piece, ...], ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What a person has to decide, in the order of the text."""
        return tuple(
            piece for parts in self.paragraphs for piece in parts if isinstance(piece, Clash)
        )

    def settled(self, decide: Callable[[Clash], str]) -> str:
        """Return the text once every clash is decided; a paragraph decided away is left out."""
        found: list[str] = []
        for parts in self.paragraphs:
            text = "".join(decide(piece) if isinstance(piece, Clash) else piece for piece in parts)
            if text or not any(isinstance(piece, Clash) for piece in parts):
                found.append(text)
        return _PARAGRAPH.join(found)


def merge_text(base: str, mine: str, theirs: str) -> MergedText:
    """Merge two texts that were made of one."""
    if theirs in (mine, base):
        return MergedText(tuple((part,) for part in _paragraphs(mine)))
    if mine == base:
        return MergedText(tuple((part,) for part in _paragraphs(theirs)))
    return MergedText(tuple(_Paragraphs(base, mine, theirs).merged()))


def merge_order(base: Sequence[K], mine: Sequence[K], theirs: Sequence[K]) -> tuple[K, ...]:
    """Merge the order of things that are there once on each side.

    What either side took out is out, what either put in is in; what one side moved goes where
    that side put it, and where both moved it, where `mine` did.
    """
    gone = (set(base) - set(mine)) | (set(base) - set(theirs))
    moved_by_me = set(mine) - _stays(base, mine)
    moved_by_them = set(theirs) - _stays(base, theirs) - moved_by_me
    order = [key for key in base if key not in gone | moved_by_me | moved_by_them]
    for side, moved in ((mine, moved_by_me), (theirs, moved_by_them)):
        for index, key in enumerate(side):
            if key in moved and key not in gone and key not in order:
                place = _behind(order, side[:index])
                # What the other side put at the same place stays in front of it.
                while place < len(order) and order[place] in moved_by_me and key in moved_by_them:
                    place += 1
                order.insert(place, key)
    return tuple(order)


def _stays(base: Sequence[K], side: Sequence[K]) -> set[K]:
    return {base[at] for at, _other in matches(base, side)}


def _behind(order: Sequence[K], before: Sequence[K]) -> int:
    """Return the place behind the nearest of `before` that is there."""
    present = {key: place for place, key in enumerate(order)}
    for key in reversed(before):
        if key in present:
            return present[key] + 1
    return 0


def _paragraphs(text: str) -> list[str]:
    return text.split(_PARAGRAPH) if text else []


class _Side:
    """One side of a merge: which paragraph is a form of which of the base."""

    def __init__(self, base: Sequence[str], text: str, name: str) -> None:
        self.paragraphs = _paragraphs(text)
        self._name = name
        self.of_base: dict[int, int] = {}
        self._pair(base)
        origins = {place: index for index, place in self.of_base.items()}
        self.keys: list[Hashable] = [
            origins.get(place, (name, place)) for place in range(len(self.paragraphs))
        ]

    def text(self, key: Hashable) -> str | None:
        """Return the paragraph of a key, or None where this side has none."""
        if isinstance(key, int):
            place = self.of_base.get(key)
            return None if place is None else self.paragraphs[place]
        name, own = key if isinstance(key, tuple) else ("", 0)
        return self.paragraphs[own] if name == self._name else None

    def _pair(self, base: Sequence[str]) -> None:
        self.of_base.update(matches(base, self.paragraphs))
        for gone, come in self._gaps(len(base)):
            self._pair_kin(base, gone, come)
        self._pair_moved(base)

    def _gaps(self, length: int) -> Iterator[tuple[list[int], list[int]]]:
        start = place = 0
        pairs = [*sorted(self.of_base.items()), (length, len(self.paragraphs))]
        for index, other in pairs:
            yield list(range(start, index)), list(range(place, other))
            start, place = index + 1, other + 1

    def _pair_kin(self, base: Sequence[str], gone: list[int], come: list[int]) -> None:
        """Pair the paragraphs of a gap that are forms of each other, in order.

        One that stands where one stood is its new form, however much of it is new.
        """
        if len(gone) == len(come) == 1:
            self.of_base[gone[0]] = come[0]
            return
        for index in gone:
            kin = next(
                (n for n, place in enumerate(come[:_NEAREST])
                 if _are_kin(base[index], self.paragraphs[place])),
                None,
            )  # fmt: skip
            if kin is not None:
                self.of_base[index] = come[kin]
                del come[: kin + 1]

    def _pair_moved(self, base: Sequence[str]) -> None:
        """Pair what stands elsewhere, word for word."""
        taken = set(self.of_base.values())
        places: dict[str, list[int]] = {}
        for place, text in enumerate(self.paragraphs):
            if place not in taken and text.strip():
                places.setdefault(text, []).append(place)
        for index, text in enumerate(base):
            if index not in self.of_base and places.get(text):
                self.of_base[index] = places[text].pop(0)


def _are_kin(one: str, other: str) -> bool:
    words, others = Counter(one.split()), Counter(other.split())
    shared = 2 * (words & others).total()
    return bool(shared) and shared >= _KIN * (words.total() + others.total())


class _Paragraphs:
    """Merges two sides' paragraphs."""

    def __init__(self, base: str, mine: str, theirs: str) -> None:
        self._base = _paragraphs(base)
        self._mine = _Side(self._base, mine, "mine")
        self._theirs = _Side(self._base, theirs, "theirs")

    def merged(self) -> Iterator[tuple[Piece, ...]]:
        """Give the paragraphs in their merged order."""
        disputed = {
            index
            for index, text in enumerate(self._base)
            for here, there in ((self._mine, self._theirs), (self._theirs, self._mine))
            if here.text(index) is None and there.text(index) not in (None, text)
        }
        order = merge_order(
            range(len(self._base)),
            _with(self._mine.keys, disputed),
            _with(self._theirs.keys, disputed),
        )
        mine: list[str] = []
        theirs: list[str] = []
        for key in order:
            if isinstance(key, int):
                yield from _new(mine, theirs)
                mine, theirs = [], []
                yield self._of_base(key)
            else:
                own = self._mine.text(key)
                if own is None:
                    theirs.append(self._theirs.text(key) or "")
                else:
                    mine.append(own)
        yield from _new(mine, theirs)

    def _of_base(self, index: int) -> tuple[Piece, ...]:
        base = self._base[index]
        mine, theirs = self._mine.text(index), self._theirs.text(index)
        if mine is None or theirs is None:
            return (Clash(base, mine or "", theirs or ""),)
        return tuple(_merge_sentences(base, mine, theirs))


def _with(keys: Sequence[Hashable], disputed: Iterable[int]) -> list[Hashable]:
    """Return a side's keys with those that it took out and the other side changed."""
    found = list(keys)
    for index in sorted(set(disputed) - set(found)):
        at = _behind(found, range(index))
        found.insert(at, index)
    return found


def _new(mine: list[str], theirs: list[str]) -> Iterator[tuple[Piece, ...]]:
    """Give the paragraphs that were put in at one place: by one side, alike, or each their own."""
    if not mine or not theirs or mine == theirs:
        for text in mine or theirs:
            yield (text,)
    else:
        yield (Clash("", _PARAGRAPH.join(mine), _PARAGRAPH.join(theirs)),)


def _merge_sentences(base: str, mine: str, theirs: str) -> Iterator[Piece]:
    """Merge one paragraph by sentences; changes that touch each other clash."""
    olds, mines, others = (_SENTENCE.findall(text) for text in (base, mine, theirs))
    to_mine, to_theirs = dict(matches(olds, mines)), dict(matches(olds, others))
    shared = [at for at in range(len(olds)) if at in to_mine and at in to_theirs]
    old = here = there = 0
    pieces: list[Piece] = []
    for at in [*shared, None]:
        ends = (
            (len(olds), len(mines), len(others)) if at is None else (at, to_mine[at], to_theirs[at])
        )
        pieces.append(
            _settled(
                "".join(olds[old : ends[0]]),
                "".join(mines[here : ends[1]]),
                "".join(others[there : ends[2]]),
            )
        )
        if at is not None:
            pieces.append(olds[at])
            old, here, there = at + 1, ends[1] + 1, ends[2] + 1
    yield from _joined(pieces)


def _settled(base: str, mine: str, theirs: str) -> Piece:
    if theirs in (mine, base):
        return mine
    return theirs if mine == base else Clash(base, mine, theirs)


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    text = ""
    for piece in pieces:
        if isinstance(piece, Clash):
            if text:
                yield text
            yield piece
            text = ""
        else:
            text += piece
    if text:
        yield text
