"""Which part of the picture library is listed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING

from workstation.desk.use_cases import pictures
from workstation.domain.ids import PictureId
from workstation.domain.pictures import RIGHTS_NOTICE

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork


class Shelf(Enum):
    """A part of the picture library."""

    ALL = "all"
    ARTICLE = "article"
    """The pictures of the current article, in the order of its figures."""
    NEEDS_WORK = "needs work"
    """Alt text, caption or credit is missing."""
    RIGHTS_ENDING = "rights ending"
    """Their rights have ended, or end within two weeks."""
    UNUSED = "unused"
    """No article uses them."""


def query(
    shelf: Shelf,
    text: str,
    today: date,
    of_article: tuple[PictureId, ...],
    limit: int | None = None,
) -> Callable[[UnitOfWork], tuple[PictureId, ...]]:
    """Return the query for the pictures of a shelf whose texts match, or the first of them."""

    def read(unit: UnitOfWork) -> tuple[PictureId, ...]:
        if shelf is Shelf.NEEDS_WORK:
            return pictures.find(unit, text, any_missing=pictures.NEEDED, limit=limit)
        if shelf is Shelf.RIGHTS_ENDING:
            return pictures.find(unit, text, rights_until=today + RIGHTS_NOTICE, limit=limit)
        if shelf is Shelf.UNUSED:
            return pictures.find(unit, text, unused=True, limit=limit)
        found = pictures.find(unit, text, limit=None if shelf is Shelf.ARTICLE else limit)
        if shelf is Shelf.ARTICLE:
            there = frozenset(found)
            return tuple(picture for picture in dict.fromkeys(of_article) if picture in there)
        return found

    return read
