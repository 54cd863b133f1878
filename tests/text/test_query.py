from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.errors import BadQuery
from workstation.domain.query import LibraryQuery, Order
from workstation.domain.workflow import Stage
from workstation.text.query import parse, phrases


def test_a_query_has_words_phrases_and_filters() -> None:
    query = parse(
        'section:harbour stage:review by:"Ines Okafor" has:picture missing:alt '
        'before:2026-01-01 word "a phrase"'
    )
    assert query == LibraryQuery(
        words='word "a phrase"',
        section="harbour",
        stages=frozenset({Stage.IN_REVIEW}),
        byline="Ines Okafor",
        has=frozenset({"picture"}),
        missing=frozenset({"alt"}),
        before=date(2026, 1, 1),
        order=Order.RELEVANCE,
    )


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("stage:draft", {Stage.DRAFT}),
        ('stage:"in review"', {Stage.IN_REVIEW}),
        ("stage:in-review", {Stage.IN_REVIEW}),
        ("stage:Changes", {Stage.CHANGES_REQUESTED}),
        ("stage:draft stage:approved", {Stage.DRAFT, Stage.APPROVED}),
        ("stage:s", {Stage.SUBMITTED, Stage.SPIKED}),
    ],
)
def test_a_stage_can_be_shortened(text: str, stages: set[Stage]) -> None:
    assert parse(text).stages == stages


def test_a_query_without_words_is_sorted_by_time() -> None:
    assert parse("section:harbour").order is Order.NEWEST
    assert parse("  ") == LibraryQuery()
    assert parse("ferry sort:headline").order is Order.HEADLINE


def test_dates_may_be_short() -> None:
    query = parse("after:2025 before:2026-3")
    assert (query.after, query.before) == (date(2025, 1, 1), date(2026, 3, 1))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("secton:harbour", "There is no filter “secton:”. The filters are section:"),
        ("stage:gone", "The stages are draft, submitted"),
        ("has:money", "there can be picture, link, embargo, conflict, out and deadline"),
        ("missing:everything", "there can be alt, credit, caption, byline and lead"),
        ("before:yesterday", "is not a date"),
        ("after:2026-13", "is not a date"),
        ("sort:luck", "can be sorted by newest"),
        ('by:""', "Say what “by:” should look for"),
    ],
)
def test_a_bad_query_says_what_can_be_written(text: str, says: str) -> None:
    with pytest.raises(BadQuery) as raised:
        parse(text)
    assert says in str(raised.value)


def test_times_and_addresses_are_words() -> None:
    assert parse("10:30 https://courier.example").words == "10:30 https://courier.example"


def test_words_are_split_into_phrases() -> None:
    assert phrases('word "a phrase" — \U0001f6a2 "unfinished ph') == (
        "word",
        "a phrase",
        "unfinished ph",
    )


@given(st.text(alphabet='ab:"- \u00e9', max_size=40))
def test_what_is_no_filter_is_looked_for(text: str) -> None:
    try:
        query = parse(text)
    except BadQuery:
        assert ":" in text
    else:
        assert parse(query.words).words == query.words
