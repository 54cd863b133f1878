from __future__ import annotations

import pytest

from workstation.domain.draft import Draft
from workstation.domain.ids import ArticleId, LinkId, new_uuid
from workstation.domain.links import ArticleTarget, LinkKind, RelatedLink
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.services import drafts, library
from workstation.storage.store import Store
from workstation.text.query import parse


class Shelf:
    def __init__(self, store: Store) -> None:
        self._store = store
        self.names: dict[ArticleId, str] = {}

    def add(
        self,
        name: str,
        *targets: ArticleId,
        kind: LinkKind = LinkKind.SEE_ALSO,
        stage: Stage = Stage.DRAFT,
    ) -> ArticleId:
        article = ArticleId(new_uuid())
        links = tuple(
            RelatedLink(id=LinkId(new_uuid()), key=f"k{n}", target=ArticleTarget(each), kind=kind)
            for n, each in enumerate(targets)
        )
        with self._store.write() as uow:
            drafts.create(uow, article, Draft(headline=name, links=links), author="I", stage=stage)
        self.names[article] = name
        return article

    def found(self, words: str) -> list[str]:
        with self._store.read() as uow:
            return [self.names[each] for each in library.ids(uow, parse(words))]


@pytest.fixture
def shelf(library: Store) -> Shelf:
    return Shelf(library)


def test_orphans_are_linked_from_nowhere_but_perhaps_a_spiked_story(shelf: Shelf) -> None:
    linked = shelf.add("linked")
    spiked_only = shelf.add("from a spiked one")
    shelf.add("source", linked)
    shelf.add("spiked", spiked_only, stage=Stage.SPIKED)
    assert sorted(shelf.found("links:orphan")) == ["from a spiked one", "source"]


def test_dead_ends_link_to_nothing(shelf: Shelf) -> None:
    end = shelf.add("end")
    shelf.add("source", end)
    assert shelf.found("links:dead-ends") == ["end"]


def test_broken_links_lead_to_what_is_gone(shelf: Shelf) -> None:
    gone = shelf.add("gone", stage=Stage.WITHDRAWN)
    shelf.add("to gone", gone)
    shelf.add("to nothing", ArticleId(new_uuid()))
    shelf.add("sound", shelf.add("here"))
    assert sorted(shelf.found("links:broken")) == ["to gone", "to nothing"]


def test_a_series_has_a_gap_where_a_part_does_not_link_back(shelf: Shelf) -> None:
    first = shelf.add("first")
    shelf.add("second", first, kind=LinkKind.SAME_SERIES)
    assert shelf.found("links:series-gap") == ["first"]


def test_the_most_linked_come_first(shelf: Shelf) -> None:
    one, two = shelf.add("one"), shelf.add("two")
    shelf.add("a", two)
    shelf.add("b", two, one)
    assert shelf.found("sort:linked")[:2] == ["two", "one"]
    assert LibraryQuery(order=Order.LINKED) == parse("sort:linked")
