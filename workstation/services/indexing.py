"""Full text and terms of what was saved, made when nobody waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from workstation.domain.draft import Draft
from workstation.domain.links import UnresolvedTarget, WebTarget
from workstation.domain.pictures import texts_of
from workstation.storage.indexed import Indexed
from workstation.text.terms import Term, rarity, stored, terms_of

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


def index_dirty(uow: UnitOfWork, limit: int) -> int:
    """Index up to `limit` of the articles that were saved; return how many, 0 at the end."""
    waiting = uow.search.dirty(limit)
    size = uow.listing.size()
    for article in waiting:
        draft = uow.articles.load(article).draft
        terms = terms_of(draft)
        uow.search.index(
            article,
            Indexed(
                headline=draft.headline,
                standfirst="\n".join((draft.kicker, draft.standfirst)),
                body=draft.body,
                bylines="\n".join((*draft.bylines, *draft.tags, draft.dateline)),
                captions=_captions(uow, draft),
                terms=stored(terms, rarities(uow, terms, size)),
                counted=[term.key for term in terms],
            ),
        )
    return len(waiting)


def rarities(uow: UnitOfWork, terms: Iterable[Term], size: int) -> dict[str, float]:
    """Return how telling each term is among the articles that are indexed."""
    frequencies = uow.search.frequencies(term.key for term in terms)
    return {key: rarity(size, having) for key, having in frequencies.items()}


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
