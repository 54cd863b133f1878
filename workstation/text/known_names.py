"""Words that are right in an article without being in a dictionary."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.domain.article import References
from workstation.domain.draft import Draft
from workstation.domain.known_words import known_words
from workstation.domain.muted import muted
from workstation.domain.newsroom import Newsroom
from workstation.domain.pictures import texts_of
from workstation.text.judging import names_from

SPELLING = "spelling"
"""The rule on misspelt words."""


def right_anyway(draft: Draft, references: References, newsroom: Newsroom) -> frozenset[str]:
    """Return the words of the newsroom's dictionary, of names, places and tags."""
    return names_from(
        (
            *known_words(draft),
            *(one.text for one in muted(draft) if one.rule == SPELLING),
            *newsroom.dictionary,
            *_names(draft, references, newsroom),
        )
    )


def _names(draft: Draft, references: References, newsroom: Newsroom) -> Iterator[str]:
    yield from (newsroom.name, draft.section, draft.dateline, *draft.bylines, *draft.tags)
    yield from (person.name for person in newsroom.people)
    yield from (section.name for section in newsroom.sections)
    for figure in draft.figures:
        texts = texts_of(figure, references.pictures.get(figure.picture))
        yield from (texts.credit, texts.source)
    for summary in references.articles.values():
        yield from summary.bylines
