"""What two sequences have in common is found, in order, in little time."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from workstation.text.matching import matches

LISTS = st.lists(st.integers(0, 5), max_size=30)


def longest(one: list[int], other: list[int]) -> int:
    """Return the length of the longest common subsequence, by the plain table."""
    lengths = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for left, item in enumerate(one):
        for right, its in enumerate(other):
            lengths[left + 1][right + 1] = (
                lengths[left][right] + 1
                if item == its
                else max(lengths[left][right + 1], lengths[left + 1][right])
            )
    return lengths[-1][-1]


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30))
def test_matches_are_equal_and_rise(one: list[int], other: list[int]) -> None:
    found = matches(one, other)
    assert all(one[left] == other[right] for left, right in found)
    assert [left for left, _ in found] == sorted({left for left, _ in found})
    assert [right for _, right in found] == sorted({right for _, right in found})


@given(LISTS, LISTS)
def test_without_anchors_nothing_in_common_is_missed(one: list[int], other: list[int]) -> None:
    # Every item twice: none can hold the rest in place.
    doubled = [item for item in one for _ in range(2)]
    others = [item for item in other for _ in range(2)]
    assert len(matches(doubled, others)) == longest(doubled, others)


def test_a_few_changes_in_a_long_repetitive_text_are_found() -> None:
    words = ["the", " ", "ferry", " ", "sails", ". "] * 2000
    changed = list(words)
    changed[::600] = ["boat"] * len(changed[::600])
    assert len(matches(words, changed)) == len(words) - len(changed[::600])


def test_texts_with_nothing_in_common_take_little_time() -> None:
    began = process_time()
    assert matches(["a", "b"] * 20_000, ["c", "d"] * 20_000) == []
    assert process_time() - began < 10  # a quadratic comparison would take many minutes
