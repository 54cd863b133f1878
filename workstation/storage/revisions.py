"""Revisions: added, read, never changed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from workstation.domain.clock import from_text, to_text
from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.revision import Revision, RevisionSummary
from workstation.domain.serial import revision_document, revision_from_document
from workstation.storage.house_mapping import revision_summary_from
from workstation.storage.rows import among, records
from workstation.storage.tables import last_read as _read
from workstation.storage.tables import revision as _revision
from workstation.storage.tables import revision_parent as _parent
from workstation.storage.values import packed_text, unpacked_text


class Revisions:
    """The revisions of every article."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, revision: Revision, *, number: int, words: int) -> None:
        """Store a revision under the hash of its document."""
        self._connection.execute(
            insert(_revision).values(
                id=revision.id,
                article=revision.article,
                number=number,
                author=revision.author,
                device=revision.device,
                at=to_text(revision.at),
                reason=revision.reason,
                note=revision.note,
                stage=revision.stage,
                words=words,
                document=packed_text(revision_document(revision)),
            )
        )
        if revision.parents:
            self._connection.execute(
                insert(_parent),
                [
                    {"revision": revision.id, "position": position, "parent": parent}
                    for position, parent in enumerate(revision.parents)
                ],
            )

    def get(self, revision: RevisionId) -> Revision:
        """Return a revision; raises `NotFound`."""
        return revision_from_document(self.document(revision))

    def graph(self, article: ArticleId) -> dict[RevisionId, tuple[RevisionId, ...]]:
        """Return the revisions of an article with their parents, in the order they came."""
        found: dict[RevisionId, list[RevisionId]] = {}
        rows = self._connection.execute(
            select(_revision.c.id, _parent.c.parent)
            .select_from(_revision.outerjoin(_parent, _parent.c.revision == _revision.c.id))
            .where(_revision.c.article == article)
            .order_by(_revision.c.number, _parent.c.position)
        )
        for revision, parent in rows:
            found.setdefault(RevisionId(revision), []).extend(
                () if parent is None else (RevisionId(parent),)
            )
        return {revision: tuple(parents) for revision, parents in found.items()}

    def authors(self) -> tuple[tuple[str, str], ...]:
        """Return who has made revisions, and at which machines."""
        rows = self._connection.execute(
            select(_revision.c.author, _revision.c.device)
            .distinct()
            .order_by(_revision.c.author, _revision.c.device)
        )
        return tuple((row[0], row[1]) for row in rows)

    def made_at(self, article: ArticleId) -> tuple[tuple[RevisionId, str], ...]:
        """Return the revisions of an article, and at which machine each was made."""
        rows = self._connection.execute(
            select(_revision.c.id, _revision.c.device).where(_revision.c.article == article)
        )
        return tuple((RevisionId(row[0]), row[1]) for row in rows)

    def known(self, revisions: Iterable[RevisionId]) -> frozenset[RevisionId]:
        """Return those of the revisions that are here, whatever article they are of."""
        rows = self._connection.execute(
            select(_revision.c.id).where(among(_revision.c.id, revisions))
        )
        return frozenset(RevisionId(row[0]) for row in rows)

    def mark_read(
        self, article: ArticleId, person: str, revision: RevisionId, at: datetime
    ) -> None:
        """Note that someone has read an article up to a revision."""
        values = {"article": article, "person": person, "revision": revision, "at": to_text(at)}
        self._connection.execute(
            upsert(_read)
            .values(values)
            .on_conflict_do_update(
                index_elements=["article", "person"],
                set_={"revision": values["revision"], "at": values["at"]},
            )
        )

    def read_by(self, article: ArticleId, person: str) -> tuple[RevisionId, datetime] | None:
        """Return up to which revision someone has read an article, and when."""
        row = self._connection.execute(
            select(_read.c.revision, _read.c.at).where(
                _read.c.article == article, _read.c.person == person
            )
        ).one_or_none()
        return None if row is None else (RevisionId(row[0]), from_text(row[1]))

    def document(self, revision: RevisionId) -> str:
        """Return the document of a revision, which is what its id is the hash of."""
        found = self._connection.scalar(
            select(_revision.c.document).where(_revision.c.id == revision)
        )
        if found is None:
            raise NotFound("revision", revision)
        return unpacked_text(found)

    def history(self, article: ArticleId) -> tuple[RevisionSummary, ...]:
        """Return the revisions of an article, newest first."""
        result = self._connection.execute(
            select(*(column for column in _revision.c if column.name != "document"))
            .where(_revision.c.article == article)
            .order_by(_revision.c.number.desc())
        )
        return tuple(map(revision_summary_from, records(result)))
