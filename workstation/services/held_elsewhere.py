"""Which versions of an article somebody in another newsroom has for certain.

Whoever has made a revision has all that it was made of. That is all that counts as certain: a
packet may have been lost on its way, so having sent something says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workstation.domain import ancestry
from workstation.domain.canonical import folded
from workstation.domain.ids import ArticleId, RevisionId

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def held(uow: UnitOfWork, articles: Iterable[ArticleId]) -> dict[str, int]:
    """Return how many versions of some articles need not go to whom, by folded names."""
    wanted = tuple(dict.fromkeys(articles))
    counts = {
        name: sum(len(_left_out(uow, article, machines)) for article in wanted)
        for name, machines in _machines(uow).items()
    }
    return {name: count for name, count in counts.items() if count}


def needed_by(
    uow: UnitOfWork, article: ArticleId, head: RevisionId | None, name: str
) -> tuple[RevisionId, ...]:
    """Return the versions that somebody may not have, in their order.

    The newest ones always go: they say what the packet is about.
    """
    machines = _machines(uow).get(folded(name), frozenset())
    left_out = _left_out(uow, article, machines) - {head}
    return tuple(each for each in uow.revisions.graph(article) if each not in left_out)


def _left_out(
    uow: UnitOfWork, article: ArticleId, machines: frozenset[str]
) -> frozenset[RevisionId]:
    there = _held_at(uow, article, machines)
    return there.difference(ancestry.leaves(uow.revisions.graph(article))) if there else there


def _held_at(
    uow: UnitOfWork, article: ArticleId, machines: frozenset[str]
) -> frozenset[RevisionId]:
    """Return the versions of an article that are at all of some machines.

    Who works at several machines may open a packet at any of them.
    """
    if not machines:
        return frozenset()
    graph = uow.revisions.graph(article)
    made: dict[str, set[RevisionId]] = {machine: set() for machine in machines}
    for revision, machine in uow.revisions.made_at(article):
        if machine in made:
            made[machine].add(revision)
    there = [ancestry.ancestors(graph, *revisions) for revisions in made.values()]
    return there[0].intersection(*there[1:])


def _machines(uow: UnitOfWork) -> dict[str, frozenset[str]]:
    """Return the machines elsewhere at which people have written, by their folded names here."""
    found: dict[str, frozenset[str]] = {}
    known = uow.exchange.people()
    for author, machine in uow.revisions.authors():
        if machine and machine != uow.device:
            name = folded(known.get(author, author))
            found[name] = found.get(name, frozenset()) | {machine}
    return found
