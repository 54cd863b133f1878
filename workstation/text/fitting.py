"""Where in a text a link to another article would stand best, and what it names already."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from workstation.domain.canonical import folded
from workstation.text.blocks import BlockKind, find_blocks

_WORD = re.compile(r"[^\W_]+")
_PARAGRAPHS = (BlockKind.TEXT, BlockKind.LIST, BlockKind.FENCE)
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase in a text, by code points, and the number of its paragraph."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a paragraph says, wherever it stands."""

    words: str
    """Its folded words, with a space around each."""
    places: tuple[tuple[int, int], ...]
    """Where each word begins and ends in the paragraph."""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    number: int
    start: int
    spoken: Spoken
    suits: bool
    """A link may follow it."""

    @property
    def words(self) -> str:
        return self.spoken.words


class Paragraphs:
    """The paragraphs of a body, to look for many phrases in."""

    def __init__(self, body: str, known: Mapping[str, Spoken] | None = None) -> None:
        self.known: dict[str, Spoken] = {}
        """What each paragraph says, by its text: given again, those need not be read again."""
        self._found = tuple(self._paragraphs(body, known or {}))
        self._words = "\n".join(paragraph.words for paragraph in self._found)

    def best(self, phrases: Mapping[str, float]) -> int | None:
        """Return the number of the paragraph that says most of these weighted phrases.

        Never the first or the last, nor one beside a picture or another link.
        """
        best, most = None, 0.0
        phrases = {words: phrases[words] for words in phrases if f" {words} " in self._words}
        for paragraph in self._found:
            if paragraph.suits:
                said = sum(
                    weight for words, weight in phrases.items() if f" {words} " in paragraph.words
                )
                if said > most:
                    best, most = paragraph.number, said
        return best

    def find(self, phrase: str) -> Found | None:
        """Return where a phrase of folded words stands first."""
        if f" {phrase} " not in self._words:
            return None
        for paragraph in self._found:
            place = paragraph.words.find(f" {phrase} ")
            if place >= 0:
                first = paragraph.words.count(" ", 0, place + 1) - 1
                last = first + phrase.count(" ")
                places, start = paragraph.spoken.places, paragraph.start
                return Found(start + places[first][0], start + places[last][1], paragraph.number)
        return None

    def _paragraphs(self, body: str, known: Mapping[str, Spoken]) -> Iterable[_Paragraph]:
        blocks = find_blocks(body)
        kept = [block for block in blocks if block.kind in _PARAGRAPHS]
        beside = set()
        for before, after in pairwise(blocks):
            if BlockKind.DIRECTIVE in (before.kind, after.kind):
                beside |= {before.start, after.start}
        for number, block in enumerate(kept, start=1):
            if block.kind is BlockKind.FENCE:
                continue
            text = body[block.start : block.end]
            said = known.get(text) or _spoken(text)
            self.known[text] = said
            suits = 1 < number < len(kept) and block.start not in beside
            yield _Paragraph(number, block.start, said, suits)


def spoken(text: str) -> str:
    """Return a text as folded words with single spaces, to be looked for."""
    return " ".join(folded(match[0]) for match in _WORD.finditer(text))


def end_of_paragraph(body: str, number: int) -> int:
    """Return where the paragraph of that number (from 1) ends, in code points."""
    ends = [block.end for block in find_blocks(body) if block.kind in _PARAGRAPHS]
    return ends[min(max(number, 1), len(ends)) - 1] if ends else len(body)


def _spoken(text: str) -> Spoken:
    # What is linked already is no mention, and its place is taken.
    plain = _LINK.sub(lambda link: " " * len(link[0]), text)
    matches = list(_WORD.finditer(plain))
    words = "".join(f" {folded(match[0])}" for match in matches)
    return Spoken(f"{words} ", tuple(match.span() for match in matches))
