from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import counts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("The ferry’s captain said 3,000 people don't mind.", 8),
        ("A well-known skipper – from Kell – waits.", 6),
        ("{{picture: quay}}\n\nOne two.\n\n{{related: fares}}\n", 2),
        ("Write {{picture: key}} in a line of its own.", 9),
        ("[the refit](https://courier.example/a/b) costs", 3),
        ("See <https://courier.example/a> and http://example.org/x now", 3),
        ("**Bold**, *soft* and `code`\n\n# Heading\n\n- item", 6),
        ("[1]: https://courier.example/a\n\nText", 1),
        ("שלום עולם", 2),
        ("船が帰る", 4),
        ("\U0001f6a2 — …", 0),
    ],
)
def test_words_are_counted_as_readers_read_them(text: str, words: int) -> None:
    assert counts.words(text) == words


@given(st.text())
def test_any_text_can_be_counted(text: str) -> None:
    assert 0 <= counts.words(text) <= len(text)


def test_reading_takes_a_minute_at_least() -> None:
    assert [counts.reading_minutes(count) for count in (0, 100, 476, 1200)] == [1, 1, 2, 5]
