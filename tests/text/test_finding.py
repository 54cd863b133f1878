"""Finding and replacing words."""

from hypothesis import given
from hypothesis import strategies as st

from workstation.text.finding import Wanted, find_all, replace_all

BODY = "The harbour, the Harbour-master and harbours: “Don’t”, 12\u00a0000 €."


def test_finds_in_any_case_unless_told() -> None:
    assert len(find_all(BODY, Wanted("harbour"))) == 3
    assert find_all(BODY, Wanted("Harbour", match_case=True)) == ((17, 24),)


def test_whole_words_only() -> None:
    assert len(find_all(BODY, Wanted("harbour", whole_word=True))) == 2


def test_plain_keys_find_typographic_characters() -> None:
    assert len(find_all(BODY, Wanted('"don\'t"'))) == 1
    assert len(find_all(BODY, Wanted("12 000"))) == 1


def test_marks_of_patterns_are_plain_characters() -> None:
    assert find_all("a.c abc", Wanted("a.c")) == ((0, 3),)
    assert replace_all("a.c abc", Wanted("a.c"), r"\1") == r"\1 abc"


def test_nothing_wanted_is_nothing_found() -> None:
    assert find_all(BODY, Wanted("")) == ()
    assert replace_all(BODY, Wanted(""), "x") == BODY


@given(st.text(alphabet="abA ", max_size=30), st.text(alphabet="abA ", min_size=1, max_size=3))
def test_replacing_changes_what_is_found(body: str, text: str) -> None:
    places = find_all(body, Wanted(text))
    expected, last = "", 0
    for start, end in places:
        expected += body[last:start] + "#"
        last = end
    assert replace_all(body, Wanted(text), "#") == expected + body[last:]
