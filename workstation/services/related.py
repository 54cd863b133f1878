"""Suggestions: which articles belong beside a story, and why."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.links import ArticleTarget
from workstation.domain.query import RelatedHit
from workstation.domain.workflow import Stage
from workstation.services.indexing import rarities
from workstation.text import slugs
from workstation.text.terms import Term, terms_of

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

CONSIDERED = 120
"""Articles looked at closely."""

ASKED = 40
"""Terms of the draft that are looked for."""

REASONS = 4

LEAST = 0.04
"""A score below which sharing is chance."""

HALF_LIFE_DAYS = 1095.0
OLDEST = 0.35
"""What remains of the score of a story that is very old."""
SAME_SECTION = 1.1

_GONE = (Stage.SPIKED, Stage.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class _Candidate:
    summary: ArticleSummary
    score: float
    shared: Mapping[str, float]


def suggest(
    uow: UnitOfWork, article: ArticleId, draft: Draft, limit: int
) -> tuple[RelatedHit, ...]:
    """Return the articles that share most with a draft, best first.

    Never the article itself, one it links to already, one that was dismissed, is spiked or
    withdrawn. Of a chain of updates only the newest is proposed.
    """
    size = uow.listing.size()
    terms = terms_of(draft)
    asked = _asked(terms, rarities(uow, terms, size), size)
    if not asked:
        return ()
    found = _score(uow, article, draft, asked)
    found = _newest_of_chains(uow, article, found)
    excluded = {article, *uow.links.dismissed(article)}
    excluded |= {link.target.id for link in draft.links if isinstance(link.target, ArticleTarget)}
    in_text = slugs.linked(draft.body)
    shown = {term.key: term for term in terms}
    hits = [
        RelatedHit(each.summary, min(1.0, each.score), _reasons(each.shared, shown))
        for each in found
        if each.summary.id not in excluded
        and each.summary.stage not in _GONE
        and each.summary.slug not in in_text
    ]
    hits.sort(key=lambda hit: (-hit.score, hit.summary.slug))
    return tuple(hits[:limit])


def dismiss(uow: UnitOfWork, article: ArticleId, target: ArticleId) -> Changes:
    """Remember that an article is not wanted as a suggestion for this one."""
    uow.links.dismiss(article, target)
    return Changes(relinked=frozenset({target}))


def _asked(terms: Iterable[Term], rare: Mapping[str, float], size: int) -> dict[str, float]:
    """Return the most telling terms and their weights, of length 1 together."""
    common = math.log(size / max(20, size * 0.02)) if size >= 200 else 0.2
    telling = sorted(
        ((term.weight * rare[term.key], term.key) for term in terms if rare[term.key] > common),
        reverse=True,
    )[:ASKED]
    length = math.sqrt(sum(weight**2 for weight, _ in telling)) or 1.0
    return {key: weight / length for weight, key in telling}


def _score(
    uow: UnitOfWork, article: ArticleId, draft: Draft, asked: Mapping[str, float]
) -> list[_Candidate]:
    shared = uow.search.sharing(asked, CONSIDERED)
    shared.pop(article, None)
    date = _date_of(uow, article)
    section = folded(draft.section)
    found = []
    for summary in uow.articles.summaries(shared):
        score = sum(shared[summary.id].values()) * _freshness(date, summary)
        if section and folded(summary.section) == section:
            score *= SAME_SECTION
        if score >= LEAST:
            found.append(_Candidate(summary, score, shared[summary.id]))
    return found


def _date_of(uow: UnitOfWork, article: ArticleId) -> datetime:
    present = uow.articles.summaries([article])
    published = present[0].published_at if present else None
    return published or uow.clock.now()


def _freshness(date: datetime, summary: ArticleSummary) -> float:
    other = summary.published_at or summary.modified_at or date
    days = abs((date - other).total_seconds()) / 86_400
    return float(OLDEST + (1 - OLDEST) * 0.5 ** (days / HALF_LIFE_DAYS))


def _newest_of_chains(
    uow: UnitOfWork, article: ArticleId, found: list[_Candidate]
) -> list[_Candidate]:
    """Put the newest story of each chain of updates in the place of all that were found."""
    group = _groups(uow.links.updates([each.summary.id for each in found]))
    members = {
        summary.id: summary
        for summary in uow.articles.summaries(group)
        if summary.stage not in _GONE and summary.id != article
    }
    best: dict[ArticleId, _Candidate] = {}
    for each in found:
        chain = group.get(each.summary.id)
        known = best.get(chain or each.summary.id)
        if known is None or each.score > known.score:
            best[chain or each.summary.id] = each
    newest: dict[ArticleId, ArticleSummary] = {}
    for identity, summary in members.items():
        chain = group[identity]
        if chain not in newest or _age_key(summary) > _age_key(newest[chain]):
            newest[chain] = summary
    return [replace(each, summary=newest.get(chain, each.summary)) for chain, each in best.items()]


def _groups(pairs: Iterable[tuple[ArticleId, ArticleId]]) -> dict[ArticleId, ArticleId]:
    """Return for each article of a chain one that stands for the whole chain."""
    group: dict[ArticleId, ArticleId] = {}
    for one, other in pairs:
        first, second = group.setdefault(one, one), group.setdefault(other, other)
        if first != second:
            for member, chain in group.items():
                if chain == second:
                    group[member] = first
    return group


def _age_key(summary: ArticleSummary) -> str:
    return str(summary.published_at or summary.modified_at)


def _reasons(shared: Mapping[str, float], terms: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the shared terms that contribute most, none of them part of another."""
    reasons: list[str] = []
    for key in sorted(shared, key=lambda key: (-shared[key] * len(terms[key].words), key)):
        shown = terms[key].shown
        words = set(folded(shown).split())
        if not any(words <= set(folded(other).split()) for other in reasons):
            reasons = [other for other in reasons if not set(folded(other).split()) <= words]
            reasons.append(shown)
        if len(reasons) == REASONS:
            break
    return tuple(reasons)
