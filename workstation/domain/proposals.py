"""Changes of an article's links that somebody else proposed, until they are decided on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from workstation.domain.ids import ArticleId, LinkId, ProposalId
from workstation.domain.links import RelatedLink


class ProposalState(StrEnum):
    """Where a proposal is."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class LinkChange:
    """One link of one article, before and after: neither may be there, but not both."""

    article: ArticleId
    before: RelatedLink | None
    after: RelatedLink | None
    body_before: str = ""
    """The text with the directive of a link that was taken out, to put it back there."""
    body_after: str = ""
    at: int | None = None
    """Its place among the links before it was taken out; None puts it behind the others."""

    @property
    def link(self) -> LinkId:
        """The link that is changed."""
        present = self.after or self.before
        assert present is not None, "a change has one of the two"
        return present.id

    def reversed(self) -> LinkChange:
        """Return the change that takes this one back."""
        return LinkChange(
            self.article, self.after, self.before, self.body_after, self.body_before, self.at
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A change of a link that waits at an article."""

    id: ProposalId
    change: LinkChange
    by: str
    at: datetime
    state: ProposalState = ProposalState.OPEN
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Relinked:
    """What became of changes that were asked for."""

    made: tuple[LinkChange, ...] = ()
    """Carried out at once."""
    waiting: tuple[Proposal, ...] = ()
    """Left at the articles for those who answer for them."""
