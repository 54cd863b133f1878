"""Which revision came of which in an article, and what two revisions have in common."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TypeAlias

from workstation.domain.ids import RevisionId

Graph: TypeAlias = Mapping[RevisionId, tuple[RevisionId, ...]]
"""Revisions with their parents."""


def ancestors(graph: Graph, *revisions: RevisionId) -> frozenset[RevisionId]:
    """Return all that revisions were made of, and themselves."""
    found: set[RevisionId] = set()
    waiting = list(revisions)
    while waiting:
        revision = waiting.pop()
        if revision not in found and revision in graph:
            found.add(revision)
            waiting += graph[revision]
    return frozenset(found)


def leaves(graph: Graph) -> tuple[RevisionId, ...]:
    """Return the revisions of which nothing was made yet, in the order of their names."""
    made_of = {parent for parents in graph.values() for parent in parents}
    return tuple(sorted(revision for revision in graph if revision not in made_of))


def newest(graph: Graph, among: Collection[RevisionId]) -> tuple[RevisionId, ...]:
    """Return those of some revisions that none of the others was made of, in order."""
    older = ancestors(graph, *(parent for each in among for parent in graph.get(each, ())))
    return tuple(sorted(revision for revision in among if revision not in older))


def bases(graph: Graph, one: RevisionId, other: RevisionId) -> tuple[RevisionId, ...]:
    """Return the newest revisions that both were made of; more than one after crossed merges."""
    return newest(graph, ancestors(graph, one) & ancestors(graph, other))
