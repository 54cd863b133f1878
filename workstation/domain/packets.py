"""Packets: articles on their way between machines, and what opening one does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.workflow import PersonRole

SUFFIX = ".packet"
"""What packet files are called."""


class PictureChoice(StrEnum):
    """Which pictures a packet carries; the value is the word on the command line."""

    ORIGINAL = "original"
    """The files as they came, but for place and camera where the newsroom keeps those back."""
    WORKING = "working"
    """Copies large enough for every page, without places and camera data."""


class Arrival(StrEnum):
    """What opening a packet does to one of its articles, or has done."""

    NEW = "new"
    SAME = "same"
    """Both have the same; notes may still come in."""
    OLDER = "older"
    """What is here has all of it, and goes further."""
    FORWARD = "forward"
    """What is here goes forward to what the packet has."""
    MERGES = "merges"
    """Both were changed; the changes come together by themselves."""
    CONFLICTS = "conflicts"
    """Both changed the same; somebody has to choose."""


@dataclass(frozen=True, slots=True)
class PacketSize:
    """How large a packet gets, before it is made."""

    texts: int
    """Bytes of all that is not a picture, packed."""
    pictures: int
    """How many."""
    originals: int
    """Bytes of the pictures as they came."""
    working: int
    """Bytes of their working copies."""
    held: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How many versions somebody has already and need not get, by folded names."""

    def total(self, choice: PictureChoice) -> int:
        """Return the bytes of the whole packet."""
        return self.texts + (self.originals if choice is PictureChoice.ORIGINAL else self.working)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A packet that was written."""

    path: Path
    size: int
    headlines: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    """File names of pictures whose bytes are missing here."""
    sent: Mapping[ArticleId, RevisionId] = field(default_factory=lambda: MappingProxyType({}))
    """The revision of each article that is its newest in the packet."""
    changes: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketPerson:
    """Somebody a packet names whom this newsroom does not know."""

    name: str
    collective: bool = False
    role: PersonRole = PersonRole.WRITER
    candidates: tuple[str, ...] = ()
    """People of this newsroom with a name much like it, the likest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketArticle:
    """An article in a packet, and what opening the packet would do to it."""

    id: ArticleId
    headline: str
    arrival: Arrival
    bylines: tuple[str, ...] = ()
    changed_here: bool = False
    """It was written on here since it went out, or since both had the same."""
    public_here: bool = False
    """Readers can see the article as it is here."""
    words_added: int = 0
    words_removed: int = 0
    """Of the body, against what is here."""
    questions: int = 0
    """How many decisions a conflict asks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketSummary:
    """What a packet says of itself and what opening it would do; nothing is changed by it."""

    path: Path
    size: int
    newsroom: str
    sender: str
    to: str
    at: datetime
    """The sender's clock."""
    pictures: PictureChoice
    picture_count: int
    articles: tuple[PacketArticle, ...]
    people: tuple[PacketPerson, ...] = ()
    """Those who have to be asked about; who was asked about before is not among them."""
    own: bool = False
    """It was made on this machine, in this newsroom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """An article that a packet was opened for, and what became of it."""

    id: ArticleId
    slug: str
    headline: str
    arrival: Arrival
    head: RevisionId
    """The newest revision here now."""
    before: RevisionId | None = None
    """The newest one before; restoring it undoes a merge. None where the article is new."""
    changed_here: bool = False
    """It was written on here since it went out, or since both had the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PacketOpened:
    """What opening a packet did."""

    path: Path
    newsroom: str
    sender: str
    articles: tuple[Arrived, ...]
    not_carried: tuple[str, ...] = ()
    """File names of pictures that the packet names and does not have, and that are not here."""
    changes: Changes = field(default_factory=Changes)

    @property
    def conflicts(self) -> tuple[Arrived, ...]:
        """The articles about which somebody has to decide."""
        return tuple(each for each in self.articles if each.arrival is Arrival.CONFLICTS)


@dataclass(frozen=True, slots=True)
class OutMark:
    """An article is with somebody; advice, not a lock."""

    to: str
    since: datetime
    by: str
    revision: RevisionId
    """What was sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenConflict:
    """Two versions of an article that both changed the same; the other one of them."""

    article: ArticleId
    base: Draft
    """What both were made of."""
    theirs: Draft
    revision: RevisionId
    """The revision that `theirs` is; both stay in History."""
    author: str
    """Who wrote it."""
    newsroom: str
    """Where it came from."""
    since: datetime
    """When it came."""
