"""The articles around one article, and the links among them."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.links import LinkKind


@dataclass(frozen=True, slots=True)
class Edge:
    """One link between two articles."""

    source: ArticleId
    target: ArticleId
    kind: LinkKind


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """An article in the middle, those linked from it or to it, and how."""

    middle: ArticleId
    articles: tuple[ArticleSummary, ...]
    """The one in the middle comes first."""
    edges: tuple[Edge, ...]
    more: int = 0
    """Neighbours that are not among the articles."""
