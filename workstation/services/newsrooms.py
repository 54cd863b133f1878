"""The newsroom's own settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.canonical import canonical_text, single_line, sort_key
from workstation.domain.changes import Changes
from workstation.domain.cleaning import canonical_draft
from workstation.domain.errors import NotAllowed
from workstation.domain.newsroom import Newsroom, StyleTerm
from workstation.domain.wording import QT_TRANSLATE_NOOP, OneOf
from workstation.services import crediting

if TYPE_CHECKING:
    from workstation.domain.policy import NewsroomRules
    from workstation.storage.unit_of_work import UnitOfWork


def load(uow: UnitOfWork) -> Newsroom:
    """Return the newsroom with its sections, people and saved searches."""
    return uow.newsroom.load()


def save(uow: UnitOfWork, newsroom: Newsroom, *, by: str | None = None) -> Changes:
    """Replace the newsroom's settings; what is unchanged changes nothing.

    Raises `NotAllowed` where `by`, a person, changes what is the chief's; None is the program.
    """
    cleaned = replace(
        newsroom,
        name=single_line(newsroom.name),
        tagline=single_line(newsroom.tagline),
        language=single_line(newsroom.language),
        newsletter=canonical_text(newsroom.newsletter),
        address=single_line(newsroom.address),
        sections=tuple(
            replace(section, name=single_line(section.name)) for section in newsroom.sections
        ),
        people=tuple(replace(person, name=single_line(person.name)) for person in newsroom.people),
        dictionary=_words(newsroom.dictionary),
        house_style=tuple(
            StyleTerm(*(single_line(part) for part in (term.avoid, term.instead, term.why)))
            for term in newsroom.house_style
            if single_line(term.avoid)
        ),
        saved_searches=tuple(
            replace(search, name=single_line(search.name), query=single_line(search.query))
            for search in newsroom.saved_searches
        ),
        templates=tuple(
            replace(each, name=single_line(each.name), draft=canonical_draft(each.draft))
            for each in newsroom.templates
        ),
    )
    present = uow.newsroom.load()
    if cleaned == present:
        return Changes()
    if by is not None:
        check_rules(present, cleaned, by)
    uow.newsroom.save(cleaned)
    return Changes(newsroom=True) | crediting.rename(uow, present, cleaned)


def check_rules(present: Newsroom, wanted: Newsroom, by: str) -> None:
    """Raise `NotAllowed` where someone changes what only a chief editor may."""
    if not present.may_rule(by) and not wanted.same_rules(present):
        raise NotAllowed(
            QT_TRANSLATE_NOOP(
                "Refusals",
                "Only a chief editor changes who is an editor, who approves what, and what checks "
                "weigh: {chiefs}.",
            ),
            chiefs=OneOf(present.chiefs()),
        )


def impose(uow: UnitOfWork, rules: NewsroomRules) -> Changes:
    """Bring the newsroom's settings to what the organisation has set."""
    newsroom = uow.newsroom.load()
    return save(uow, rules.imposed(newsroom))


def _words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a dictionary in order, each once."""
    cleaned = {single_line(word) for word in words}
    return tuple(sorted(cleaned - {""}, key=lambda word: (sort_key(word), word)))
