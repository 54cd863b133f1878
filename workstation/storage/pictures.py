"""Pictures: what the newsroom knows of each original; the bytes are in `blobs`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.ids import ArticleId, PictureId
from workstation.domain.pictures import Picture
from workstation.storage.house_mapping import picture_from, picture_values
from workstation.storage.rows import among, records
from workstation.storage.tables import figure
from workstation.storage.tables import picture as _picture


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

    def find(
        self,
        words: Iterable[str],
        missing: Iterable[str],
        limit: int | None,
        *,
        any_missing: Iterable[str] = (),
        rights_until: date | None = None,
    ) -> tuple[PictureId, ...]:
        """Return pictures with all the (folded) words and none of the named texts, newest first.

        `any_missing` asks for pictures without at least one of the named texts, `rights_until`
        for those whose rights end by that day.
        """
        conditions: list[ColumnElement[bool]] = [
            _picture.c.words_key.contains(word, autoescape=True) for word in words
        ]
        conditions += [_picture.c[name] == "" for name in missing]
        rows = self._connection.execute(
            select(_picture.c.id)
            .where(*conditions, *_asked(any_missing, rights_until))
            .order_by(_picture.c.added_at.desc(), _picture.c.id)
            .limit(limit)
        )
        return tuple(PictureId(row[0]) for row in rows)

    def count(self, *, any_missing: Iterable[str] = (), rights_until: date | None = None) -> int:
        """Count the pictures that `find` would return."""
        conditions = _asked(any_missing, rights_until)
        return self._connection.execute(
            select(func.count()).select_from(_picture).where(*conditions)
        ).scalar_one()

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


def _asked(any_missing: Iterable[str], rights_until: date | None) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    missing = [_picture.c[name] == "" for name in any_missing]
    if missing:
        conditions.append(or_(*missing))
    if rights_until is not None:
        conditions.append(_picture.c.rights_until <= rights_until.isoformat())
    return conditions
