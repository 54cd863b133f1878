"""Lists of articles: which ids, in which order, and how many."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Select,
    TextClause,
    UnaryExpression,
    and_,
    exists,
    func,
    join,
    literal_column,
    or_,
    select,
    table,
    text,
)

from workstation.domain.canonical import folded
from workstation.domain.clock import to_text
from workstation.domain.ids import ArticleId
from workstation.domain.notes import MENTION
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.storage import link_views, tables
from workstation.storage.search import expression

_article = tables.article

_FOUND = join(
    table("article_fts"), _article, _article.c.number == literal_column("article_fts.rowid")
)

_RANK = literal_column("bm25(article_fts, 8.0, 4.0, 1.0, 4.0, 2.0)", Float)
"""Headline, standfirst, body, bylines, captions; the best match has the smallest number."""

_ORDERS: dict[Order, tuple[UnaryExpression[int] | UnaryExpression[str], UnaryExpression[str]]] = {
    Order.NEWEST: (_article.c.modified_at.desc(), _article.c.id.desc()),
    Order.OLDEST: (_article.c.modified_at.asc(), _article.c.id.asc()),
    Order.LINKED: (link_views.INCOMING.desc(), _article.c.id.desc()),
    Order.DEADLINE: (func.coalesce(_article.c.deadline, "9999").asc(), _article.c.id.desc()),
    Order.HEADLINE: (_article.c.headline_key.asc(), _article.c.id.asc()),
}


class Listing:
    """Lists over all articles, answered from covering indexes where words are not asked for."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, query: LibraryQuery, phrases: Sequence[str], limit: int | None
    ) -> tuple[ArticleId, ...]:
        """Return the articles of a query; `phrases` are its words, split."""
        if phrases and query.order is Order.RELEVANCE:
            return tuple(article for article, _ in self.ranked(query, phrases, limit))
        statement = select(_article.c.id).where(*conditions(query))
        if phrases:
            statement = statement.where(
                _article.c.number.in_(
                    select(literal_column("article_fts.rowid", Integer))
                    .select_from(table("article_fts"))
                    .where(_matches(phrases))
                )
            )
        order = _ORDERS.get(query.order, _ORDERS[Order.NEWEST])
        rows = self._connection.execute(statement.order_by(*order).limit(limit))
        return tuple(ArticleId(row[0]) for row in rows)

    def ranked(
        self, query: LibraryQuery, phrases: Sequence[str], limit: int | None
    ) -> tuple[tuple[ArticleId, float], ...]:
        """Return the articles that have the phrases, best match first, with their scores."""
        statement = (
            select(_article.c.id, _RANK)
            .select_from(_FOUND)
            .where(_matches(phrases), *conditions(query))
            .order_by(_RANK, _article.c.id.desc())
            .limit(limit)
        )
        return tuple((ArticleId(row[0]), -row[1]) for row in self._connection.execute(statement))

    def count(self, query: LibraryQuery, phrases: Sequence[str]) -> int:
        """Return how many articles a query has."""
        statement = select(func.count()).where(*conditions(query))
        if phrases:
            statement = statement.select_from(_FOUND).where(_matches(phrases))
        else:
            statement = statement.select_from(_article)
        return self._connection.execute(statement).scalar_one()

    def stages(self) -> dict[Stage, int]:
        """Return how many articles are in each stage; stages without any are left out."""
        rows = self._connection.execute(
            select(_article.c.stage, func.count()).group_by(_article.c.stage)
        )
        return {Stage(row[0]): row[1] for row in rows}

    def sections(self) -> dict[str, int]:
        """Return how many articles are in each section, by the section's folded name."""
        rows = self._connection.execute(
            select(_article.c.section_key, func.count()).group_by(_article.c.section_key)
        )
        return {row[0]: row[1] for row in rows}

    def size(self) -> int:
        """Return how many articles there are."""
        return self._connection.execute(select(func.count()).select_from(_article)).scalar_one()

    def headlines_from(self, key: str, limit: int) -> tuple[ArticleId, ...]:
        """Return the articles whose headline begins with the sort key, newest first."""
        rows = self._connection.execute(
            select(_article.c.id)
            .where(_article.c.headline_key >= key, _article.c.headline_key < f"{key}\U0010ffff")
            .order_by(_article.c.modified_at.desc())
            .limit(limit)
        )
        return tuple(ArticleId(row[0]) for row in rows)


