"""Places of the page found again in the text of the draft."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from workstation.ui.panes.preview.source_places import (
    SourcePlaces,
    column_of,
    directive,
    letters,
)

BODY = """First words of the story.

He said it was [set out in the report](https://example.org/a?b=c) at last.

- one **strong** item
- another item

{{picture: quay}}

Same words again and again.

1. first of the numbers

Same words again and again.

قالت القبطان إن الميناء مغلق."""


@pytest.fixture
def places(qapp: QApplication) -> SourcePlaces:
    document = QTextDocument(qapp)
    document.setPlainText(BODY)
    return SourcePlaces(document)


def test_letters_are_what_readers_see() -> None:
    assert (
        letters("**Bold** and [link](https://x.example/y_z), <em>so</em>[^1].") == "Boldandlinkso"
    )
    assert letters("12. twelve") == "twelve"
    assert letters("> 3) three") == "three"


@pytest.mark.parametrize(
    ("around", "word"),
    [
        (("Hesaiditwassetoutinthereportatlast", 11), "set out"),
        (("Hesaiditwassetoutinthereportatlast", 28), "at last"),
        (("onestrongitem", 3), "strong"),
        (("firstofthenumbers", 5), "of the"),
        (("قالتالقبطانإنالميناءمغلق", 4), "القبطان"),
    ],
)
def test_letter_is_found_where_its_word_is(
    places: SourcePlaces, around: tuple[str, int], word: str
) -> None:
    spot = places.find(*around, place=0.5)
    assert spot is not None
    assert BODY[spot.position :].startswith(word)


def test_of_two_alike_the_nearer_is_found(places: SourcePlaces) -> None:
    early = places.find("Samewordsagainandagain", 4, place=0.5)
    late = places.find("Samewordsagainandagain", 4, place=0.9)
    assert early is not None
    assert late is not None
    assert early.position < late.position
    assert BODY[late.position :].startswith("words again")


def test_what_is_not_in_the_draft_is_not_found(places: SourcePlaces) -> None:
    assert places.find("Nosuchwordsanywherehere", 3, place=0.1) is None
    assert places.find("", 0, place=0.1) is None


def test_directive_is_found_by_its_key(places: SourcePlaces) -> None:
    spot = places.find_directive("picture", "quay", 0.9)
    assert spot is not None
    assert BODY[spot.position :].startswith("{{picture: quay}}")
    assert places.find_directive("related", "quay", 0.9) is None
    assert directive("  {{ picture : a b }} ") == ("picture", "a b")
    assert directive("Text {{picture: a}}") is None


def test_column_of_a_letter_skips_what_is_not_seen() -> None:
    line = "A [long link](https://example.org) and *more*"
    assert line[column_of(line, 1) :].startswith("long")
    assert line[column_of(line, 9) :].startswith("and")
    assert column_of(line, 99) == len(line)
