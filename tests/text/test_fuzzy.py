"""The fuzzy matcher finds subsequences, and likes word starts and runs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.fuzzy import LONGEST_TEXT, match

WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "Z", "P")), max_size=40)
PLAIN = st.text(st.sampled_from("abc d-E"), max_size=14)


def letters(text: str) -> str:
    parts = (part for c in text for part in unicodedata.normalize("NFKD", c.casefold()))
    return "".join(part for part in parts if not unicodedata.combining(part))


def is_subsequence(pattern: str, text: str) -> bool:
    rest = iter(letters(text))
    return all(letter in rest for letter in letters(pattern) if not letter.isspace())


def score(pattern: str, text: str) -> int:
    found = match(pattern, text)
    assert found is not None
    return found.score


@given(PLAIN, PLAIN)
def test_matches_exactly_the_subsequences(pattern: str, text: str) -> None:
    assert (match(pattern, text) is not None) == is_subsequence(pattern, text)


@given(WORDS, st.data())
def test_letters_taken_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    kept = data.draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    pattern = "".join(letter for letter, keep in zip(text, kept, strict=True) if keep)
    assert match(pattern, text) is not None


@given(WORDS, WORDS)
def test_places_rise_and_hold_the_letters(pattern: str, text: str) -> None:
    found = match(pattern, text)
    if found is not None:
        assert list(found.places) == sorted(set(found.places))
        assert is_subsequence(pattern, "".join(text[place] for place in found.places))


@given(st.text("abc", min_size=1, max_size=6), st.text("xyz ", max_size=8))
def test_a_beginning_beats_the_same_letters_scattered(pattern: str, rest: str) -> None:
    assert score(pattern, pattern + rest) > score(pattern, "x" + "z".join(pattern) + rest)


@given(PLAIN, PLAIN, PLAIN)
def test_text_added_at_the_end_never_makes_a_match_worse(
    pattern: str, text: str, more: str
) -> None:
    found = match(pattern, text)
    if found is not None:
        assert score(pattern, text + more) >= found.score


@pytest.mark.parametrize(
    ("pattern", "better", "worse"),
    [
        ("exp", "Export…", "Next pane"),
        ("na", "New article", "Open another newsroom…"),
        ("light", "Light", "Highlight"),
        ("ktv", "Keep this version", "Backtrack to verse"),
    ],
)
def test_what_people_mean_comes_first(pattern: str, better: str, worse: str) -> None:
    other = match(pattern, worse)
    assert other is None or score(pattern, better) > other.score


def test_case_accents_and_spaces_do_not_matter() -> None:
    assert score("cafe new", "Café news") == score("CAFENEW", "cafe news")


def test_a_letter_that_folds_into_two_stands_for_both() -> None:
    found = match("strasse", "Straße")
    assert found is not None
    assert found.places == (0, 1, 2, 3, 4, 5)


def test_no_letters_match_anything() -> None:
    found = match("  ", "anything")
    assert found is not None
    assert found.places == ()


def test_what_lies_far_out_is_not_looked_at() -> None:
    assert match("z", "a" * LONGEST_TEXT + "z") is None
