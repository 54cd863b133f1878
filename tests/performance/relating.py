"""Suggestions among 100,000 articles, 1,000 links to one article, and the pane of both."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count, cycle
from pathlib import Path

from tests.performance import material
from tests.performance.sampling import Figure, interleave, milliseconds
from tests.performance.window import open_article, opened, rest, until_painted
from tests.relatedness import measures
from workstation import paths
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.impact import ImpactKind
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.query import LibraryQuery
from workstation.services import demo, drafts, impact, indexing, related
from workstation.storage.driver import connect, sqlite
from workstation.storage.schema import DATABASE
from workstation.storage.store import Store
from workstation.text.terms import TermReader

ARTICLES, ARCHIVE_WORDS, STORY_WORDS = 100_000, 600, 1_000
"""As long as news stories are: what a full-text index answers costs by the words it has."""
ROUNDS = 40
STORIES = 10
LINKS = 1_000
RAREST = 12
LIMIT = 8
PANE_ARTICLES = 1_000

MATCHING = (
    "SELECT rowid FROM article_fts WHERE article_fts MATCH ? ORDER BY bm25(article_fts) LIMIT 8"
)
INCOMING = "SELECT * FROM related_link WHERE target = ?"


class Morning:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 22, 9, 42, tzinfo=UTC)


def figures() -> Iterator[Figure]:
    """Measure, and print how good the suggestions are."""
    _print_quality()
    folder = material.newsroom(ARTICLES, ARCHIVE_WORDS)
    store = Store.open_for_reading(folder, Morning())
    try:
        with closing(connect(folder / DATABASE, query_only=True)) as raw:
            asking = Asking(store, raw)
            for when, suggest in (
                ("a sentence later", asking.suggest_again),
                ("for the first time", asking.suggest),
            ):
                yield interleave(
                    f"suggestions, {STORY_WORDS:,} words, {ARTICLES:,} articles, {when}",
                    suggest,
                    "its twelve rarest words by bm25 with plain SQLite",
                    asking.suggest_raw,
                    ROUNDS,
                    warm_up=STORIES,
                )
    finally:
        store.close()
    yield from _impact()
    yield from _pane()


class Asking:
    """Asks for suggestions for one story after another, in both ways."""

    def __init__(self, store: Store, raw: sqlite.Connection) -> None:
        self._store = store
        self._raw = raw
        writer = material.Writer(seed=7)
        stories = [writer.draft(STORY_WORDS) for _ in range(STORIES)]
        with store.read() as unit:
            self._matches = cycle([_rarest(unit.search.frequencies, each) for each in stories])
        self._stories = cycle(stories)
        self._sentences = (" ".join(writer.words(12)) for _ in count())
        self._known = cycle([(story, related.Reading()) for story in stories])

    def suggest(self) -> float:
        """Ask for a story that nothing is known of."""
        return self._propose(next(self._stories), related.Reading())

    def suggest_again(self) -> float:
        """Ask for a story that has changed since it was last asked for, as the pane does."""
        story, reading = next(self._known)
        paragraphs = story.body.split("\n\n")
        paragraphs[3] += f" {next(self._sentences).capitalize()}."
        return self._propose(replace(story, body="\n\n".join(paragraphs)), reading)

    def _propose(self, story: Draft, reading: related.Reading) -> float:
        def ask() -> None:
            with self._store.read() as unit:
                related.propose(unit, ArticleId(new_uuid()), story, LIMIT, reading=reading)

        return milliseconds(ask)

    def suggest_raw(self) -> float:
        """Ask the full-text index for the story's twelve rarest words."""
        match = next(self._matches)
        return milliseconds(lambda: self._raw.execute(MATCHING, (match,)).fetchall())


def _rarest(frequencies: Callable[[Iterable[str]], dict[str, int]], story: Draft) -> str:
    terms = [term.key for term in TermReader().read(story) if term.key.isalpha()]
    counted = frequencies(terms)
    known = sorted((number, term) for term, number in counted.items() if number > 1)
    return " OR ".join(f'"{term}"' for _, term in known[:RAREST])


def _impact() -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "newsroom"
        material.make(folder, LINKS + 1, 120)
        store = Store.open(folder, Morning())
        try:
            target = _link_all(store)
            with closing(connect(folder / DATABASE, query_only=True)) as raw:
                yield interleave(
                    f"what a retitle does to {LINKS:,} links",
                    partial(_foresee, store, target),
                    "their rows with plain SQLite",
                    lambda: milliseconds(lambda: raw.execute(INCOMING, (target,)).fetchall()),
                    ROUNDS,
                )
        finally:
            store.close()


def _foresee(store: Store, target: ArticleId) -> float:
    def ask() -> None:
        with store.read() as unit:
            impact.foresee(unit, target, ImpactKind.RETITLE, by="Mara Lindqvist")

    return milliseconds(ask)


def _link_all(store: Store) -> ArticleId:
    with store.write() as unit:
        target, *others = unit.listing.ids(LibraryQuery(), (), None)
        for other in others:
            present = unit.articles.load(other)
            link = RelatedLink(id=LinkId(new_uuid()), key="k", target=ArticleTarget(target))
            drafts.save(unit, other, replace(present.draft, links=(link,)), version=present.version)
    return target


def _pane() -> Iterator[Figure]:
    with opened(PANE_ARTICLES, {}) as (driver, _ids):
        window = driver.program.window
        open_article(driver, driver.program.context.library.ids[0])

        def show(name: str) -> float:
            window.show_pane("history")
            rest(300)
            pane = window.pane(name)
            return until_painted(partial(window.show_pane, name), pane, pane.isVisible)

        yield interleave(
            "the related pane brought to the front, painted",
            partial(show, "related"),
            "the checks pane brought to the front, painted",
            partial(show, "checks"),
            ROUNDS,
        )


def _print_quality() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        store = demo.make(
            Path(temporary) / "newsroom", paths.resources_folder() / "demo", Morning()
        )
        try:
            index_all(store)
            print(f"{'suggestions, on the labelled set':<58}{'precision@5':>12}{'MRR':>7}")
            for name, way in (
                ("as the program makes them", measures.ours()),
                ("beside: shared tags, newest first", measures.shared_tags),
                ("beside: bm25 over the body", measures.body_words),
            ):
                found = measures.measure(store, way)
                print(f"    {name:<54}{found.precision:>12.2f}{found.reciprocal_rank:>7.2f}")
        finally:
            store.close()


def index_all(store: Store) -> None:
    """Index everything, twice: how rare a term is shows only once all are counted."""
    for _ in range(2):
        with store.write() as unit:
            unit.search.mark_dirty(unit.listing.ids(LibraryQuery(), (), None))
        waiting = True
        while waiting:
            with store.write() as unit:
                waiting = bool(indexing.index_dirty(unit, 50))
