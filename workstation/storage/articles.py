"""Articles: one row each, and the rows of their links, figures and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, or_, select, update

from workstation.domain.article import Article, ArticleSummary, References
from workstation.domain.canonical import canonical_json, folded
from workstation.domain.clock import from_text, to_text
from workstation.domain.draft import Draft
from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.links import ArticleTarget, UnresolvedTarget
from workstation.domain.packets import OutMark
from workstation.domain.workflow import Stage, TickMark
from workstation.storage import tables
from workstation.storage.house_mapping import picture_from
from workstation.storage.links import Links
from workstation.storage.mapping import (
    SUMMARY_COLUMNS,
    absent_from,
    article_from,
    article_values,
    correction_values,
    figure_values,
    link_values,
    name_rows,
    summary_from,
)
from workstation.storage.parts import write_names, write_rows
from workstation.storage.review_mapping import ticks_text
from workstation.storage.rows import among, records
from workstation.storage.sealing import Record, Values, parts_hashes
from workstation.storage.values import json_list, moment_text, optional

_article = tables.article

_SUMMARY = tuple(_article.c[name] for name in SUMMARY_COLUMNS)

_SUMMARIES = select(*_SUMMARY).where(
    _article.c.id.in_(select(func.json_each(bindparam("articles")).table_valued("value").c.value))
)
"""Made once, since it is asked for again and again."""

_NUMBERED = select(_article.c.number, *_SUMMARY).where(
    or_(
        _article.c.number.in_(
            select(func.json_each(bindparam("numbers")).table_valued("value").c.value)
        ),
        _article.c.id == bindparam("article"),
    )
)

_STATE = select(
    *(
        _article.c[name]
        for name in (
            "number",
            "id",
            "slug",
            "headline",
            "stage",
            "version",
            "head",
            "revisions",
            "bylines",
            "tags",
            "links_hash",
            "figures_hash",
            "corrections_hash",
            "hash",
        )
    )
).where(_article.c.id == bindparam("article"))
_WRITE = update(_article).where(_article.c.id == bindparam("article"))
"""The two statements of a save. What is set comes with the execution: SQLAlchemy recognises a
statement that was made once, where one with thirty values in it is taken apart at each save."""


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What a write has to know of an article before it changes it."""

    id: ArticleId
    number: int
    slug: str
    headline: str
    stage: Stage
    version: int
    head: RevisionId | None
    revisions: int
    row: Record
    """The columns that say whether bylines, tags and parts are different."""


@dataclass(frozen=True, slots=True)
class Written:
    """What a write did."""

    changed: bool
    relinked: frozenset[ArticleId] = frozenset()
    """Articles that gained or lost a link from it."""


