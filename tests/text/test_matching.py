"""Matching of lists: both can be put together again, and little is done for much."""

from __future__ import annotations

import random
from difflib import SequenceMatcher
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import matching
from workstation.text.matching import stretches

LISTS = st.lists(st.sampled_from("abcdef"), max_size=30)


@given(LISTS, LISTS)
def test_both_lists_are_covered_in_order(old: list[str], new: list[str]) -> None:
    place = other = 0
    for part in stretches(old, new):
        assert (part.start, part.other_start) == (place, other)
        place, other = part.end, part.other_end
        if part.same:
            assert old[part.start : part.end] == new[part.other_start : part.other_end]
    assert (place, other) == (len(old), len(new))


def test_as_much_stays_as_the_standard_library_finds() -> None:
    """Its own matcher takes minutes for a long article; for short lists it can be asked."""
    chance = random.Random(4)
    ours = theirs = 0
    for _ in range(200):
        old = [chance.choice("abcdefgh") for _ in range(chance.randint(0, 60))]
        new = [letter for letter in old if chance.random() > 0.2]
        for _ in range(5):
            new.insert(chance.randint(0, len(new)), chance.choice("abcdefgh"))
        ours += sum(part.end - part.start for part in stretches(old, new) if part.same)
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        theirs += sum(block.size for block in matcher.get_matching_blocks())
    assert ours >= theirs


def test_a_long_article_takes_no_long_time() -> None:
    chance = random.Random(5)
    old = [str(chance.randint(0, 4000)) for _ in range(100_000)]
    new = old.copy()
    for _ in range(400):
        new[chance.randrange(len(new))] = "other"
    begun = process_time()
    same = sum(part.end - part.start for part in stretches(old, new) if part.same)
    assert process_time() - begun < 5
    assert same > 99_000


@given(LISTS, LISTS)
def test_a_search_that_begins_again_covers_both_lists(old: list[str], new: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matching, "_MOST_EDITS", 2)
        parts = list(stretches(old, new))
    for part in parts:
        if part.same:
            assert old[part.start : part.end] == new[part.other_start : part.other_end]
    assert sum(part.end - part.start for part in parts) == len(old)
    assert sum(part.other_end - part.other_start for part in parts) == len(new)
