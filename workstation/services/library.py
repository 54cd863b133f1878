"""Lists, searches and who links where."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded, single_line, sort_key
from workstation.domain.errors import BadQuery
from workstation.domain.ids import ArticleId
from workstation.domain.links import RelatedLink
from workstation.domain.newsroom import Newsroom
from workstation.domain.query import DeskCounts, LibraryQuery, Order, SearchHit
from workstation.text.excerpts import excerpt
from workstation.text.query import parse, phrases

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def ids(uow: UnitOfWork, query: LibraryQuery, limit: int | None = None) -> tuple[ArticleId, ...]:
    """Return the articles of a query in its order; all of them without a limit."""
    return uow.listing.ids(query, phrases(query.words), limit)


def rows(uow: UnitOfWork, articles: Iterable[ArticleId]) -> tuple[ArticleSummary, ...]:
    """Return what a list shows of these articles, in that order; deleted ones are left out."""
    return uow.articles.summaries(articles)


def counts(uow: UnitOfWork, newsroom: Newsroom, *, assigned_to: str) -> DeskCounts:
    """Count the articles behind each entry of the desk list; a bad saved search has none."""
    by_key = uow.listing.sections()
    saved = {}
    for search in newsroom.saved_searches:
        try:
            query = parse(search.query)
        except BadQuery:
            continue
        saved[search.name] = uow.listing.count(query, phrases(query.words))
    assigned = uow.listing.count(LibraryQuery(assignee=assigned_to), ()) if assigned_to else 0
    waiting = LibraryQuery(waited_for_by=assigned_to)
    noted = uow.listing.count(LibraryQuery(notes_for=assigned_to), ()) if assigned_to else 0
    return DeskCounts(
        stages=uow.listing.stages(),
        sections={
            section.name: by_key.get(folded(section.name), 0) for section in newsroom.sections
        },
        saved=saved,
        assigned=assigned,
        conflicts=uow.listing.count(LibraryQuery(has=frozenset({"conflict"})), ()),
        out=uow.listing.count(LibraryQuery(has=frozenset({"out"})), ()),
        noted=noted,
        waiting=uow.listing.count(waiting, ()) if assigned_to else 0,
        due=uow.listing.count(LibraryQuery(has=frozenset({"deadline"})), ()),
    )


def search(uow: UnitOfWork, text: str, limit: int) -> tuple[SearchHit, ...]:
    """Return the best matches of a search as people type it, filters included.

    Raises `BadQuery`. A search that has only filters finds the newest articles.
    """
    query = parse(text)
    wanted = phrases(query.words)
    if wanted and query.order is Order.RELEVANCE:
        ranked = uow.listing.ranked(query, wanted, limit)
    else:
        ranked = tuple((article, 0.0) for article in uow.listing.ids(query, wanted, limit))
    scores = dict(ranked)
    texts = uow.articles.bodies(scores)
    found = []
    for summary in uow.articles.summaries(scores):
        standfirst, body = texts[summary.id]
        found.append(
            SearchHit(summary, scores[summary.id], excerpt(f"{standfirst}\n\n{body}", wanted))
        )
    return tuple(found)


def quick_find(
    uow: UnitOfWork, text: str, limit: int, exclude: frozenset[ArticleId] = frozenset()
) -> tuple[ArticleSummary, ...]:
    """Return articles by their headline: those that begin with the text, then all its words.

    Without text, the newest. Every word may be only begun.
    """
    room = limit + len(exclude)
    text = single_line(text)
    key = sort_key(text)
    found: dict[ArticleId, None] = {}
    if not key:
        found |= dict.fromkeys(uow.listing.ids(LibraryQuery(), (), room))
    else:
        found |= dict.fromkeys(uow.listing.headlines_from(key, room))
        words = phrases(text.replace('"', " "))
        if words and len(found) < room:
            found |= dict.fromkeys(uow.search.titles(words, room))
    wanted = [article for article in found if article not in exclude]
    return uow.articles.summaries(wanted[:limit])


def incoming(uow: UnitOfWork, article: ArticleId) -> tuple[tuple[ArticleSummary, RelatedLink], ...]:
    """Return the links that point at an article, each with the article it is in."""
    links = uow.links.incoming(article)
    summaries = {each.id: each for each in uow.articles.summaries({source for source, _ in links})}
    return tuple((summaries[source], link) for source, link in links if source in summaries)
