"""What the links of an article, and those to it, say about the library: as conditions of SQL."""

from __future__ import annotations

from sqlalchemy import ColumnElement, FromClause, and_, exists, func, or_, select

from workstation.storage import tables

STALE_DAYS = 730
"""A link leads to a stale story when that is so much older than the article."""

_article = tables.article
_own = tables.related_link.alias("own")
_other = tables.related_link.alias("other")
_third = tables.related_link.alias("third")
_target = tables.article.alias("target")
_source = tables.article.alias("source")

_from_elsewhere = and_(
    _other.c.target == _article.c.id,
    _other.c.article != _article.c.id,
    _source.c.id == _other.c.article,
    _source.c.stage != "spiked",
)

INCOMING = (
    select(func.count())
    .select_from(_other.join(_source, _source.c.id == _other.c.article))
    .where(_from_elsewhere)
    .correlate(_article)
    .scalar_subquery()
)
"""How many links of other articles lead to an article."""

_shown = and_(_article.c.stage != "spiked", _article.c.stage != "withdrawn")


def _own_link(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(_own.c.article == _article.c.id, *more).correlate(_article)


def _day(table: FromClause) -> ColumnElement[float]:
    return func.julianday(func.coalesce(table.c.published_at, table.c.modified_at))


def _found(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that something is there for the link or the article in question."""
    return exists().where(*conditions).correlate(_article, _own, _other)


_present = _found(_target.c.id == _own.c.target, _target.c.stage.not_in(("spiked", "withdrawn")))

_old = _found(
    _target.c.id == _own.c.target,
    _target.c.stage.in_(("published", "corrected")),
    _day(_article) - _day(_target) > STALE_DAYS,
)

_replaced = (
    exists()
    .where(
        _other.c.target == _own.c.target,
        _other.c.kind == "update of",
        _other.c.article != _own.c.article,
        _source.c.id == _other.c.article,
        _source.c.stage.in_(("published", "corrected")),
    )
    .correlate(_own)
)

_linked_back = _found(_third.c.article == _article.c.id, _third.c.target == _other.c.article)

CONDITIONS: dict[str, ColumnElement[bool]] = {
    "orphan": and_(_shown, ~exists(select(_other.c.id).where(_from_elsewhere).correlate(_article))),
    "dead-end": and_(_shown, ~_own_link(_own.c.target_kind != "unresolved")),
    "broken": and_(_shown, _own_link(_own.c.target.is_not(None), ~_present)),
    "stale": and_(_shown, _own_link(or_(_old, _replaced))),
    "series-gap": and_(
        _shown,
        exists(
            select(_other.c.id)
            .where(_from_elsewhere, _other.c.kind == "same series", ~_linked_back)
            .correlate(_article)
        ),
    ),
}
"""By the words of the filter `links:`."""
