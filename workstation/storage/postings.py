"""What suggestions ask for again and again, kept in memory: who has a term, and how rare it is."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from operator import itemgetter

MOST = 1_500_000
"""Pairs of article and weight that are kept, of 8 bytes each."""


@dataclass(frozen=True, slots=True)
class Posting:
    """The articles that have a term, by number, and what it weighs in each."""

    articles: array[int] = field(default_factory=lambda: array("I"))
    weights: array[float] = field(default_factory=lambda: array("f"))


class Postings:
    """Remembers what was read until an article with that term is indexed again.

    Used by several threads. What was read while something changed is used once and not kept.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Posting] = OrderedDict()
        self._counts: dict[int, int] = {}
        self._size: int | None = None
        self._pairs = 0
        self._changes = 0

    def postings(
        self, terms: Iterable[str], read: Callable[[list[str]], dict[str, Posting]]
    ) -> dict[str, Posting]:
        """Return who has these terms; `read` is asked for those that are not known."""
        with self._lock:
            begun = self._changes
            found = {}
            missing = []
            for term in terms:
                known = self._known.get(term)
                if known is None:
                    missing.append(term)
                else:
                    self._known.move_to_end(term)
                    found[term] = known
        if missing:
            new = read(missing)
            found |= new
            self._keep(new, begun)
        return found

    def counts(
        self, codes: Iterable[int], read: Callable[[list[int]], dict[int, int]]
    ) -> dict[int, int]:
        """Return in how many articles the terms of these codes are."""
        with self._lock:
            begun = self._changes
            known = self._counts
            found = {code: known.get(code, -1) for code in codes}
        missing = [code for code, count in found.items() if count < 0]
        if missing:
            new = dict.fromkeys(missing, 0) | read(missing)
            found |= new
            with self._lock:
                if begun == self._changes:
                    self._counts.update(new)
        return found

    def size(self, read: Callable[[], int]) -> int:
        """Return how many articles there are."""
        with self._lock:
            begun, size = self._changes, self._size
        if size is None:
            size = read()
            with self._lock:
                if begun == self._changes:
                    self._size = size
        return size

    def forget(self, terms: Iterable[str], codes: Iterable[int]) -> None:
        """Read these anew when they are next asked for; called after the commit."""
        with self._lock:
            self._changes += 1
            self._size = None
            for term in terms:
                gone = self._known.pop(term, None)
                self._pairs -= len(gone.articles) if gone else 0
            for code in codes:
                self._counts.pop(code, None)

    def _keep(self, new: Mapping[str, Posting], begun: int) -> None:
        with self._lock:
            if begun != self._changes:
                return
            for term, posting in new.items():
                if term not in self._known:
                    self._known[term] = posting
                    self._pairs += len(posting.articles)
            while self._pairs > MOST and self._known:
                _, oldest = self._known.popitem(last=False)
                self._pairs -= len(oldest.articles)


def best(
    postings: Mapping[str, Posting], asked: Mapping[str, float], limit: int
) -> dict[int, dict[str, float]]:
    """Return the articles that share most of the weighted terms, and what each term contributes."""
    scores: dict[int, float] = {}
    for term, posting in postings.items():
        weight = asked[term]
        for article, there in zip(posting.articles, posting.weights, strict=True):
            scores[article] = scores.get(article, 0.0) + weight * there
    chosen = nlargest(limit, scores.items(), key=itemgetter(1, 0))
    shared: dict[int, dict[str, float]] = {article: {} for article, _ in chosen}
    for term, posting in postings.items():
        weight = asked[term]
        for article, there in zip(posting.articles, posting.weights, strict=True):
            if article in shared:
                shared[article][term] = weight * there
    return shared
