"""Newsrooms that edit, send, lose, repeat, reorder and merge, with every word followed.

The newsrooms of a `Journey` are the revisions alone, in memory, with the program's own merging:
thousands of journeys in the time that real newsrooms take for a few. `tests/helpers/travels.py`
has the same story for real newsrooms and packet files.
"""

from __future__ import annotations

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Generic, Protocol, TypeAlias, TypeVar

from merge3 import Merge3

from workstation.domain import ancestry
from workstation.domain.canonical import sha256_text
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.revision import Revision, RevisionReason
from workstation.domain.serial import revision_document
from workstation.services import merging
from workstation.text.draft_merging import merge_drafts

ARTICLE = ArticleId("018f0000-0000-7000-8000-000000000001")
_AT = datetime(2026, 11, 22, tzinfo=UTC)
_FIELDS = ("headline", "standfirst", "kicker")
_SENTENCE = re.compile(r"[^.\n]*\.")


def careless(one: Revision, other: Revision, _bases: object) -> merging.Joined:
    """Merge as programs do in which the last one wins: for tests of the tests."""
    return _joined(one, other, other.draft)


def splicing(one: Revision, other: Revision, bases: Sequence[Revision]) -> merging.Joined:
    """Merge word by word, and so make sentences that nobody wrote: for tests of the tests."""
    base, mine, theirs = (each.draft.body.split(" ") for each in (bases[0], one, other))
    merged = Merge3(base, mine, theirs)
    words = [
        word
        for kind, *lines in merged.merge_groups()
        for word in (lines[0] if kind != "conflict" else (*lines[1], *lines[2]))
    ]
    return _joined(one, other, replace(one.draft, body=" ".join(words)))


def _joined(one: Revision, other: Revision, draft: Draft) -> merging.Joined:
    made = replace(one, parents=tuple(sorted((one.id, other.id))), device="", draft=draft)
    made = replace(made, id=RevisionId(sha256_text(revision_document(made))))
    return merging.Joined(made, voids=False)


class Lost(AssertionError):
    """A word is gone, or stands where nobody put it."""


@dataclass
class Machine:
    """A newsroom with one article: its revisions, and which is its newest."""

    name: str
    revisions: dict[RevisionId, Revision]
    head: RevisionId

    @property
    def graph(self) -> ancestry.Graph:
        return {each.id: each.parents for each in self.revisions.values()}

    @property
    def draft(self) -> Draft:
        return self.revisions[self.head].draft

    def add(self, draft: Draft, *more: RevisionId) -> None:
        made = Revision(
            id=RevisionId(""),
            article=ARTICLE,
            parents=(self.head, *more),
            author=self.name,
            device=self.name,
            at=_AT,
            reason=RevisionReason.SAVED,
            draft=draft,
        )
        made = replace(made, id=RevisionId(sha256_text(revision_document(made))))
        self.revisions[made.id] = made
        self.head = made.id

    def open(self, packet: dict[RevisionId, Revision]) -> tuple[RevisionId, ...]:
        """Take in revisions as the services do; return the versions that wait."""
        self.revisions |= packet
        outlook = merging.foresee(self.graph, self.revisions.__getitem__)
        self.revisions |= {each.revision.id: each.revision for each in outlook.made}
        self.head = merging.goes_to(outlook, self.head)
        return tuple(leaf for leaf in outlook.leaves if leaf != self.head)


class Anywhere(Protocol):
    """A newsroom of a story."""

    name: str

    @property
    def revisions(self) -> Mapping[RevisionId, Revision]: ...
    @property
    def head(self) -> RevisionId: ...
    @property
    def graph(self) -> ancestry.Graph: ...
    @property
    def draft(self) -> Draft: ...
    def add(self, draft: Draft, *more: RevisionId) -> None: ...


M = TypeVar("M", bound=Anywhere)
P = TypeVar("P")


