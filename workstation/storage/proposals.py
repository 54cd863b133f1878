"""Changes of links that wait at articles, and what became of each."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, insert, select, update

from workstation.domain.canonical import Json, canonical_json
from workstation.domain.clock import from_text, to_text
from workstation.domain.errors import NotFound
from workstation.domain.ids import ArticleId, ProposalId
from workstation.domain.proposals import LinkChange, Proposal, ProposalState
from workstation.domain.serial import JsonObject, link_from_json, link_to_json
from workstation.storage.rows import records
from workstation.storage.sealing import Record, Values, sealed
from workstation.storage.tables import link_proposal
from workstation.storage.values import moment_from, moment_text


class Proposals:
    """The proposed changes of links in the newsroom."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, proposals: Iterable[Proposal]) -> None:
        """Leave proposals at their articles."""
        rows = [_values(proposal) for proposal in proposals]
        if rows:
            self._connection.execute(insert(link_proposal), rows)

    def open(self, article: ArticleId) -> tuple[Proposal, ...]:
        """Return what waits at an article, oldest first."""
        result = self._connection.execute(
            select(link_proposal)
            .where(link_proposal.c.article == article, link_proposal.c.state == "open")
            .order_by(link_proposal.c.id)
        )
        return tuple(map(_proposal, records(result)))

    def get(self, identity: ProposalId) -> Proposal:
        """Return a proposal; raises `NotFound`."""
        result = self._connection.execute(
            select(link_proposal).where(link_proposal.c.id == identity)
        )
        for row in records(result):
            return _proposal(row)
        raise NotFound("proposal", identity)

    def put(self, proposal: Proposal) -> None:
        """Store what became of a proposal."""
        self._connection.execute(
            update(link_proposal)
            .where(link_proposal.c.id == proposal.id)
            .values(**_values(proposal))
        )


def _values(proposal: Proposal) -> Values:
    values: Values = {
        "id": proposal.id,
        "article": proposal.change.article,
        "document": canonical_json(_document(proposal.change)),
        "by_name": proposal.by,
        "at": to_text(proposal.at),
        "state": proposal.state,
        "decided_by": proposal.decided_by,
        "decided_at": moment_text(proposal.decided_at),
    }
    return sealed("link_proposal", values)


def _document(change: LinkChange) -> dict[str, Json]:
    return {
        "before": link_to_json(change.before) if change.before else None,
        "after": link_to_json(change.after) if change.after else None,
    }


def _proposal(row: Record) -> Proposal:
    document = cast("dict[str, JsonObject | None]", json.loads(row["document"]))
    before, after = document["before"], document["after"]
    decided: datetime | None = moment_from(row["decided_at"])
    return Proposal(
        id=ProposalId(row["id"]),
        change=LinkChange(
            ArticleId(row["article"]),
            link_from_json(before) if before else None,
            link_from_json(after) if after else None,
        ),
        by=row["by_name"],
        at=from_text(row["at"]),
        state=ProposalState(row["state"]),
        decided_by=row["decided_by"],
        decided_at=decided,
    )
