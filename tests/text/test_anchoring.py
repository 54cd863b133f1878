"""A note finds its words again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.notes import Anchor
from workstation.text.anchoring import anchored, find, followed

TEXT = "The ferry sails at six. The ferry is late."


@given(st.text(max_size=30), st.text(max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_words_are_found_behind_whatever_was_put_before_them(
    text: str, before: str, one: int, other: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    place = find(before + text, anchored(text, "body", start, end))
    if start == end:
        assert place is None
    else:
        assert place is not None
        assert (before + text)[place[0] : place[1]] == text[start:end]


def test_of_two_equal_stretches_the_nearer_is_meant() -> None:
    second = TEXT.index("The ferry", 5)
    anchor = anchored(TEXT, "body", second, second + 9)
    assert find("Now: " + TEXT, anchor) == (second + 5, second + 14)


def test_words_that_are_gone_have_no_place_and_stay_quoted() -> None:
    anchor = anchored(TEXT, "body", 4, 9)
    assert find("Nothing sails.", anchor) is None
    assert followed("Nothing sails.", anchor) == anchor == Anchor("body", 4, 9, "ferry")


def test_an_anchor_follows_its_words() -> None:
    anchor = anchored(TEXT, "body", 4, 9)
    assert followed("Today " + TEXT, anchor) == Anchor("body", 10, 15, "ferry")
