"""Entries of the desk list: their ids, what they list, and how that is typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.desk.library_entry import (
    Entry,
    EntryKind,
    both,
    ordered,
    query_of,
    read_entry,
    text_of,
)
from workstation.domain.errors import BadQuery
from workstation.domain.newsroom import Newsroom, SavedSearch
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.text.query import parse

HOUSE = Newsroom(saved_searches=(SavedSearch("Winter", "timetable stage:draft"),))

ENTRIES = st.one_of(
    st.just(Entry(EntryKind.ALL)),
    st.just(Entry(EntryKind.ASSIGNED)),
    st.sampled_from(Stage).map(lambda stage: Entry(EntryKind.STAGE, stage.value)),
    st.builds(
        Entry,
        st.sampled_from((EntryKind.SECTION, EntryKind.SAVED, EntryKind.SEARCH)),
        st.text(min_size=1),
    ),
)


@given(ENTRIES)
def test_an_id_brings_its_entry_back(entry: Entry) -> None:
    assert read_entry(entry.id) == entry


@given(st.text())
def test_any_text_names_some_entry(text: str) -> None:
    assert read_entry(read_entry(text).id) == read_entry(text)


@pytest.mark.parametrize("text", ["", "stage:", "stage:burnt", "section:", "shelf:3", "all:x"])
def test_an_id_without_meaning_lists_everything(text: str) -> None:
    assert read_entry(text) == Entry(EntryKind.ALL)


def test_what_was_corrected_is_listed_as_published() -> None:
    query = query_of(Entry(EntryKind.STAGE, "published"), HOUSE, "")
    assert query is not None
    assert query.stages == {Stage.PUBLISHED, Stage.CORRECTED}


def test_nobody_has_nothing_assigned() -> None:
    assert query_of(Entry(EntryKind.ASSIGNED), HOUSE, "") is None
    assert query_of(Entry(EntryKind.ASSIGNED), HOUSE, "Tom") == LibraryQuery(assignee="Tom")


def test_a_saved_search_lists_what_it_says() -> None:
    query = query_of(Entry(EntryKind.SAVED, "Winter"), HOUSE, "")
    assert query is not None
    assert (query.words, query.stages) == ("timetable", {Stage.DRAFT})
    assert query_of(Entry(EntryKind.SAVED, "Summer"), HOUSE, "") is None


def test_bad_words_are_refused() -> None:
    with pytest.raises(BadQuery):
        query_of(Entry(EntryKind.SEARCH, "shelf:3"), HOUSE, "")


@pytest.mark.parametrize(
    "entry",
    [
        Entry(EntryKind.ALL),
        Entry(EntryKind.ASSIGNED),
        *(Entry(EntryKind.STAGE, stage.value) for stage in Stage),
        Entry(EntryKind.SECTION, "Sea and sky"),
        Entry(EntryKind.SAVED, "Winter"),
        Entry(EntryKind.SEARCH, 'tide "low water" by:"Ines Okafor"'),
    ],
    ids=lambda entry: entry.id,
)
def test_what_an_entry_lists_can_be_typed(entry: Entry) -> None:
    assert parse(text_of(entry, HOUSE, "Tom Vasile")) == query_of(entry, HOUSE, "Tom Vasile")


def test_two_queries_list_what_both_do() -> None:
    one = LibraryQuery(stages=frozenset({Stage.DRAFT, Stage.SUBMITTED}), before=date(2026, 3, 1))
    other = LibraryQuery(
        words="tide", stages=frozenset({Stage.DRAFT}), section="Harbour", before=date(2026, 2, 1)
    )
    assert both(one, other) == LibraryQuery(
        words="tide",
        stages=frozenset({Stage.DRAFT}),
        section="Harbour",
        before=date(2026, 2, 1),
        order=Order.RELEVANCE,
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("stage:draft", "stage:spiked"),
        ("section:harbour", "section:council"),
        ("assigned:tom", "assigned:ines"),
    ],
)
def test_queries_that_exclude_each_other_list_nothing(one: str, other: str) -> None:
    assert both(parse(one), parse(other)) is None


def test_the_same_filter_twice_excludes_nothing() -> None:
    assert both(parse("section:Harbour"), parse("section:harbour")) is not None


def test_best_match_is_an_order_for_words_only() -> None:
    assert ordered(LibraryQuery(), Order.RELEVANCE).order is Order.NEWEST
    assert ordered(LibraryQuery(words="tide"), Order.OLDEST).order is Order.OLDEST
