"""Revisions: added, read, never changed."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from workstation.domain.clock import to_text
from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.revision import Revision, RevisionSummary
from workstation.domain.serial import revision_document, revision_from_document
from workstation.storage.house_mapping import revision_summary_from
from workstation.storage.rows import records
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
        document = self._connection.scalar(
            select(_revision.c.document).where(_revision.c.id == revision)
        )
        if document is None:
            raise NotFound("revision", revision)
        return revision_from_document(unpacked_text(document))

    def history(self, article: ArticleId) -> tuple[RevisionSummary, ...]:
        """Return the revisions of an article, newest first."""
        result = self._connection.execute(
            select(*(column for column in _revision.c if column.name != "document"))
            .where(_revision.c.article == article)
            .order_by(_revision.c.number.desc())
        )
        return tuple(map(revision_summary_from, records(result)))