class Articles:
    """The articles of the newsroom."""

    def __init__(self, connection: Connection, links: Links) -> None:
        self._connection = connection
        self._links = links

    def state(self, article: ArticleId) -> ArticleState:
        """Return what is needed to write an article; raises `NotFound`."""
        result = self._connection.execute(_STATE, {"article": article})
        for row in records(result):
            return ArticleState(
                id=article,
                number=row["number"],
                slug=row["slug"],
                headline=row["headline"],
                stage=Stage(row["stage"]),
                version=row["version"],
                head=optional(RevisionId, row["head"]),
                revisions=row["revisions"],
                row=row,
            )
        raise NotFound("article", article)

    def load(self, article: ArticleId) -> Article:
        """Return an article with its draft; raises `NotFound`."""
        result = self._connection.execute(select(_article).where(_article.c.id == article))
        for row in records(result):
            return article_from(
                row,
                self._parts(tables.related_link, article),
                self._parts(tables.figure, article),
                self._parts(tables.correction, article),
            )
        raise NotFound("article", article)

    def find(self, slug: str) -> ArticleId | None:
        """Return the article with that slug."""
        found = self._connection.scalar(select(_article.c.id).where(_article.c.slug == slug))
        return optional(ArticleId, found)

    def exists(self, article: ArticleId) -> bool:
        """Say whether there is an article of that id."""
        found = select(_article.c.number).where(_article.c.id == article)
        return self._connection.scalar(found) is not None

    def slugs_like(self, start: str, besides: ArticleId) -> frozenset[str]:
        """Return the slugs that begin so, apart from that article's own."""
        rows = self._connection.execute(
            select(_article.c.slug).where(
                _article.c.slug >= start,
                _article.c.slug < f"{start}\U0010ffff",
                _article.c.id != besides,
            )
        )
        return frozenset(row[0] for row in rows)

    def summaries(self, articles: Iterable[ArticleId]) -> tuple[ArticleSummary, ...]:
        """Return what lists show of these articles, in that order; unknown ones are left out."""
        wanted = tuple(articles)
        result = self._connection.execute(_SUMMARIES, {"articles": json_list(wanted)})
        found = {row["id"]: summary_from(row) for row in records(result)}
        return tuple(found[article] for article in wanted if article in found)

    def deadlines(self, articles: Iterable[ArticleId]) -> dict[ArticleId, datetime]:
        """Return by when articles are to be ready, of those that have a deadline."""
        rows = self._connection.execute(
            select(_article.c.id, _article.c.deadline).where(
                among(_article.c.id, articles), _article.c.deadline.is_not(None)
            )
        )
        return {ArticleId(row[0]): from_text(row[1]) for row in rows}

    def before_spike(self, articles: Iterable[ArticleId]) -> dict[ArticleId, Stage]:
        """Return the stages that spiked articles had."""
        rows = self._connection.execute(
            select(_article.c.id, _article.c.stage_before_spike).where(
                among(_article.c.id, articles), _article.c.stage_before_spike.is_not(None)
            )
        )
        return {ArticleId(row[0]): Stage(row[1]) for row in rows}

    def numbered(self, numbers: Iterable[int], article: ArticleId) -> dict[int, ArticleSummary]:
        """Return what lists show of the articles of these numbers, and of one more."""
        asked = {"numbers": canonical_json(list(numbers)), "article": article}
        result = self._connection.execute(_NUMBERED, asked)
        return {row["number"]: summary_from(row) for row in records(result)}

    def bodies(self, articles: Iterable[ArticleId]) -> dict[ArticleId, tuple[str, str]]:
        """Return the standfirst and body of these articles."""
        rows = self._connection.execute(
            select(_article.c.id, _article.c.standfirst, _article.c.body).where(
                among(_article.c.id, articles)
            )
        )
        return {ArticleId(row[0]): (row[1], row[2]) for row in rows}

    def references(self, draft: Draft) -> References:
        """Return what the links and figures of a draft point at, as far as it is there."""
        targets = [link.target.id for link in draft.links if isinstance(link.target, ArticleTarget)]
        pictures = [figure.picture for figure in draft.figures]
        articles = {summary.id: summary for summary in self.summaries(targets)} if targets else {}
        found = {}
        if pictures:
            result = self._connection.execute(
                select(tables.picture).where(among(tables.picture.c.id, pictures))
            )
            found = {picture.id: picture for picture in map(picture_from, records(result))}
        missing = [target for target in targets if target not in articles]
        return References(articles, found, self.absent(missing) if missing else {})

    def absent(self, articles: Iterable[ArticleId]) -> dict[ArticleId, UnresolvedTarget]:
        """Return what packets told of these articles, which are in other newsrooms."""
        result = self._connection.execute(
            select(tables.absent_article).where(among(tables.absent_article.c.id, articles))
        )
        return absent_from(records(result))

    def add(self, article: Article, *, words: int, at: datetime) -> None:
        """Store a new article."""
        parts = _Parts.of(article.id, article.draft)
        self._connection.execute(
            insert(_article).values(
                **article_values(article.id, article.draft, parts.hashes),
                stage=article.stage,
                published_at=moment_text(article.published_at),
                assignee=article.assignee,
                assignee_key=folded(article.assignee),
                version=1,
                words=words,
                created_at=to_text(at),
                modified_at=to_text(at),
            )
        )
        self._write_parts(parts, None)

    def write(self, state: ArticleState, draft: Draft, *, words: int, at: datetime) -> Written:
        """Replace an article's draft, writing only what differs.

        The version rises even when nothing did: the writer counts its saves.
        """
        parts = _Parts.of(state.id, draft)
        values = article_values(state.id, draft, parts.hashes)
        changed = bool(values["hash"] != state.row["hash"])
        written = {**values, "words": words, "modified_at": to_text(at)} if changed else {}
        self._connection.execute(
            _WRITE, {**written, "version": state.version + 1, "article": state.id}
        )
        if not changed:
            return Written(changed=False)
        return Written(changed=True, relinked=self._write_parts(parts, state.row))

    def set_stage(
        self,
        article: ArticleId,
        stage: Stage,
        *,
        before_spike: Stage | None = None,
        published_at: datetime | None = None,
    ) -> None:
        """Set where an article is; a time of publication is kept once it is there."""
        values: Values = {"stage": stage, "stage_before_spike": before_spike}
        if published_at is not None:
            values["published_at"] = to_text(published_at)
        self._set(article, values)

    def set_assignee(self, article: ArticleId, name: str) -> None:
        """Set who has an article."""
        self._set(article, {"assignee": name, "assignee_key": folded(name)})

    def set_ticks(self, article: ArticleId, marks: Iterable[TickMark]) -> None:
        """Set how far an article's ticks are."""
        self._set(article, {"ticks": ticks_text(marks)})

    def schedule(self, article: ArticleId, at: datetime | None, by: str) -> None:
        """Set when the program is to publish an article; None is never."""
        self._set(article, {"scheduled_at": moment_text(at), "scheduled_by": by})

    def set_out(self, article: ArticleId, mark: OutMark | None) -> None:
        """Set with whom an article is; None for nobody."""
        self._set(
            article,
            {
                "out_with": mark.to if mark else "",
                "out_since": moment_text(mark.since if mark else None),
                "out_by": mark.by if mark else "",
                "out_revision": mark.revision if mark else None,
            },
        )

    def set_conflicts(self, article: ArticleId, count: int) -> None:
        """Set how many other versions of an article wait to be decided on."""
        self._set(article, {"conflicts": count})

    def set_published(self, article: ArticleId, at: datetime) -> None:
        """Set when readers first saw an article."""
        self._set(article, {"published_at": to_text(at)})

    def scheduled(self) -> tuple[tuple[ArticleId, datetime], ...]:
        """Return the articles that are to be published by the program, the first one first."""
        rows = self._connection.execute(
            select(_article.c.id, _article.c.scheduled_at)
            .where(_article.c.scheduled_at.is_not(None))
            .order_by(_article.c.scheduled_at, _article.c.id)
        )
        return tuple((ArticleId(row[0]), from_text(row[1])) for row in rows)

    def _set(self, article: ArticleId, values: Values) -> None:
        self._connection.execute(update(_article).where(_article.c.id == article).values(**values))

    def set_head(self, article: ArticleId, head: RevisionId, number: int) -> None:
        """Set the newest revision."""
        self._set(article, {"head": head, "revisions": number})

    def delete(self, article: ArticleId) -> None:
        """Delete an empty draft; the schema refuses any other article."""
        self._links.release(article)
        self._connection.execute(delete(_article).where(_article.c.id == article))

    def _parts(self, table: Table, article: ArticleId) -> list[Record]:
        return records(
            self._connection.execute(
                select(table).where(table.c.article == article).order_by(table.c.position)
            )
        )

    def _write_parts(self, parts: _Parts, before: Record | None) -> frozenset[ArticleId]:
        def differs(column: str, value: object, empty: object) -> bool:
            return bool(value != (empty if before is None else before[column]))

        connection, article, hashes = self._connection, parts.article, parts.hashes
        if differs("bylines", parts.bylines_text, "[]"):
            write_names(connection, tables.byline, article, parts.bylines)
        if differs("tags", parts.tags_text, "[]"):
            write_names(connection, tables.tag, article, parts.tags)
        nothing = _NO_PARTS
        relinked: frozenset[ArticleId] = frozenset()
        if differs("links_hash", hashes["links_hash"], nothing["links_hash"]):
            relinked = self._links.write(article, parts.links)
        if differs("figures_hash", hashes["figures_hash"], nothing["figures_hash"]):
            write_rows(connection, tables.figure, article, parts.figures, key="id")
        if differs("corrections_hash", hashes["corrections_hash"], nothing["corrections_hash"]):
            write_rows(connection, tables.correction, article, parts.corrections, key="position")
        return relinked


_NO_PARTS = parts_hashes(links=(), figures=(), corrections=())


@dataclass(frozen=True, slots=True)
class _Parts:
    """The rows besides an article's own."""

    article: ArticleId
    links: list[Values]
    figures: list[Values]
    corrections: list[Values]
    bylines: list[Values]
    tags: list[Values]
    bylines_text: str
    tags_text: str
    hashes: Values

    @classmethod
    def of(cls, article: ArticleId, draft: Draft) -> _Parts:
        """Make the rows of a draft."""
        links = [link_values(article, *each) for each in enumerate(draft.links)]
        figures = [figure_values(article, *each) for each in enumerate(draft.figures)]
        corrections = [correction_values(article, *each) for each in enumerate(draft.corrections)]
        return cls(
            article=article,
            links=links,
            figures=figures,
            corrections=corrections,
            bylines=name_rows(article, draft.bylines),
            tags=name_rows(article, draft.tags),
            bylines_text=json_list(draft.bylines),
            tags_text=json_list(draft.tags),
            hashes={**parts_hashes(links=links, figures=figures, corrections=corrections)},
        )
