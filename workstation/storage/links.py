"""Related links between articles, and those that wait for their target to arrive."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import (
    Connection,
    Select,
    and_,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.canonical import sort_key
from workstation.domain.ids import ArticleId
from workstation.domain.links import LinkKind, RelatedLink
from workstation.storage.mapping import link_from
from workstation.storage.parts import write_rows
from workstation.storage.rows import among, records
from workstation.storage.sealing import Values
from workstation.storage.tables import article, dismissed, related_link
from workstation.storage.values import json_list

_NEW = insert(related_link).excluded

# A link that has found its article keeps the title it waited under.
_KEPT = {
    name: case(
        (_NEW.target_kind == "article", related_link.c[name]),
        else_=_NEW[name],
    )
    for name in ("title", "bylines", "slug")
}

# Writing a waiting link again must not lose what it has resolved to meanwhile.
_KEPT["target"] = case(
    (
        and_(
            _NEW.target_kind == "unresolved",
            related_link.c.target_kind == "unresolved",
            _NEW.title == related_link.c.title,
            _NEW.slug == related_link.c.slug,
        ),
        related_link.c.target,
    ),
    else_=_NEW.target,
)


def _updates() -> Select[str, str]:
    """Return the query for all chains of updates that some articles belong to."""
    edge = (
        select(related_link.c.article.label("newer"), related_link.c.target.label("older"))
        .where(related_link.c.kind == "update of", related_link.c.target.is_not(None))
        .cte("edge")
    )
    start = func.json_each(bindparam("articles")).table_valued("value").c.value
    members = select(start.label("id")).cte("member", recursive=True)
    grown = members.union(
        select(edge.c.older).join(members, members.c.id == edge.c.newer),
        select(edge.c.newer).join(members, members.c.id == edge.c.older),
    )
    return select(edge.c.newer, edge.c.older).join(grown, grown.c.id == edge.c.newer)


_DISMISSED = select(dismissed.c.target).where(dismissed.c.article == bindparam("source"))

_UPDATES = _updates()
"""Made once, since it is asked for again and again."""


class Links:
    """The related links of the newsroom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def targets(self, source: ArticleId) -> frozenset[ArticleId]:
        """Return the articles that an article links to."""
        rows = self._connection.execute(
            select(related_link.c.target).where(
                related_link.c.article == source, related_link.c.target.is_not(None)
            )
        )
        return frozenset(ArticleId(row[0]) for row in rows)

    def write(self, source: ArticleId, rows: Sequence[Values]) -> frozenset[ArticleId]:
        """Make these the links of an article, and resolve those that can.

        Returns the articles that gained or lost a link by that.
        """
        before = self.targets(source)
        changed = write_rows(self._connection, related_link, source, rows, key="id", kept=_KEPT)
        waiting = [row for row in changed if row["target_kind"] == "unresolved"]
        if waiting:
            self._resolve_waiting(source, waiting)
        return before ^ self.targets(source)

    def incoming(self, target: ArticleId) -> tuple[tuple[ArticleId, RelatedLink], ...]:
        """Return the links that point at an article, with the articles they are in."""
        result = self._connection.execute(
            select(related_link)
            .where(related_link.c.target == target)
            .order_by(related_link.c.article, related_link.c.position)
        )
        return tuple((ArticleId(row["article"]), link_from(row)) for row in records(result))

    def naming(self, slug: str, besides: ArticleId) -> tuple[tuple[ArticleId, str], ...]:
        """Return the articles in whose texts the words of a slug follow each other, with the text.

        Whether the text links there is for the caller to see.
        """
        words = " ".join(re.findall(r"[^\W_]+", slug))
        rows = self._connection.execute(
            text(
                "SELECT article.id, article.body FROM article_fts"
                " JOIN article ON article.number = article_fts.rowid"
                " WHERE article_fts MATCH :match AND article.id <> :besides"
            ),
            {"match": f'body : "{words}"', "besides": besides},
        )
        return tuple((ArticleId(row[0]), row[1]) for row in rows)

    def resolve_to(self, arrived: ArticleId, slug: str, headline: str) -> frozenset[ArticleId]:
        """Point waiting links with that slug or exact headline at it; return their articles."""
        rows = self._connection.execute(
            update(related_link)
            .where(
                related_link.c.target_kind == "unresolved",
                related_link.c.target.is_(None),
                related_link.c.article != arrived,
                or_(
                    related_link.c.slug == slug,
                    related_link.c.title == headline if headline else related_link.c.slug == slug,
                ),
            )
            .values(target=arrived)
            .returning(related_link.c.article)
        )
        return frozenset(ArticleId(row[0]) for row in rows)

    def release(self, target: ArticleId) -> None:
        """Let links that had resolved to an article wait again."""
        self._connection.execute(
            update(related_link)
            .where(related_link.c.target == target, related_link.c.target_kind == "unresolved")
            .values(target=None)
        )

    def between(
        self, articles: Sequence[ArticleId]
    ) -> tuple[tuple[ArticleId, ArticleId, LinkKind], ...]:
        """Return the links from one of these articles to another: source, target and kind."""
        rows = self._connection.execute(
            select(related_link.c.article, related_link.c.target, related_link.c.kind)
            .where(among(related_link.c.article, articles), among(related_link.c.target, articles))
            .where(related_link.c.article != related_link.c.target)
            .order_by(related_link.c.article, related_link.c.position)
        )
        return tuple((ArticleId(row[0]), ArticleId(row[1]), LinkKind(row[2])) for row in rows)

    def updates(self, articles: Sequence[ArticleId]) -> tuple[tuple[ArticleId, ArticleId], ...]:
        """Return the pairs (newer, older) of all chains of updates these articles belong to."""
        rows = self._connection.execute(_UPDATES, {"articles": json_list(articles)})
        return tuple((ArticleId(row[0]), ArticleId(row[1])) for row in rows)

    def dismiss(self, source: ArticleId, target: ArticleId) -> None:
        """Remember that an article is not wanted as a suggestion for another."""
        self._connection.execute(
            insert(dismissed).values(article=source, target=target).on_conflict_do_nothing()
        )

    def allow(self, source: ArticleId, target: ArticleId) -> None:
        """Forget that an article was not wanted as a suggestion for another."""
        self._connection.execute(
            delete(dismissed).where(dismissed.c.article == source, dismissed.c.target == target)
        )

    def dismissed(self, source: ArticleId) -> frozenset[ArticleId]:
        """Return the articles that are not wanted as suggestions."""
        rows = self._connection.execute(_DISMISSED, {"source": source})
        return frozenset(ArticleId(row[0]) for row in rows)

    def _resolve_waiting(self, source: ArticleId, waiting: Sequence[Values]) -> None:
        slugs = [str(row["slug"]) for row in waiting if row["slug"]]
        keys = [sort_key(str(row["title"])) for row in waiting if row["title"]]
        rows = self._connection.execute(
            select(article.c.id, article.c.slug, article.c.headline)
            .where(
                article.c.id != source,
                or_(
                    among(article.c.slug, slugs),
                    among(article.c.headline_key, keys),
                ),
            )
            .order_by(article.c.modified_at)
        ).fetchall()
        by_slug = {row[1]: row[0] for row in rows}
        by_headline = {row[2]: row[0] for row in rows}
        found = [
            {"link": row["id"], "found": by_slug.get(row["slug"]) or by_headline.get(row["title"])}
            for row in waiting
        ]
        found = [each for each in found if each["found"]]
        if found:
            self._connection.execute(
                update(related_link)
                .where(related_link.c.article == source, related_link.c.id == bindparam("link"))
                .values(target=bindparam("found")),
                found,
            )
