"""The newsroom's pictures: their master texts, and where they are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from workstation.domain.article import ArticleSummary
from workstation.domain.canonical import folded
from workstation.domain.changes import Changes
from workstation.domain.cleaning import canonical_picture
from workstation.domain.errors import BadQuery, NotFound
from workstation.domain.ids import PictureId
from workstation.domain.pictures import RIGHTS_NOTICE, Picture, PictureCounts, Rights

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

MISSING = ("alt", "caption", "credit", "source")
"""Master texts that pictures can be looked for without."""

NEEDED = frozenset({"alt", "caption", "credit"})
"""Master texts without which a picture needs work."""

_TEXTS = ("caption", "credit", "source", "alt", "long_description")


def add(uow: UnitOfWork, picture: Picture) -> Changes:
    """Store a picture's texts.

    The same bytes are the same picture: if it is there, only its empty texts are filled.
    """
    new = canonical_picture(picture)
    present = uow.pictures.load([picture.id])
    if present:
        new = _filled(present[0], new)
        if new == present[0]:
            return Changes()
    return _write(uow, new)


def load(uow: UnitOfWork, pictures: Iterable[PictureId]) -> tuple[Picture, ...]:
    """Return these pictures in that order; unknown ones are left out."""
    return uow.pictures.load(pictures)


def find(
    uow: UnitOfWork,
    text: str = "",
    *,
    missing: frozenset[str] = frozenset(),
    any_missing: frozenset[str] = frozenset(),
    rights_until: date | None = None,
    limit: int | None = None,
) -> tuple[PictureId, ...]:
    """Return pictures that have all the words in their texts, newest first.

    `missing` names texts that are all empty, `any_missing` texts of which one is empty at least;
    `rights_until` asks for pictures whose rights end by that day, or have ended.
    """
    unknown = (missing | any_missing).difference(MISSING)
    if unknown:
        raise BadQuery(f"Pictures can't be looked for without “{min(unknown)}”.")
    return uow.pictures.find(
        folded(text).split(),
        sorted(missing),
        limit,
        any_missing=sorted(any_missing),
        rights_until=rights_until,
    )


def counts(uow: UnitOfWork, *, today: date) -> PictureCounts:
    """Count the pictures that ask for something: texts to write, rights to renew."""
    return PictureCounts(
        needing_work=uow.pictures.count(any_missing=sorted(NEEDED)),
        rights_ending=uow.pictures.count(rights_until=today + RIGHTS_NOTICE),
    )


def update(uow: UnitOfWork, picture: Picture) -> Changes:
    """Replace a picture's master texts; raises `NotFound`."""
    present = uow.pictures.load([picture.id])
    if not present:
        raise NotFound("picture", picture.file_name)
    new = canonical_picture(picture)
    return Changes() if new == present[0] else _write(uow, new)


def used_in(uow: UnitOfWork, picture: PictureId) -> tuple[ArticleSummary, ...]:
    """Return the articles that use a picture, last changed first."""
    found = uow.articles.summaries(uow.pictures.used_in(picture))
    return tuple(sorted(found, key=lambda summary: str(summary.modified_at), reverse=True))


def usage_counts(uow: UnitOfWork, pictures: Iterable[PictureId]) -> dict[PictureId, int]:
    """Return in how many articles each picture is used."""
    wanted = tuple(pictures)
    return dict.fromkeys(wanted, 0) | uow.pictures.uses(wanted)


def _write(uow: UnitOfWork, picture: Picture) -> Changes:
    uow.pictures.write(picture, uow.clock.now())
    # Captions can be searched for, the master's too where a figure has none of its own.
    uow.search.mark_dirty(uow.pictures.used_in(picture.id))
    return Changes(pictures=frozenset({picture.id}))


def _filled(present: Picture, new: Picture) -> Picture:
    texts = {
        name: getattr(new, name)
        for name in _TEXTS
        if not getattr(present, name) and getattr(new, name)
    }
    return replace(
        present,
        **texts,
        rights=new.rights if present.rights == Rights() else present.rights,
        keywords=present.keywords or new.keywords,
        taken_at=present.taken_at or new.taken_at,
        from_file=tuple(dict.fromkeys((*present.from_file, *(new.from_file if texts else ())))),
    )
