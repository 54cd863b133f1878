"""What opening a packet would do to the articles that are here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from workstation.domain import ancestry
from workstation.domain.article import Article
from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.packets import Arrival, PacketArticle
from workstation.domain.revision import Revision, RevisionReason
from workstation.formats.packet_reader import FOREIGN, PacketReader
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
class Contents:
    """What a packet has of each article."""

    articles: Mapping[ArticleId, PackedArticle]
    graphs: Mapping[ArticleId, ancestry.Graph]
    known: frozenset[RevisionId]
    """Those of its revisions that are here."""
    loaded: Mapping[RevisionId, Revision]
    """The newest ones of those that are not here."""

    def new(self, article: ArticleId) -> tuple[RevisionId, ...]:
        """Return the revisions of an article that are not here."""
        return tuple(each for each in self.graphs[article] if each not in self.known)

    def head(self, uow: UnitOfWork, article: ArticleId) -> Revision:
        """Return the newest revision of an article, as the sender had it."""
        identity = self.articles[article].head
        return self.loaded.get(identity) or uow.revisions.get(identity)


@dataclass(frozen=True, slots=True)
class Prospect:
    """What becomes of an article that is here already."""

    arrival: Arrival
    head: RevisionId | None
    own: bool
    """Something was written here since the newest revision."""
    changed_here: bool
    outlook: Outlook


def read_contents(uow: UnitOfWork, reader: PacketReader) -> Contents:
    """Read which revisions there are; what is incomplete or mixed up is refused."""
    articles = {article.id: article for article in reader.articles()}
    graphs: dict[ArticleId, dict[RevisionId, tuple[RevisionId, ...]]] = {
        article: {} for article in reader.manifest.articles
    }
    outside: dict[RevisionId, ArticleId] = {}
    for _document, revision in reader.revisions():
        graph = graphs.get(revision.article)
        if graph is None or revision.id in graph:
            raise reader.refused(FOREIGN)
        outside |= {each: revision.article for each in revision.parents if each not in graph}
        graph[revision.id] = revision.parents
    known = uow.revisions.known({*outside, *(each for graph in graphs.values() for each in graph)})
    sound = (
        tuple(articles) == reader.manifest.articles
        and all(article.head in graphs[article.id] for article in articles.values())
        and outside.keys() <= known
        and all(uow.revisions.get(each).article == article for each, article in outside.items())
    )
    if not sound:
        raise reader.refused(FOREIGN)
    wanted = {leaf for graph in graphs.values() for leaf in ancestry.leaves(graph)}
    wanted |= {article.head for article in articles.values()}
    return Contents(articles, graphs, known, _loaded(reader, wanted - known))


def _loaded(reader: PacketReader, wanted: Iterable[RevisionId]) -> dict[RevisionId, Revision]:
    names = frozenset(wanted)
    if not names:
        return {}
    return {each.id: each for _document, each in reader.revisions() if each.id in names}


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
    article, loaded = present.id, contents.loaded
    graph = {**uow.revisions.graph(article), **contents.graphs[article]}
    own = merging.has_own(uow, present)
    unwritten = _unwritten(present)
    if own:
        graph[_UNWRITTEN] = unwritten.parents

    def load(identity: RevisionId) -> Revision:
        if identity == _UNWRITTEN:
            return unwritten
        return loaded.get(identity) or uow.revisions.get(identity)

    outlook = merging.foresee(graph, load)
    mine = _UNWRITTEN if own else present.head
    arrival = _arrival(contents, article, mine, outlook)
    changed = own or (
        present.head not in contents.graphs[article]
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
    graph, mine = found.outlook.graph, found.head
    made = {each.revision.id: each.revision for each in found.outlook.made}
    other = next(leaf for leaf in found.outlook.leaves if leaf != mine)
    theirs = made.get(other) or contents.loaded.get(other) or uow.revisions.get(other)
    common = ancestry.bases(graph, mine, other) if mine is not None else ()
    base = uow.revisions.get(common[0]).draft if common else Draft()
    merge = merge_drafts(base, present.draft, merging.localised(uow, theirs.draft))
    return len(merge.clashes) + len(merge.body.clashes)


def _difference(here: str, there: str) -> tuple[int, int]:
    """Return how many words the second text has more, and how many the first."""
    mine, theirs = _words(here), _words(there)
    return (theirs - mine).total(), (mine - theirs).total()


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text))
