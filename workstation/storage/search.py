"""Full text and terms: filled after the saves, read by search and suggestions."""

from __future__ import annotations

import json
import re
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, bindparam, delete, func, select, text
from sqlalchemy.dialects.sqlite import insert

from workstation.domain.ids import ArticleId
from workstation.storage import tables
from workstation.storage.indexed import Indexed
from workstation.storage.postings import Posting, Postings, best

_WORD = re.compile(r"[^\W_]+")

SHORTEST_PREFIX = 3
"""Letters from which the last word may be the beginning of a longer one."""

_ASKED = select(func.json_each(bindparam("asked")).table_valued("value").c.value)
"""What is asked for, from a single parameter. These are made once, since they are asked often."""

_COUNTS = select(tables.term_count.c.term, tables.term_count.c.articles).where(
    tables.term_count.c.term.in_(_ASKED)
)

_POSTINGS = select(
    tables.article_term.c.term, tables.article_term.c.article, tables.article_term.c.weight
).where(tables.article_term.c.term.in_(_ASKED))

_MARK = insert(tables.dirty).on_conflict_do_nothing()


def expression(phrases: Sequence[str]) -> str:
    """Return phrases as an FTS5 query: all of them, the last one possibly unfinished."""
    quoted = ['"{}"'.format(phrase.replace('"', " ")) for phrase in phrases]
    if quoted and len(phrases[-1]) >= SHORTEST_PREFIX:
        quoted[-1] += "*"
    return " AND ".join(quoted)


class Search:
    """The full-text index and the weighted terms of every article."""

    def __init__(self, connection: Connection, postings: Postings) -> None:
        self._connection = connection
        self._postings = postings
        self.touched: set[str] = set()
        """Terms whose articles have changed in this transaction."""
        self.counted: set[int] = set()
        """Codes of terms whose numbers have."""

    def mark_dirty(self, articles: Iterable[ArticleId]) -> None:
        """Remember that these articles have to be indexed again."""
        rows = [{"article": article} for article in articles]
        if rows:
            self._connection.execute(_MARK, rows)

    def dirty(self, limit: int) -> tuple[ArticleId, ...]:
        """Return articles that have to be indexed."""
        rows = self._connection.execute(select(tables.dirty.c.article).limit(limit))
        return tuple(ArticleId(row[0]) for row in rows)

    def index(self, article: ArticleId, indexed: Indexed) -> None:
        """Replace what an article is found by, and take its mark away."""
        number = self._number(article)
        values = {
            "rowid": number,
            "headline": indexed.headline,
            "standfirst": indexed.standfirst,
            "body": indexed.body,
            "bylines": indexed.bylines,
            "captions": indexed.captions,
        }
        self._connection.execute(
            text(
                "INSERT OR REPLACE INTO article_fts"
                " (rowid, headline, standfirst, body, bylines, captions)"
                " VALUES (:rowid, :headline, :standfirst, :body, :bylines, :captions)"
            ),
            values,
        )
        self._connection.execute(
            text("INSERT OR REPLACE INTO title_fts (rowid, headline) VALUES (:rowid, :headline)"),
            {"rowid": number, "headline": indexed.headline},
        )
        term = tables.article_term
        before = self._connection.execute(select(term.c.term).where(term.c.article == number))
        self.touched |= {row[0] for row in before} | set(indexed.terms)
        self._connection.execute(delete(term).where(term.c.article == number))
        if indexed.terms:
            self._connection.execute(
                insert(term),
                [
                    {"term": name, "article": number, "weight": weight}
                    for name, weight in indexed.terms.items()
                ],
            )
        self._count(number, indexed.counted)
        self._connection.execute(delete(tables.dirty).where(tables.dirty.c.article == article))

    def forget(self, article: ArticleId) -> None:
        """Take an article out of the index."""
        number = self._number(article)
        for table in ("article_fts", "title_fts"):
            self._connection.execute(
                text(f"DELETE FROM {table} WHERE rowid = :rowid"), {"rowid": number}
            )
        term = tables.article_term
        before = self._connection.execute(select(term.c.term).where(term.c.article == number))
        self.touched |= {row[0] for row in before}
        self._count(number, ())

    def titles(self, phrases: Sequence[str], limit: int) -> tuple[ArticleId, ...]:
        """Return articles whose headlines have all the words, each perhaps only begun."""
        # This index knows no phrases: «follow-up» and «O'Neill» are two words each.
        words = [word for phrase in phrases for word in _WORD.findall(phrase)]
        match = " AND ".join(f'"{word}"*' for word in words)
        rows = self._connection.execute(
            text(
                "SELECT id FROM title_fts JOIN article ON article.number = title_fts.rowid"
                " WHERE title_fts MATCH :match ORDER BY title_fts.rowid DESC LIMIT :limit"
            ),
            {"match": match, "limit": limit},
        )
        return tuple(ArticleId(row[0]) for row in rows)

    def size(self) -> int:
        """Return how many articles there are."""
        return self._postings.size(self._read_size)

    def frequencies(self, terms: Iterable[str]) -> dict[str, int]:
        """Return in how many indexed articles each of these terms is."""
        codes = {term: _code(term) for term in terms}
        found = self._postings.counts(codes.values(), self._read_counts)
        return {term: found[code] for term, code in codes.items()}

    def sharing(self, terms: Mapping[str, float], limit: int) -> dict[int, dict[str, float]]:
        """Return the numbers of the articles that share most of these weighted terms, best first.

        With each come the terms it shares, and what each contributes: the product of the
        weights here and there.
        """
        return best(self._postings.postings(terms, self._read_postings), terms, limit)

    def _read_size(self) -> int:
        statement = select(func.count()).select_from(tables.article)
        return self._connection.execute(statement).scalar_one()

    def _read_counts(self, codes: list[int]) -> dict[int, int]:
        rows = self._connection.execute(_COUNTS, {"asked": json.dumps(codes)})
        return {row[0]: row[1] for row in rows}

    def _read_postings(self, terms: list[str]) -> dict[str, Posting]:
        rows = self._connection.execute(_POSTINGS, {"asked": json.dumps(terms)})
        found = {term: Posting() for term in terms}
        for term, article, weight in rows:
            posting = found[term]
            posting.articles.append(article)
            posting.weights.append(weight)
        return found

    def _count(self, number: int, terms: Iterable[str]) -> None:
        """Count an article for these terms, and no longer for those it had before."""
        counted, count = tables.counted_terms, tables.term_count
        before = array(
            "I",
            self._connection.scalar(select(counted.c.terms).where(counted.c.article == number))
            or b"",
        )
        now = sorted({_code(term) for term in terms})
        gone, come = set(before).difference(now), set(now).difference(before)
        if not gone and not come:
            return
        self.counted |= gone | come
        changes = [{"term": code, "articles": -1} for code in gone]
        changes += [{"term": code, "articles": 1} for code in come]
        statement = insert(count)
        self._connection.execute(
            statement.on_conflict_do_update(
                index_elements=["term"],
                set_={"articles": count.c.articles + statement.excluded.articles},
            ),
            changes,
        )
        kept = insert(counted).values(article=number, terms=array("I", now).tobytes())
        self._connection.execute(
            kept.on_conflict_do_update(
                index_elements=["article"], set_={"terms": kept.excluded.terms}
            )
        )

    def _number(self, article: ArticleId) -> int:
        found: int | None = self._connection.scalar(
            select(tables.article.c.number).where(tables.article.c.id == article)
        )
        if found is None:
            message = f"no article {article} to index"
            raise LookupError(message)
        return found


def _code(term: str) -> int:
    return zlib.crc32(term.encode("utf-8"))
