from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workstation.text.excerpts import END, LENGTH, START, excerpt, plain

BODY = (
    "The first sailing **will be cut** from Monday, the harbour company said.\n\n"
    "{{picture: quay}}\n\n> The [Café on the quay](https://courier.example) stays open.\n\n"
    + "Nothing else changes for the people of the islands. " * 6
    + "\n\nLast of all the *Saint Columba* returns."
)


def test_found_words_are_marked_whatever_their_case_and_accents() -> None:
    assert f"{START}Café{END} on the {START}quay{END}" in excerpt(BODY, ("cafe", "QUAY"))


def test_the_excerpt_lies_around_the_first_find() -> None:
    found = excerpt(BODY, ("columb",))
    assert found.startswith("…")
    assert f"{START}Columba{END} returns." in found
    assert len(found) < LENGTH + 20


def test_a_phrase_is_found_as_one() -> None:
    assert f"the {START}harbour company{END} said" in excerpt(BODY, ("harbour comp",))


def test_without_a_find_it_is_the_beginning() -> None:
    found = excerpt(BODY, ("elsewhere",))
    assert found.startswith("The first sailing will be cut")
    assert found.endswith("…")
    assert START not in found


def test_markdown_is_shown_as_text() -> None:
    text = '# Head\n\n- *One* [two](x "t") `three`\n\n{{related: a}}\n\nsnake_case and 2 * 3'
    assert plain(text) == "Head One two three snake_case and 2 * 3"


@given(st.text(), st.lists(st.text(min_size=1), max_size=3))
def test_marks_are_always_in_pairs(text: str, phrases: list[str]) -> None:
    found = excerpt(text, phrases)
    assert found.count(START) == found.count(END)
