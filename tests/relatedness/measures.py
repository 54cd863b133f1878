"""Precision at 5 and mean reciprocal rank over the labelled set, of any way to suggest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from tests.relatedness.labels import BELONGS
from workstation.domain.article import Article
from workstation.domain.canonical import folded
from workstation.domain.query import LibraryQuery
from workstation.services import drafts, related
from workstation.storage.store import Store
from workstation.storage.unit_of_work import UnitOfWork
from workstation.text.excerpts import plain
from workstation.text.fitting import spoken
from workstation.text.weights import WEIGHTS, Weights

LIMIT = 10
CUT = 5

Way = Callable[[UnitOfWork, Article], Sequence[str]]
"""Returns slugs, best first."""


@dataclass(frozen=True)
class Quality:
    """How good a way to suggest is."""

    precision: float
    """The mean share of the first five that belong, of as many as could."""
    reciprocal_rank: float
    """The mean of one over the place of the first that belongs."""


def measure(store: Store, way: Way) -> Quality:
    """Judge a way to suggest by every labelled story, shown without its links."""
    shares, ranks = [], []
    for slug, wanted in BELONGS.items():
        with store.read() as unit:
            article = drafts.load_by_slug(unit, slug).article
            found = way(unit, replace(article, draft=replace(article.draft, links=())))
        hits = [name in wanted for name in found]
        shares.append(sum(hits[:CUT]) / min(CUT, len(wanted)))
        ranks.append(1 / (hits.index(True) + 1) if True in hits else 0.0)
    return Quality(mean(shares), mean(ranks))


def ours(weights: Weights = WEIGHTS) -> Way:
    """Suggest as the program does."""

    def way(unit: UnitOfWork, article: Article) -> Sequence[str]:
        hits = related.suggest(unit, article.id, article.draft, LIMIT, weights)
        return [hit.summary.slug for hit in hits]

    return way


def shared_tags(unit: UnitOfWork, article: Article) -> Sequence[str]:
    """Suggest what has any tag in common, the newest first."""
    tags = {folded(tag) for tag in article.draft.tags}
    found = []
    for identity in unit.listing.ids(LibraryQuery(), (), None):
        other = unit.articles.load(identity)
        if identity != article.id and tags & {folded(tag) for tag in other.draft.tags}:
            found.append((str(other.published_at or other.modified_at), other.draft.slug))
    return [slug for _, slug in sorted(found, reverse=True)[:LIMIT]]


def body_words(unit: UnitOfWork, article: Article) -> Sequence[str]:
    """Suggest what plain bm25 finds in the bodies for all words of this one."""
    words = dict.fromkeys(spoken(plain(article.draft.body)).split())
    match = "body : (" + " OR ".join(f'"{word}"' for word in words) + ")"
    rows = unit.search._connection.exec_driver_sql(
        "SELECT article.slug FROM article_fts JOIN article ON article.number = article_fts.rowid"
        " WHERE article_fts MATCH ? AND article.id <> ?"
        " ORDER BY bm25(article_fts, 0, 0, 1, 0, 0) LIMIT ?",
        (match, article.id, LIMIT),
    )
    return [row[0] for row in rows]