@dataclass
class Story(Generic[M, P]):
    """What happens to an article between some newsrooms, from one seed."""

    seed: int
    machines: int = 2
    merges: int = 0
    conflicts: int = 0
    count: int = 0
    dropped: set[str] = field(default_factory=set)
    """Words that somebody took out, or decided against."""
    sentences: set[str] = field(default_factory=set)
    """All that anybody ever wrote as one sentence."""

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)
        paragraphs = [
            " ".join(self.sentence() for _ in range(self.random.randint(1, 4)))
            for _ in range(self.random.randint(2, 7))
        ]
        headline = self.token()
        self.places = self.begun(
            Draft(headline=headline, slug=f"ferry-{self.seed}", body="\n\n".join(paragraphs))
        )
        self.packets: list[P] = []

    def begun(self, base: Draft) -> Sequence[M]:
        """Return the newsrooms, which all have this article."""
        raise NotImplementedError

    def pack(self, place: M, *, for_all: bool = False) -> P:
        """Write a packet, for whoever it may be."""
        raise NotImplementedError

    def heads(self, packet: P) -> tuple[RevisionId, ...]:
        """Return the newest revisions in a packet."""
        raise NotImplementedError

    def take_in(self, place: M, packet: P) -> bool:
        """Open a packet; say whether it could be."""
        raise NotImplementedError

    def token(self) -> str:
        self.count += 1
        return f"w{self.count}"

    def sentence(self) -> str:
        text = " ".join(self.token() for _ in range(self.random.randint(2, 4))) + "."
        self.sentences.add(text)
        return text

    def run(self, steps: int = 14) -> None:
        """Let things happen, then let everybody get everything, and look whether all is there."""
        for _ in range(steps):
            place = self.random.choice(self.places)
            match self.random.randrange(5):
                case 0 | 1:
                    self.edit(place)
                case 2:
                    self.packets.append(self.pack(place))
                case 3 if self.packets:
                    # Old ones too, and again: nothing is taken out of the pile.
                    self.open(place, self.random.choice(self.packets))
                case 4 if self.packets and self.random.random() < 0.3:
                    self.packets.pop(self.random.randrange(len(self.packets)))
        self.settle_all()

    def open(self, place: M, packet: P) -> None:
        before = ancestry.leaves(place.graph)
        if not self.take_in(place, packet):
            return
        for leaf in ancestry.leaves(place.graph):
            revision = place.revisions[leaf]
            if len(revision.parents) > 1 and revision.device == "":
                self.merges += 1
                self.check_sentences(revision.draft)
        assert place.head in place.revisions
        self.check_kept(place, (*before, *self.heads(packet)))

    def edit(self, place: M) -> None:
        """Change the article in one of the ways in which people do."""
        draft = place.draft
        if self.random.random() < 0.2:
            name = self.random.choice(_FIELDS)
            changed = replace(draft, **{name: self.token()})  # type: ignore[arg-type]
        else:
            changed = replace(draft, body=self.edited(draft.body))
        self.dropped |= words_of(draft) - words_of(changed)
        if changed != draft:
            place.add(changed)

    def edited(self, body: str) -> str:
        paragraphs = body.split("\n\n") if body else []
        at = self.random.randrange(len(paragraphs) + 1)
        match self.random.randrange(6):
            case 0:
                paragraphs.insert(at, self.sentence())
            case 1 if len(paragraphs) > 1:
                del paragraphs[at - 1]
            case 2 if len(paragraphs) > 1:
                moved = paragraphs.pop(at - 1)
                paragraphs.insert(self.random.randrange(len(paragraphs) + 1), moved)
            case _ if paragraphs:
                paragraphs[at - 1] = self.reworded(paragraphs[at - 1])
        return "\n\n".join(paragraphs)

    def reworded(self, paragraph: str) -> str:
        sentences = _SENTENCE.findall(paragraph)
        at = self.random.randrange(len(sentences) + 1)
        match self.random.randrange(3):
            case 0:
                sentences.insert(at, (" " if at else "") + self.sentence())
            case 1 if len(sentences) > 1:
                del sentences[at - 1]
            case _ if sentences:
                words = sentences[at - 1].strip(" .").split()
                words[self.random.randrange(len(words))] = self.token()
                text = " ".join(words) + "."
                self.sentences.add(text)
                sentences[at - 1] = (" " if at > 1 else "") + text
        return "".join(sentences).strip()

    def settle_all(self) -> None:
        """Exchange everything, in turns and any order, and decide what waits, until all agree."""
        for _ in range(30):
            packets = [self.pack(place, for_all=True) for place in self.places]
            for place in self.places:
                for packet in self.random.sample(packets, len(packets)):
                    self.open(place, packet)
            leaves = {ancestry.leaves(place.graph) for place in self.places}
            sets = {frozenset(place.revisions) for place in self.places}
            if len(sets) == 1:
                assert len(leaves) == 1
                if len(next(iter(leaves))) == 1:
                    break
                self.decide(self.random.choice(self.places))
        else:
            raise Lost(f"seed {self.seed}: the newsrooms do not come together")
        drafts = {place.draft for place in self.places}
        heads = {place.head for place in self.places}
        assert len(drafts) == len(heads) == 1, f"seed {self.seed}: the newsrooms differ"
        [draft] = drafts
        self.check_all_words(draft)

    def decide(self, place: M) -> None:
        """Decide a conflict as somebody would, choosing each time."""
        mine = place.head
        waiting = [leaf for leaf in ancestry.leaves(place.graph) if leaf != mine]
        if not waiting:
            return
        self.conflicts += 1
        theirs = waiting[0]
        bases = ancestry.bases(place.graph, mine, theirs)
        base = place.revisions[bases[0]].draft
        merge = merge_drafts(base, place.draft, place.revisions[theirs].draft)
        chosen: dict[str, object] = {
            clash.field: self.random.choice([clash.mine, clash.theirs]) for clash in merge.clashes
        }
        settled = merge.settled(
            chosen, lambda clash: self.random.choice([clash.mine, clash.theirs])
        )
        present = words_of(settled)
        sides = [f"{clash.mine} {clash.theirs}" for clash in merge.clashes]
        sides += [f"{clash.mine} {clash.theirs}" for clash in merge.body.clashes]
        self.dropped |= set(re.findall(r"w\d+", " ".join(sides))) - present
        before = words_of(place.draft) | words_of(place.revisions[theirs].draft)
        self.check_gone(before - present, [mine, theirs], place)
        place.add(settled, theirs)

    def check_gone(self, gone: frozenset[str], sides: list[RevisionId], place: M) -> None:
        lost = gone - self.dropped
        if lost:
            raise Lost(f"seed {self.seed}: {sorted(lost)} of {sides} gone in {place.name}")

    def check_kept(self, place: M, leaves: tuple[RevisionId, ...]) -> None:
        """What was there is in a leaf now, unless somebody took it out."""
        now = frozenset[str]().union(
            *(words_of(place.revisions[leaf].draft) for leaf in ancestry.leaves(place.graph))
        )
        for leaf in leaves:
            self.check_gone(words_of(place.revisions[leaf].draft) - now, [leaf], place)

    def check_sentences(self, draft: Draft) -> None:
        """Nobody's words stand in one sentence with somebody else's."""
        for sentence in _SENTENCE.findall(draft.body):
            if sentence.strip() not in self.sentences:
                raise Lost(f"seed {self.seed}: nobody wrote “{sentence.strip()}”")

    def check_all_words(self, draft: Draft) -> None:
        every = frozenset(f"w{number}" for number in range(1, self.count + 1))
        self.check_gone(every - words_of(draft), [], self.places[0])
        self.check_sentences(draft)


Packet: TypeAlias = dict[RevisionId, Revision]


class Journey(Story[Machine, Packet]):
    """A story of newsrooms in memory."""

    def begun(self, base: Draft) -> Sequence[Machine]:
        first = Machine("first", {}, RevisionId("0" * 64))
        first.add(base)
        root = replace(first.revisions[first.head], parents=())
        root = replace(root, id=RevisionId(sha256_text(revision_document(root))))
        return [
            Machine(f"place {number}", {root.id: root}, root.id) for number in range(self.machines)
        ]

    def pack(self, place: Machine, *, for_all: bool = False) -> Packet:
        return dict(place.revisions)

    def heads(self, packet: Packet) -> tuple[RevisionId, ...]:
        return ancestry.leaves({each.id: each.parents for each in packet.values()})

    def take_in(self, place: Machine, packet: Packet) -> bool:
        place.open(packet)
        return True


def words_of(draft: Draft) -> frozenset[str]:
    """Return the words of an article that can be told apart."""
    texts = " ".join((draft.headline, draft.standfirst, draft.kicker, draft.body))
    return frozenset(re.findall(r"w\d+", texts))
