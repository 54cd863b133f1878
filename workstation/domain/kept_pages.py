"""The page of an article as readers got it: what is kept of it at each move they can see."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.domain.canonical import sha256_text
from workstation.domain.ids import ArticleId, EventId
from workstation.domain.workflow import Stage

SEEN_BY_READERS = frozenset({Stage.PUBLISHED, Stage.CORRECTED, Stage.WITHDRAWN})
"""Moves to these stages change what readers get."""


@dataclass(frozen=True, slots=True)
class KeptPage:
    """What is kept of the page that a move put before the readers."""

    event: EventId
    article: ArticleId
    document: str
    """JSON: first of all that the page is made of, then of the page itself."""
    made: bool = False
    """The document is of the page itself."""

    @property
    def hash(self) -> str:
        """The hash that its row carries."""
        return kept_page_hash(self.event, self.article, self.document, made=self.made)


def kept_page_hash(event: str, article: str, document: str, *, made: bool) -> str:
    """Return the hash of a kept page, of which move it is, and how far it has got."""
    return sha256_text(f"{event}\n{article}\n{int(made)}\n{document}")
