"""The order of suggestions: what is shared, when, where, and how unlike the ones before."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.text.terms import Term
from workstation.text.weights import Weights

ASKED = 40
"""Terms of the draft that are looked for."""

REASONS = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that shares something, with what each shared term contributes."""

    summary: ArticleSummary
    score: float
    shared: Mapping[str, float]


def asked(terms: Iterable[Term], rare: Mapping[str, float], size: int) -> dict[str, float]:
    """Return the most telling terms and their weights, of length 1 together."""
    common = math.log(size / max(20, size * 0.02)) if size >= 200 else 0.2
    telling = sorted(
        ((term.weight * rare[term.key], term.key) for term in terms if rare[term.key] > common),
        reverse=True,
    )[:ASKED]
    length = math.sqrt(sum(weight**2 for weight, _ in telling)) or 1.0
    return {key: weight / length for weight, key in telling}


def scored(candidate: Candidate, draft: Draft, date: datetime, weights: Weights) -> Candidate:
    """Return a candidate with the score it has beside a draft of that date."""
    summary = candidate.summary
    score = sum(candidate.shared.values()) * _nearness(date, summary, weights)
    if draft.section and folded(summary.section) == folded(draft.section):
        score *= weights.section
    if _tongue(summary.language) != _tongue(draft.language):
        score *= weights.other_language
    return replace(candidate, score=score)


def unlike(found: Sequence[Candidate], limit: int, weights: Weights) -> list[Candidate]:
    """Return the best candidates, each marked down for what it shares with those before it."""
    left = sorted(found, key=lambda each: (-each.score, each.summary.slug))[: 4 * limit]
    total = {each.summary.id: sum(each.shared.values()) for each in left}
    chosen: list[Candidate] = []
    likeness = dict.fromkeys((each.summary.id for each in left), 0.0)
    while left and len(chosen) < limit:
        best = max(
            left, key=lambda each: each.score * (1 - weights.diversity * likeness[each.summary.id])
        )
        left.remove(best)
        marked = best.score * (1 - weights.diversity * likeness[best.summary.id])
        chosen.append(replace(best, score=marked))
        for each in left:
            either = total[each.summary.id] + total[best.summary.id]
            alike = _in_common(each, best) / either if either else 0.0
            likeness[each.summary.id] = max(likeness[each.summary.id], alike)
    return chosen


def newest_of_chains(
    found: Iterable[Candidate],
    group: Mapping[ArticleId, ArticleId],
    members: Iterable[ArticleSummary],
) -> list[Candidate]:
    """Put the newest story of each chain of updates in the place of all that were found.

    `group` names for each article of a chain one that stands for the whole chain.
    """
    best: dict[ArticleId, Candidate] = {}
    for each in found:
        chain = group.get(each.summary.id, each.summary.id)
        known = best.get(chain)
        if known is None or each.score > known.score:
            best[chain] = each
    newest: dict[ArticleId, ArticleSummary] = {}
    for summary in members:
        chain = group[summary.id]
        if chain not in newest or _age_key(summary) > _age_key(newest[chain]):
            newest[chain] = summary
    return [replace(each, summary=newest.get(chain, each.summary)) for chain, each in best.items()]


def chains(pairs: Iterable[tuple[ArticleId, ArticleId]]) -> dict[ArticleId, ArticleId]:
    """Return for each article of a chain one that stands for the whole chain."""
    group: dict[ArticleId, ArticleId] = {}
    for one, other in pairs:
        first, second = group.setdefault(one, one), group.setdefault(other, other)
        if first != second:
            for member, chain in group.items():
                if chain == second:
                    group[member] = first
    return group


def certainty(score: float, weights: Weights) -> float:
    """Return a score as people read it: how surely an article belongs beside a story."""
    return 1 - math.exp(-weights.certainty * score)


def reasons(shared: Mapping[str, float], terms: Mapping[str, Term]) -> tuple[str, ...]:
    """Return the shared terms that contribute most, none of them part of another."""
    found: list[str] = []
    for key in sorted(shared, key=lambda key: (-shared[key] * len(terms[key].words), key)):
        shown = terms[key].shown
        words = set(folded(shown).split())
        if not any(words <= set(folded(other).split()) for other in found):
            found = [other for other in found if not set(folded(other).split()) <= words]
            found.append(shown)
        if len(found) == REASONS:
            break
    return tuple(found)


def _nearness(date: datetime, summary: ArticleSummary, weights: Weights) -> float:
    other = summary.published_at or summary.modified_at or date
    days = abs((date - other).total_seconds()) / 86_400
    share: float = 0.5 ** (days / weights.half_life_days)
    return weights.oldest + (1 - weights.oldest) * share


def _in_common(one: Candidate, other: Candidate) -> float:
    """Return how much of what they share with the story both share."""
    both = one.shared.keys() & other.shared.keys()
    return sum(one.shared[key] + other.shared[key] for key in both)


def _tongue(language: str) -> str:
    return language.lower().partition("-")[0]


def _age_key(summary: ArticleSummary) -> str:
    return str(summary.published_at or summary.modified_at)
