"""Who links to whom around an article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workstation.domain.ids import ArticleId
from workstation.domain.neighbours import Edge, Neighbourhood

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

MOST = 24
"""Neighbours shown; more would be a tangle."""


def around(uow: UnitOfWork, article: ArticleId, linked: Iterable[ArticleId]) -> Neighbourhood:
    """Return the articles that are linked from or to an article, and every link among them."""
    sources = [source for source, _ in uow.links.incoming(article)]
    wanted = dict.fromkeys((*linked, *sources))
    wanted.pop(article, None)
    shown = list(wanted)[:MOST]
    summaries = uow.articles.summaries((article, *shown))
    edges = uow.links.between([each.id for each in summaries])
    return Neighbourhood(
        article, summaries, tuple(Edge(*edge) for edge in edges), len(wanted) - len(shown)
    )
