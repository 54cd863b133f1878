import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.markup import NORMAL, read_line
from workstation.text.spelling_words import ways, words_of, words_of_line


def looked_up(text: str) -> list[str]:
    return [word.text for word in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The ferry waits.", ["The", "ferry", "waits"]),
        ("the harbour’s edge", ["the", "harbour's", "edge"]),
        ("don’t, won't", ["don't", "won't"]),
        ("a well‑known pier-head", ["well-known", "pier-head"]),
        ("time\u00adtable", ["timetable"]),
        ("cafe\u0301", ["café"]),
        ("ten\u00a0miles", ["ten", "miles"]),
        ("the sailors’ boats", ["the", "sailors", "boats"]),
    ],
)
def test_words_are_written_as_dictionaries_write_them(text: str, words: list[str]) -> None:
    assert looked_up(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "NATO",
        "NATO’s",
        "MPs",
        "QCs",
        "A4 1st 2026 06:10 H2O",
        "https://skerry.exampel/tiemtable",
        "www.skerry.exampel",
        "skerry.exampel",
        "desk+nwes@skerry.exampel",
        "@skerrycuorier #ferrrynews",
        "{{picture: quya}}",
        "<spna>",
        "&nbps;",
        "x",
    ],
)
def test_what_is_no_word_of_the_language_is_passed_over(text: str) -> None:
    assert looked_up(text) == []


def test_a_word_is_found_where_it_stands() -> None:
    text = "See https://a.example, then the 𝒜 qauy"
    word = words_of(text)[-1]
    assert text[word.start : word.end] == "qauy"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("**bold** and `cdoe`", ["bold", "and"]),
        ('[the words](https://a.example "tilte")', ["the", "words"]),
        ("## Heading", ["Heading"]),
        ("before <!-- cmoment --> after", ["before", "after"]),
        ("a note[^fotnote]", ["note"]),
    ],
)
def test_markup_and_code_are_passed_over(line: str, words: list[str]) -> None:
    assert [word.text for word in words_of_line(line)[0]] == words


def test_a_fence_hides_its_lines() -> None:
    _, state = words_of_line("```python")
    assert words_of_line("improt this", state)[0] == []
    assert words_of_line("```", state)[1] == NORMAL


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ferry", (("ferry",),)),
        ("Okafor's", (("Okafor's",), ("Okafor",))),
        ("ferry-wide", (("ferry-wide",), ("ferry", "wide"))),
        (
            "Okafor-Brandt's",
            (
                ("Okafor-Brandt's",),
                ("Okafor-Brandt",),
                ("Okafor", "Brandt's"),
                ("Okafor", "Brandt"),
            ),
        ),
    ],
)
def test_a_word_may_be_right_in_more_than_one_way(
    word: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    assert ways(word) == expected


@given(st.text(max_size=80))
def test_any_line_is_taken_apart_in_order_and_leaves_the_state_that_markup_leaves(
    line: str,
) -> None:
    words, state = words_of_line(line.replace("\n", " "))
    assert state == read_line(line.replace("\n", " "))[1]
    ends = [0] + [place for word in words for place in (word.start, word.end)]
    assert ends == sorted(ends)
    assert all(word.text for word in words)
