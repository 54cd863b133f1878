"""Full text and terms of what was saved, made when nobody waits for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId
from workstation.domain.links import UnresolvedTarget, WebTarget
from workstation.domain.pictures import texts_of
from workstation.storage.indexed import Indexed
from workstation.text.terms import Term, TermReader, rarity, stored

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be indexed of an article, as it was at a version."""

    article: ArticleId
    version: int
    terms: tuple[Term, ...]
    indexed: Indexed
    """Without its most telling terms, which depend on all other articles."""


class Preparation:
    """The long part of indexing, which writes nothing.

    Of the text that it read last only paragraphs that are new take long: who types has the same
    one indexed again and again. `between` is called between two paragraphs. One thread at a time.
    """

    def __init__(self, between: Callable[[], object] = lambda: None) -> None:
        self._terms = TermReader(between=between)

    def read(self, uow: UnitOfWork, limit: int) -> tuple[Prepared, ...]:
        """Read up to `limit` of the articles that were saved."""
        return tuple(self._prepared(uow, article) for article in uow.search.dirty(limit))

    def _prepared(self, uow: UnitOfWork, article: ArticleId) -> Prepared:
        present = uow.articles.load(article)
        draft = present.draft
        terms = self._terms.read(draft)
        indexed = Indexed(
            headline=draft.headline,
            standfirst="\n".join((draft.kicker, draft.standfirst)),
            body=draft.body,
            bylines="\n".join((*draft.bylines, *draft.tags, draft.dateline)),
            captions=_captions(uow, draft),
            terms={},
            counted=[term.key for term in terms],
        )
        return Prepared(article, present.version, terms, indexed)


def put(uow: UnitOfWork, prepared: Iterable[Prepared]) -> int:
    """Index what was prepared, and return how many; what was saved again meanwhile waits."""
    size = uow.listing.size()
    count = 0
    for each in prepared:
        if not uow.articles.exists(each.article):
            continue
        if uow.articles.state(each.article).version != each.version:
            continue
        telling = stored(each.terms, rarities(uow, each.terms, size))
        uow.search.index(each.article, replace(each.indexed, terms=telling))
        count += 1
    return count


def index_dirty(uow: UnitOfWork, limit: int) -> int:
    """Index up to `limit` of the articles that were saved; return how many, 0 at the end."""
    return put(uow, Preparation().read(uow, limit))


def rarities(uow: UnitOfWork, terms: Iterable[Term], size: int) -> dict[str, float]:
    """Return how telling each term is among the articles that are indexed."""
    frequencies = uow.search.frequencies(term.key for term in terms)
    # Most words of a text are in one article or in none: few numbers, many terms.
    told = {having: rarity(size, having) for having in set(frequencies.values())}
    return {key: told[having] for key, having in frequencies.items()}


def _captions(uow: UnitOfWork, draft: Draft) -> str:
    pictures = {
        picture.id: picture
        for picture in uow.pictures.load([figure.picture for figure in draft.figures])
    }
    lines = []
    for figure in draft.figures:
        texts = texts_of(figure, pictures.get(figure.picture))
        lines += [texts.caption, texts.credit, texts.alt]
    for link in draft.links:
        lines.append(link.label)
        if isinstance(link.target, WebTarget | UnresolvedTarget):
            lines.append(link.target.title)
    return "\n".join(filter(None, lines))
