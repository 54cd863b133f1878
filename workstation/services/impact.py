"""What a change of an article does to those that link to it, before it is made."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.ids import ArticleId
from workstation.domain.impact import Affected, Decision, Effect, Impact, ImpactKind
from workstation.domain.links import ArticleTarget, RelatedLink
from workstation.domain.proposals import LinkChange
from workstation.domain.workflow import Stage
from workstation.services.relinking import waits
from workstation.text import slugs

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_CERTAIN = {
    ImpactKind.MERGE: Effect.RETARGETED,
    ImpactKind.SLUG: Effect.UNTOUCHED,
}


def foresee(uow: UnitOfWork, article: ArticleId, kind: ImpactKind, *, by: str) -> Impact:
    """Return every place that leads to an article, and what a change does to it.

    Published articles come first, since readers see what happens there.
    """
    links = [(source, link) for source, link in uow.links.incoming(article) if source != article]
    typed = () if kind is ImpactKind.RETITLE else _typed(uow, article)
    wanted = (article, *(source for source, _ in links), *typed)
    known = {each.id: each for each in uow.articles.summaries(set(wanted))}
    affected = [
        Affected(known[source], link, _effect(kind, known[source], link), waits(known[source], by))
        for source, link in links
        if source in known and known[source].stage is not Stage.SPIKED
    ]
    linked = {source for source, _ in links}
    affected += [
        Affected(known[source], None, Effect.ADDRESS_BREAKS, waits(known[source], by))
        for source in typed
        if source in known and source not in linked
    ]
    affected.sort(key=lambda each: (not each.source.stage.live, each.source.headline))
    return Impact(kind, known[article], tuple(affected))


def _typed(uow: UnitOfWork, article: ArticleId) -> tuple[ArticleId, ...]:
    """Return the articles whose texts link to an article by its address."""
    slug = uow.articles.state(article).slug
    found = uow.links.naming(slug, article)
    return tuple(source for source, body in found if slug in slugs.linked(body))


def changes(
    impact: Impact, decisions: dict[int, Decision], other: ArticleSummary | None = None
) -> tuple[LinkChange, ...]:
    """Return the changes of links that were decided on, by the places of `impact.affected`."""
    found = []
    for place, decision in sorted(decisions.items()):
        each = impact.affected[place]
        if each.link is None or decision is Decision.KEEP:
            continue
        after = _after(impact, each.link, decision, other)
        if after is not None and after.target == ArticleTarget(each.source.id):
            after = None  # an article never links to itself
        if after != each.link:
            found.append(LinkChange(each.source.id, each.link, after))
    return tuple(found)


def _after(
    impact: Impact, link: RelatedLink, decision: Decision, other: ArticleSummary | None
) -> RelatedLink | None:
    if decision is Decision.REMOVE:
        return None
    if decision is Decision.RELABEL:
        return replace(link, label="", label_for="")
    if other is None or other.id == impact.article.id:
        return link
    return replace(link, target=ArticleTarget(other.id), label="", label_for="")


def _effect(kind: ImpactKind, source: ArticleSummary, link: RelatedLink) -> Effect:
    if kind is ImpactKind.RETITLE:
        return Effect.LABEL_STAYS if link.label else Effect.FOLLOWS
    if kind in _CERTAIN:
        return _CERTAIN[kind]
    return Effect.LEFT_OUT if source.stage.live else Effect.BLOCKS
