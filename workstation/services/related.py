"""Suggestions: which articles belong beside a story, why, and where in the text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from time import perf_counter
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.links import ArticleTarget
from workstation.domain.query import Mention, MentionKind, RelatedHit, Suggestions
from workstation.domain.workflow import Stage
from workstation.services import ranking
from workstation.services.indexing import rarities
from workstation.services.ranking import Candidate
from workstation.text import slugs
from workstation.text.fitting import Paragraphs, Spoken, spoken
from workstation.text.terms import SERIES, Term, TermReader
from workstation.text.weights import WEIGHTS, Weights

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

CONSIDERED = 60
"""Articles looked at closely."""

MENTIONS = 5

NAMED = 30
"""The best of those found, whose headlines are looked for in the text."""

SHORTEST_HEADLINE = 3
"""Words of a headline from which it is told apart from chance."""

_GONE = (Stage.SPIKED, Stage.WITHDRAWN)


class Reading:
    """What is known of a story between one proposal and the next: only what is new is read."""

    __slots__ = ("spoken", "terms")

    def __init__(self, weights: Weights = WEIGHTS) -> None:
        self.terms = TermReader(weights)
        """Its terms, by paragraph."""
        self.spoken: Mapping[str, Spoken] = {}
        """Its paragraphs, by their text."""

    def paragraphs(self, body: str) -> Paragraphs:
        """Return the paragraphs of the body as it is now."""
        found = Paragraphs(body, self.spoken)
        self.spoken = found.known
        return found


def suggest(
    uow: UnitOfWork,
    article: ArticleId,
    draft: Draft,
    limit: int,
    weights: Weights = WEIGHTS,
) -> tuple[RelatedHit, ...]:
    """Return the articles that share most with a draft, best first.

    Never the article itself, one it links to already, one that was dismissed, is spiked or
    withdrawn. Of a chain of updates only the newest is proposed, and of several that share the
    same with the draft others come between.
    """
    return propose(uow, article, draft, limit, weights).hits


def propose(
    uow: UnitOfWork,
    article: ArticleId,
    draft: Draft,
    limit: int,
    weights: Weights = WEIGHTS,
    reading: Reading | None = None,
) -> Suggestions:
    """Return what `suggest` does, and what the text names without linking it.

    With the same `reading` each time, a story that has grown by a sentence is not read whole.
    """
    begun = perf_counter()
    reading = reading or Reading(weights)
    size = uow.search.size()
    terms = reading.terms.read(draft)
    asked = ranking.asked(terms, rarities(uow, terms, size), size)
    found = _candidates(uow, article, draft, asked, weights) if asked else []
    shown = {term.key: term for term in terms}
    chosen = ranking.unlike(found, limit, weights)
    text = reading.paragraphs(draft.body)
    hits = tuple(_hit(each, shown, text, weights) for each in chosen)
    mentions = tuple(_mentions(found, shown, text))[:MENTIONS]
    taken = (perf_counter() - begun) * 1000
    return Suggestions(hits, mentions, size, taken)


def dismiss(uow: UnitOfWork, article: ArticleId, target: ArticleId) -> Changes:
    """Remember that an article is not wanted as a suggestion for this one."""
    uow.links.dismiss(article, target)
    return Changes(relinked=frozenset({target}))


def allow(uow: UnitOfWork, article: ArticleId, target: ArticleId) -> Changes:
    """Forget that an article was not wanted as a suggestion for this one."""
    uow.links.allow(article, target)
    return Changes(relinked=frozenset({target}))


def _candidates(
    uow: UnitOfWork,
    article: ArticleId,
    draft: Draft,
    asked: Mapping[str, float],
    weights: Weights,
) -> list[Candidate]:
    shared = uow.search.sharing(asked, CONSIDERED)
    known = uow.articles.numbered(shared, article)
    itself = next((each for each in known.values() if each.id == article), None)
    date = (itself.published_at if itself is not None else None) or uow.clock.now()
    found = [
        ranking.scored(Candidate(known[number], 0.0, what), draft, date, weights)
        for number, what in shared.items()
        if number in known and known[number].id != article
    ]
    found = [each for each in found if each.score >= weights.least]
    group = ranking.chains(uow.links.updates([each.summary.id for each in found]))
    members = [
        summary
        for summary in (uow.articles.summaries(group) if group else ())
        if summary.stage not in _GONE and summary.id != article
    ]
    excluded = set(uow.links.dismissed(article))
    excluded |= {link.target.id for link in draft.links if isinstance(link.target, ArticleTarget)}
    in_text = slugs.linked(draft.body)
    return [
        each
        for each in ranking.newest_of_chains(found, group, members)
        if _is_offered(each.summary, excluded, in_text)
    ]


def _is_offered(
    summary: ArticleSummary, excluded: Iterable[ArticleId], in_text: Iterable[str]
) -> bool:
    return summary.id not in excluded and summary.stage not in _GONE and summary.slug not in in_text


def _hit(
    found: Candidate, shown: Mapping[str, Term], text: Paragraphs, weights: Weights
) -> RelatedHit:
    phrases = {" ".join(shown[key].words): weight for key, weight in found.shared.items()}
    phrases |= {spoken(shown[key].shown): weight for key, weight in found.shared.items()}
    return RelatedHit(
        found.summary,
        ranking.certainty(found.score, weights),
        ranking.reasons(found.shared, shown),
        text.best(phrases),
    )


def _mentions(
    found: Iterable[Candidate], shown: Mapping[str, Term], text: Paragraphs
) -> Iterable[Mention]:
    """Yield what the text names of other articles: a headline, a series, a person or place."""
    taken: set[tuple[int, int]] = set()
    ordered = sorted(found, key=lambda each: (-each.score, each.summary.slug))[:NAMED]
    named = [(each, spoken(each.summary.headline)) for each in ordered]
    said = {key: spoken(shown[key].shown) for each in ordered for key in each.shared}
    for kind in MentionKind:
        for each, headline in named:
            for phrase in _phrases(kind, each, headline, said):
                place = text.find(phrase)
                if place is None or any(
                    start < place.end and place.start < end for start, end in taken
                ):
                    continue
                taken.add((place.start, place.end))
                yield Mention(each.summary, kind, place.start, place.end, phrase, place.paragraph)
                break


def _phrases(
    kind: MentionKind, found: Candidate, headline: str, said: Mapping[str, str]
) -> Iterable[str]:
    if kind is MentionKind.HEADLINE:
        begun, colon, _ = found.summary.headline.partition(":")
        parts = (headline, spoken(begun)) if colon else (headline,)
        yield from (part for part in parts if part.count(" ") >= SHORTEST_HEADLINE - 1)
    elif kind is MentionKind.SERIES:
        keys = (key for key in found.shared if key.startswith(SERIES))
        yield from (said[key] for key in keys if " " in said[key])
    else:
        keys = (key for key in found.shared if " " in key and key[0].isalpha())
        names = sorted(keys, key=lambda key: (-len(key), key))
        yield from (said[key] for key in names if f" {said[key]} " in f" {headline} ")
