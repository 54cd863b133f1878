"""Pictures: what the newsroom knows of each original; the bytes are in `blobs`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Picture
from workstation.storage.house_mapping import picture_from, picture_values
from workstation.storage.rows import among, records
from workstation.storage.tables import figure
from workstation.storage.tables import picture as _picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which pictures are looked for; all conditions hold together."""

    words: tuple[str, ...] = ()
    """Folded words that are all in its texts."""
    credit: str = ""
    """Whom it is credited to, and nobody else."""
    missing: tuple[str, ...] = ()
    """Texts that are all empty."""
    any_missing: tuple[str, ...] = ()
    """Texts of which one is empty at least."""
    rights_until: date | None = None
    """The rights end by that day, or have ended."""
    unused: bool = False
    """No article uses it."""


class Pictures:
    """The pictures of the newsroom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def write(self, picture: Picture, at: datetime) -> None:
        """Store a picture, or replace its texts; `at` is when it came unless it says so itself."""
        values = picture_values(picture, at)
        statement = insert(_picture).values(**values)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["id"],
                set_={name: statement.excluded[name] for name in values if name != "id"},
            )
        )

    def load(self, pictures: Iterable[PictureId]) -> tuple[Picture, ...]:
        """Return these pictures in that order; unknown ones are left out."""
        wanted = tuple(pictures)
        result = self._connection.execute(select(_picture).where(among(_picture.c.id, wanted)))
        found = {row["id"]: picture_from(row) for row in records(result)}
        return tuple(found[picture] for picture in wanted if picture in found)

    def find(self, wanted: Wanted, limit: int | None = None) -> tuple[PictureId, ...]:
        """Return the pictures that are wanted, newest first."""
        rows = self._connection.execute(
            select(_picture.c.id)
            .where(*_asked(wanted))
            .order_by(_picture.c.added_at.desc(), _picture.c.id)
            .limit(limit)
        )
        return tuple(PictureId(row[0]) for row in rows)

    def count(self, wanted: Wanted) -> int:
        """Count the pictures that `find` would return."""
        return self._connection.execute(
            select(func.count()).select_from(_picture).where(*_asked(wanted))
        ).scalar_one()

    def looks(self) -> dict[PictureId, str]:
        """Return the perceptual hashes of the pictures of the library that have one."""
        rows = self._connection.execute(
            select(_picture.c.id, _picture.c.look).where(
                _picture.c.look != "", _picture.c.removed_at.is_(None)
            )
        )
        return {PictureId(row[0]): row[1] for row in rows}

    def credited(self, names: Iterable[str]) -> tuple[PictureId, ...]:
        """Return the pictures that are credited to one of these, those taken out as well."""
        query = select(_picture.c.id).where(among(_picture.c.credit, names))
        return tuple(PictureId(row[0]) for row in self._connection.execute(query))

    def credits(self, names: Iterable[str]) -> dict[str, int]:
        """Return how many pictures of the library are credited to each; those with any."""
        rows = self._connection.execute(
            select(_picture.c.credit, func.count())
            .where(among(_picture.c.credit, names), _picture.c.removed_at.is_(None))
            .group_by(_picture.c.credit)
        )
        return {row[0]: row[1] for row in rows}

    def used_in(self, picture: PictureId) -> frozenset[ArticleId]:
        """Return the articles that use a picture."""
        rows = self._connection.execute(
            select(figure.c.article).where(figure.c.picture == picture).distinct()
        )
        return frozenset(ArticleId(row[0]) for row in rows)

    def uses(self, pictures: Iterable[PictureId]) -> dict[PictureId, int]:
        """Return in how many articles each of these pictures is; those in none are left out."""
        rows = self._connection.execute(
            select(figure.c.picture, func.count(figure.c.article.distinct()))
            .where(among(figure.c.picture, pictures))
            .group_by(figure.c.picture)
        )
        return {PictureId(row[0]): row[1] for row in rows}


def _asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = [
        _picture.c.words_key.contains(word, autoescape=True) for word in wanted.words
    ]
    conditions.append(_picture.c.removed_at.is_(None))
    if wanted.credit:
        conditions.append(_picture.c.credit.collate("NOCASE") == wanted.credit)
    conditions += [_picture.c[name] == "" for name in wanted.missing]
    if wanted.any_missing:
        conditions.append(or_(*(_picture.c[name] == "" for name in wanted.any_missing)))
    if wanted.rights_until is not None:
        conditions.append(_picture.c.rights_until <= wanted.rights_until.isoformat())
    if wanted.unused:
        conditions.append(~exists().where(figure.c.picture == _picture.c.id))
    return conditions