def _matches(phrases: Sequence[str]) -> TextClause:
    return text("article_fts MATCH :match").bindparams(match=expression(phrases))


def conditions(query: LibraryQuery) -> list[ColumnElement[bool]]:
    """Return what a query asks of an article, apart from its words."""
    found: list[ColumnElement[bool]] = []
    if query.stages:
        found.append(_article.c.stage.in_(sorted(query.stages)))
    if query.section:
        found.append(_article.c.section_key == folded(query.section))
    if query.assignee:
        found.append(_article.c.assignee_key == folded(query.assignee))
    for names, wanted in ((tables.byline, query.byline), (tables.tag, query.tag)):
        if wanted:
            found.append(
                _article.c.id.in_(select(names.c.article).where(names.c.name_key == folded(wanted)))
            )
    if query.notes_for:
        found.append(_article.c.id.in_(_noted_for(query.notes_for)))
    if query.waited_for_by:
        found.append(_waited_for(query.waited_for_by))
    found += [_HAS[name] for name in sorted(query.has)]
    found += [_MISSING[name] for name in sorted(query.missing)]
    found += [link_views.CONDITIONS[name] for name in sorted(query.links)]
    dated = func.coalesce(_article.c.published_at, _article.c.modified_at)
    if query.before:
        found.append(dated < _midnight(query.before))
    if query.after:
        found.append(dated >= _midnight(query.after))
    return found


def _noted_for(name: str) -> Select[tuple[str]]:
    """Return the articles with open notes for somebody, found from the notes: they are few."""
    note, mention = tables.note, f"{MENTION}{name}"
    wrote = select(tables.byline.c.article).where(tables.byline.c.name_key == folded(name))
    return select(note.c.article).where(
        note.c.resolved_by == "",
        or_(
            func.instr(note.c.text, mention) > 0,
            # Answers are JSON, in which letters stand as they are and quotation marks don't.
            func.instr(note.c.replies, json.dumps(mention, ensure_ascii=False)[1:-1]) > 0,
            and_(note.c.by_name != name, note.c.article.in_(wrote)),
        ),
    )


def _waited_for(name: str) -> ColumnElement[bool]:
    """Say whether somebody waits for others: for an editor's word, or for a writer's changes."""
    wrote = select(tables.byline.c.article).where(tables.byline.c.name_key == folded(name))
    with_editors, key = (Stage.SUBMITTED, Stage.IN_REVIEW, Stage.APPROVED), folded(name)
    return or_(
        and_(
            _article.c.stage.in_(with_editors),
            _article.c.assignee_key != key,
            _article.c.id.in_(wrote),
        ),
        and_(
            _article.c.stage == Stage.CHANGES_REQUESTED,
            _article.c.assignee_key == key,
            _article.c.id.not_in(wrote),
        ),
    )


def _midnight(day: date) -> str:
    return to_text(datetime.combine(day, time(), UTC))


def _has_figure(*more: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(tables.figure.c.article == _article.c.id, *more)


def _lacks(name: str) -> ColumnElement[bool]:
    """Some figure of the article has no such text, neither of its own nor as master."""
    figure, picture = tables.figure, tables.picture
    resolved = func.coalesce(figure.c[name], picture.c[name], "")
    return exists(
        select(figure.c.id)
        .select_from(figure.outerjoin(picture, picture.c.id == figure.c.picture))
        .where(
            figure.c.article == _article.c.id,
            resolved == "",
            *([figure.c.decorative == 0] if name == "alt" else []),
        )
        .correlate(_article)
    )


_HAS: dict[str, ColumnElement[bool]] = {
    "picture": _has_figure(),
    "link": exists().where(tables.related_link.c.article == _article.c.id),
    "embargo": _article.c.embargo.is_not(None),
    "conflict": _article.c.conflicts > 0,
    "out": _article.c.out_since.is_not(None),
    "deadline": and_(
        _article.c.deadline.is_not(None),
        _article.c.stage.in_([stage for stage in Stage if stage.open_to_change]),
    ),
}

_MISSING: dict[str, ColumnElement[bool]] = {
    "alt": _lacks("alt"),
    "credit": _lacks("credit"),
    "caption": _lacks("caption"),
    "byline": _article.c.bylines == "[]",
    "lead": ~_has_figure(tables.figure.c.role == "lead"),
}
