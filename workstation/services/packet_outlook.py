"""What opening a packet would do to the articles that are here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from workstation.domain import ancestry
from workstation.domain.article import Article
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.packets import Arrival, PacketArticle
from workstation.domain.revision import Revision, RevisionReason
from workstation.formats.packet_reader import FOREIGN, INCOMPLETE, PacketReader
from workstation.formats.packet_values import PackedArticle
from workstation.services import merging
from workstation.services.merging import Outlook
from workstation.text.draft_merging import merge_drafts

if TYPE_CHECKING:
    from workstation.storage.unit_of_work import UnitOfWork

_UNWRITTEN: Final = RevisionId("")
"""Stands for what was written here since the newest revision."""
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a packet, whatever newsroom it is opened in."""

    articles: Mapping[ArticleId, PackedArticle]
    graphs: Mapping[ArticleId, ancestry.Graph]
    outside: Mapping[RevisionId, ArticleId]
    """Revisions that its own were made of, and that it does not have."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a packet has of each article."""

    articles: Mapping[ArticleId, PackedArticle]
    graphs: Mapping[ArticleId, ancestry.Graph]
    known: frozenset[RevisionId]
    """Those of its revisions that are here."""
    loaded: Mapping[RevisionId, Revision]
    """The newest ones of those that are not here."""
    read: Callable[[RevisionId], Revision]
    """Reads another one of those: what two that clash in the packet were made of."""

    def new(self, article: ArticleId) -> tuple[RevisionId, ...]:
        """Return the revisions of an article that are not here."""
        return tuple(each for each in self.graphs[article] if each not in self.known)

    def told(self, uow: UnitOfWork, article: ArticleId) -> frozenset[RevisionId]:
        """Return all revisions of an article that the sender has, packed or left out."""
        graph = {**uow.revisions.graph(article), **self.graphs[article]}
        return ancestry.ancestors(graph, *self.graphs[article])

    def head(self, uow: UnitOfWork, article: ArticleId) -> Revision:
        """Return the newest revision of an article, as the sender had it."""
        return self.revision(uow, self.articles[article].head)

    def revision(self, uow: UnitOfWork, identity: RevisionId) -> Revision:
        """Return a revision that is here or in the packet."""
        found = self.loaded.get(identity)
        if found is None and identity not in self.known and identity in self._packed():
            return self.read(identity)
        return found or uow.revisions.get(identity)

    def _packed(self) -> frozenset[RevisionId]:
        return frozenset(each for graph in self.graphs.values() for each in graph)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What becomes of an article that is here already."""

    arrival: Arrival
    head: RevisionId | None
    own: bool
    """Something was written here since the newest revision."""
    changed_here: bool
    outlook: Outlook


def survey(reader: PacketReader) -> Survey:
    """Read a packet through; what is mixed up in it is refused."""
    articles = {article.id: article for article in reader.articles()}
    graphs: dict[ArticleId, dict[RevisionId, tuple[RevisionId, ...]]] = {
        article: {} for article in reader.manifest.articles
    }
    outside: dict[RevisionId, ArticleId] = {}
    for revision in reader.revisions():
        graph = graphs.get(revision.article)
        if graph is None or revision.id in graph:
            raise reader.refused(FOREIGN)
        outside |= {each: revision.article for each in revision.parents if each not in graph}
        graph[revision.id] = revision.parents
    if tuple(articles) != reader.manifest.articles or not all(
        article.head in graphs[article.id] for article in articles.values()
    ):
        raise reader.refused(FOREIGN)
    return Survey(articles, graphs, outside)


def contents_of(uow: UnitOfWork, reader: PacketReader, found: Survey) -> Contents:
    """Hold a packet beside the newsroom; one that refers to what is not here is refused."""
    graphs, outside = found.graphs, found.outside
    known = uow.revisions.known({*outside, *(each for graph in graphs.values() for each in graph)})
    if any(
        uow.revisions.get(each).article != article
        for each, article in outside.items()
        if each in known
    ):
        raise reader.refused(FOREIGN)
    if not outside.keys() <= known:
        made_for = reader.manifest.to
        if not made_for:
            raise reader.refused(FOREIGN)
        raise reader.refused(INCOMPLETE, to=made_for, sender=reader.manifest.sender)
    wanted = {leaf for graph in graphs.values() for leaf in ancestry.leaves(graph)}
    wanted |= {article.head for article in found.articles.values()}
    loaded = {each.id: each for each in reader.some_revisions(wanted - known)}

    def read(identity: RevisionId) -> Revision:
        return next(reader.some_revisions({identity}))

    return Contents(found.articles, graphs, known, loaded, read)


def foreseen(uow: UnitOfWork, contents: Contents, article: ArticleId) -> PacketArticle:
    """Say what opening the packet would do to an article."""
    theirs = contents.head(uow, article)
    there = PacketArticle(
        id=article,
        headline=theirs.draft.headline,
        arrival=Arrival.NEW,
        bylines=merging.localised(uow, theirs.draft).bylines,
        words_added=_words(theirs.draft.body).total(),
    )
    if not uow.articles.exists(article):
        return there
    present = uow.articles.load(article)
    found = prospect(uow, contents, present)
    added = removed = 0
    if found.arrival not in (Arrival.SAME, Arrival.OLDER):
        added, removed = _difference(present.draft.body, theirs.draft.body)
    return replace(
        there,
        arrival=found.arrival,
        changed_here=found.changed_here,
        public_here=present.stage.live,
        words_added=added,
        words_removed=removed,
        questions=_questions(uow, contents, found, present),
    )


def prospect(uow: UnitOfWork, contents: Contents, present: Article) -> Prospect:
    """Say what becomes of an article that is here."""
    article = present.id
    graph = {**uow.revisions.graph(article), **contents.graphs[article]}
    own = merging.has_own(uow, present)
    unwritten = _unwritten(present)
    if own:
        graph[_UNWRITTEN] = unwritten.parents

    def load(identity: RevisionId) -> Revision:
        if identity == _UNWRITTEN:
            return unwritten
        return contents.revision(uow, identity)

    outlook = merging.foresee(graph, load)
    mine = _UNWRITTEN if own else present.head
    arrival = _arrival(contents, article, mine, outlook)
    changed = own or (
        present.head not in contents.told(uow, article)
        if present.out is None
        else present.out.revision != present.head
    )
    return Prospect(arrival, mine, own, changed, outlook)


def _arrival(
    contents: Contents, article: ArticleId, mine: RevisionId | None, outlook: Outlook
) -> Arrival:
    if len(outlook.leaves) > 1:
        return Arrival.CONFLICTS
    goes_to = merging.goes_to(outlook, mine)
    if goes_to != mine:
        return Arrival.MERGES if outlook.made else Arrival.FORWARD
    return Arrival.SAME if contents.articles[article].head == mine else Arrival.OLDER


def _unwritten(present: Article) -> Revision:
    return Revision(
        id=_UNWRITTEN,
        article=present.id,
        parents=() if present.head is None else (present.head,),
        author="",
        device="",
        at=present.modified_at or _NEVER,
        reason=RevisionReason.SAVED,
        stage=present.stage,
        draft=present.draft,
    )


def _questions(uow: UnitOfWork, contents: Contents, found: Prospect, present: Article) -> int:
    if found.arrival is not Arrival.CONFLICTS:
        return 0
    graph, mine = found.outlook.graph, merging.goes_to(found.outlook, found.head)
    made = {each.revision.id: each.revision for each in found.outlook.made}

    def load(identity: RevisionId) -> Revision:
        return made.get(identity) or contents.revision(uow, identity)

    other = next(leaf for leaf in found.outlook.leaves if leaf != mine)
    here = present.draft
    if mine != found.head:  # the packet brings both of the versions that clash
        here = merging.localised(uow, load(mine).draft)
    common = ancestry.bases(graph, mine, other)
    base = load(common[0]).draft if common else Draft()
    merge = merge_drafts(base, here, merging.localised(uow, load(other).draft))
    return len(merge.clashes) + len(merge.body.clashes)


def _difference(here: str, there: str) -> tuple[int, int]:
    """Return how many words the second text has more, and how many the first."""
    mine, theirs = _words(here), _words(there)
    return (theirs - mine).total(), (mine - theirs).total()


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))
