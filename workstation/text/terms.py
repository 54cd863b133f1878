"""What a text is about: its names and telling words, with weights."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from workstation.domain.canonical import folded
from workstation.domain.draft import Draft
from workstation.text.excerpts import plain
from workstation.text.weights import WEIGHTS, Weights
from workstation.text.words import Words

STORED = 24
"""Terms kept of each article."""

TAG, SERIES, PLACE, PERSON = "#", "~", "@", "^"
"""What the keys of terms begin with that come from a field of their own."""

_BREAK = re.compile(r"\n\s*\n")


class Term(NamedTuple):
    """A name, word or tag of a text; a tuple, since a long text has hundreds."""

    key: str
    """The same for all forms of a word; a tag's begins with «#», and so on."""
    weight: float
    words: tuple[str, ...]
    """Its folded words."""
    forms: tuple[tuple[str, int], ...]
    """How it is written, and how often."""

    @property
    def shown(self) -> str:
        """Return it as the text has it most often."""
        counts: dict[str, int] = {}
        for form, count in self.forms:
            counts[form] = counts.get(form, 0) + count
        return min(counts, key=lambda form: (-counts[form], len(form), form))


class TermReader:
    """Reads the terms of a story again and again; only paragraphs that are new take long.

    `between` is called between two paragraphs.
    """

    def __init__(
        self, weights: Weights = WEIGHTS, between: Callable[[], object] = lambda: None
    ) -> None:
        self._weights = weights
        self._between = between
        self._paragraphs: dict[str, Words] = {}

    def read(self, draft: Draft) -> tuple[Term, ...]:
        """Return the terms of a draft; how rare each is, is not yet counted."""
        parts = self._read_parts(draft)
        small = frozenset[str]().union(*(part.small for _, part in parts))
        names = frozenset[str]().union(*(part.capitals for _, part in parts)) - small
        english = draft.language.lower().startswith("en")
        said: dict[str, tuple[float, tuple[str, ...], tuple[tuple[str, int], ...]]] = {}
        for weight, part in parts:
            self._between()
            for key, words, count, forms in part.uses(names, english=english):
                if key in said:
                    total, _, written = said[key]
                    said[key] = (total + weight * count, words, written + forms)
                else:
                    said[key] = (weight * count, words, forms)
        found = self._made(said, names)
        for mark, weight, text in _fields(draft, self._weights):
            # Tags are written small; a name among them is shown as the text has it.
            key = folded(text)
            forms = found[key].forms if key in found else ((text, 1),)
            marked = f"{mark}{key}"
            found[marked] = Term(marked, weight, tuple(key.split()), forms)
        return tuple(found.values())

    def _read_parts(self, draft: Draft) -> list[tuple[float, Words]]:
        weights = self._weights
        known = self._paragraphs
        texts = [
            (weights.headline, draft.headline),
            (weights.standfirst, draft.standfirst),
            (weights.standfirst, draft.kicker),
        ]
        texts += [(weights.body, block) for block in _BREAK.split(draft.body)]
        # What the text no longer has is forgotten.
        present = {text: known.get(text) or self._words(text) for _, text in texts}
        self._paragraphs = present
        return [(weight, present[text]) for weight, text in texts]

    def _words(self, text: str) -> Words:
        self._between()
        return Words(plain(text))

    def _made(
        self,
        said: Mapping[str, tuple[float, tuple[str, ...], tuple[tuple[str, int], ...]]],
        names: frozenset[str],
    ) -> dict[str, Term]:
        # Most words of a text stand in it once or twice: few totals, many terms.
        heavy = {total: 1 + math.log(total) for total, _, _ in said.values()}
        more = self._weights.name
        return {
            key: Term(
                key,
                heavy[total] if names.isdisjoint(words) else heavy[total] * more,
                words,
                forms,
            )
            for key, (total, words, forms) in said.items()
        }


def _fields(draft: Draft, weights: Weights) -> Iterable[tuple[str, float, str]]:
    """Yield mark, weight and text of what stands in fields of its own."""
    for tag in draft.tags:
        yield TAG, weights.tag, tag
    for mark, weight, text in (
        (SERIES, weights.series, draft.kicker),
        (PLACE, weights.place, draft.dateline),
    ):
        if text.strip():
            yield mark, weight, text
    for name in draft.bylines:
        yield PERSON, weights.person, name


def rarity(articles: int, having: int) -> float:
    """Return how much a term that so many of the articles have tells them apart."""
    size = max(articles, 50)
    return math.log((size + 1) / (min(having, size) + 0.5))


def stored(terms: Iterable[Term], rarities: Mapping[str, float]) -> dict[str, float]:
    """Return the most telling terms of an article and their weights, of length 1 together."""
    telling = sorted(terms, key=lambda term: (-term.weight * rarities[term.key], term.key))
    kept = telling[:STORED]
    length = math.sqrt(sum(term.weight**2 for term in kept)) or 1.0
    return {term.key: term.weight / length for term in kept}
