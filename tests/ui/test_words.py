"""Numbers and entries as the lists say them."""

from __future__ import annotations

import pytest

from workstation.desk.library_entry import read_entry
from workstation.ui.words import entry_title, number, word_count


def test_thousands_are_marked() -> None:
    assert (number(0), number(999), number(1284), number(1_000_000)) == (
        "0",
        "999",
        "1,284",
        "1,000,000",
    )


def test_words_are_counted() -> None:
    assert (word_count(0), word_count(1), word_count(1120)) == ("0 words", "1 word", "1,120 words")


@pytest.mark.parametrize(
    ("entry", "title"),
    [
        ("all", "All articles"),
        ("assigned", "Assigned to me"),
        ("stage:draft", "Drafts"),
        ("stage:changes requested", "Changes asked"),
        ("section:Harbour", "Harbour"),
        ("saved:Winter timetable", "Winter timetable"),
        ("search:low tide", "Search: low tide"),
    ],
)
def test_entries_have_titles(entry: str, title: str) -> None:
    assert entry_title(read_entry(entry)) == title
