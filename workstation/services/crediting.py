"""Credits that are contributors: the same name, counted, looked for, and renamed with them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from workstation.domain.canonical import folded
from workstation.domain.changes import Changes
from workstation.domain.cleaning import canonical_picture
from workstation.domain.newsroom import Newsroom
from workstation.domain.pictures import Picture

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_ASKED = re.compile(r"\bcredit:(?:\"([^\"]*)\"|(\S+))", re.IGNORECASE)


def asked(text: str) -> tuple[str, str]:
    """Return the name in `credit:"…"`, and the other words of a search."""
    found = _ASKED.search(text)
    if found is None:
        return "", text
    return (found[1] or found[2] or "").strip(), f"{text[: found.start()]} {text[found.end() :]}"


def cleaned(uow: UnitOfWork, picture: Picture, present: Picture | None = None) -> Picture:
    """Return a picture as it is kept: a contributor's name as it is written in the newsroom."""
    clean = canonical_picture(picture)
    if not clean.credit or (present is not None and present.credit == clean.credit):
        return clean
    key = folded(clean.credit)
    names = (person.name for person in uow.newsroom.load().people)
    return replace(clean, credit=next((n for n in names if folded(n) == key), clean.credit))


def counts(uow: UnitOfWork) -> dict[str, int]:
    """Return how many pictures of the library are credited to each contributor who has any."""
    return uow.pictures.credits(person.name for person in uow.newsroom.load().people)


def rename(uow: UnitOfWork, before: Newsroom, after: Newsroom) -> Changes:
    """Have the credits of contributors who are called something else now follow."""
    former = {person.id: person.name for person in before.people}
    renamed = {
        former[person.id]: person.name
        for person in after.people
        if former.get(person.id, person.name) != person.name
    }
    if not renamed:
        return Changes()
    pictures = uow.pictures.load(uow.pictures.credited(renamed))
    at = uow.clock.now()
    for picture in pictures:
        uow.pictures.write(replace(picture, credit=renamed[picture.credit]), at)
        uow.search.mark_dirty(uow.pictures.used_in(picture.id))
    return Changes(pictures=frozenset(picture.id for picture in pictures))
