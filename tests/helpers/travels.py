"""The story of `tests/helpers/journeys.py` in real newsrooms, with real packet files."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.helpers.exchanging import Place, place
from tests.helpers.journeys import Lost, Story
from tests.helpers.newsrooms import FrozenClock
from workstation.domain import ancestry
from workstation.domain.draft import Draft
from workstation.domain.errors import BadPacket
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.revision import Revision
from workstation.formats.packet_reader import PacketReader

NAMES = ("Ines", "Tom", "Ada")


@dataclass
class Newsroom:
    """A real newsroom, as a story sees it."""

    place: Place
    article: ArticleId
    keeps: bool = True
    """What is written is kept as a version at once; otherwise by what happens next."""
    _read: dict[RevisionId, Revision] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.place.who

    @name.setter
    def name(self, name: str) -> None:
        self.place.who = name

    @property
    def graph(self) -> ancestry.Graph:
        with self.place.store.read() as uow:
            return uow.revisions.graph(self.article)

    @property
    def revisions(self) -> Mapping[RevisionId, Revision]:
        with self.place.store.read() as uow:
            for each in uow.revisions.graph(self.article):
                if each not in self._read:
                    self._read[each] = uow.revisions.get(each)
        return self._read

    @property
    def head(self) -> RevisionId:
        found = self.place.load(self.article).head
        assert found is not None
        return found

    @property
    def draft(self) -> Draft:
        return self.place.draft(self.article)

    def add(self, draft: Draft, *more: RevisionId) -> None:
        if more:
            self.place.settle(self.article, more[0], draft)
            return
        self.place.edit(self.article, headline=draft.headline, standfirst=draft.standfirst,
                        kicker=draft.kicker, body=draft.body)  # fmt: skip
        if self.keeps:
            self.place.keep(self.article)


@dataclass(frozen=True)
class File:
    """A packet file, and for whom it was made; empty for everybody."""

    path: Path
    to: str
    heads: tuple[RevisionId, ...]


@dataclass
class Travel(Story[Newsroom, File]):
    """A story of real newsrooms; those are there already, and each story adds an article."""

    rooms: Sequence[Place] = ()
    left_out: int = 0
    """Packets without versions that those they were made for have."""
    refused: int = 0

    def begun(self, base: Draft) -> Sequence[Newsroom]:
        first, *others = self.rooms[: self.machines]
        # Revisions are named by what is in them: with the same ids a story can be told again.
        article = first.create(
            base, ArticleId(str(uuid.UUID(int=self.seed % (1 << 128), version=4)))
        )
        packet = first.send(article)
        for each in others:
            each.open(packet)
        return [Newsroom(each, article) for each in (first, *others)]

    def edit(self, place: Newsroom) -> None:
        place.keeps = self.random.random() < 0.5
        super().edit(place)

    def pack(self, place: Newsroom, *, for_all: bool = False) -> File:
        """Write a packet, mostly for one of the others, without what that one has."""
        others = [each.name for each in self.places if each is not place]
        chance = 0.6 if for_all else 0.3
        to = "" if self.random.random() < chance else self.random.choice(others)
        path = place.place.send(place.article, to=to, whole=not to)
        with PacketReader(path) as reader:
            count = len(list(reader.revisions()))
        self.left_out += count < len(place.graph)
        return File(path, to, ancestry.leaves(place.graph))

    def heads(self, packet: File) -> tuple[RevisionId, ...]:
        return packet.heads

    def take_in(self, place: Newsroom, packet: File) -> bool:
        """Open a packet; only one that was made for somebody else may be refused, whole."""
        before = (place.graph, place.draft)
        try:
            seen = place.place.peek(packet.path).articles[0].arrival
            [came] = place.place.open(packet.path).articles
        except BadPacket as error:
            if packet.to in ("", place.name) or "with all versions" not in str(error):
                raise Lost(f"seed {self.seed}: {place.name} can't open it: {error}") from error
            if before != (place.graph, place.draft):
                raise Lost(f"seed {self.seed}: it was refused, and changed something") from error
            self.refused += 1
            return False
        if seen is not came.arrival:
            raise Lost(f"seed {self.seed}: {seen} was foretold, and it was {came.arrival}")
        return True


@contextmanager
def rooms(template: Path, folder: Path, clock: FrozenClock) -> Iterator[tuple[Place, ...]]:
    """Give three newsrooms that have never met."""
    with ExitStack() as stack:
        yield tuple(stack.enter_context(place(template, folder, name, clock)) for name in NAMES)
