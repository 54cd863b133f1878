"""Formatting by command."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text import formatting
from workstation.text.formatting import Change


def parse(marked: str) -> tuple[str, int, int]:
    """Read a text whose selection is written with [ and ], or whose cursor is written with |."""
    if "|" in marked:
        place = marked.index("|")
        return marked.replace("|", ""), place, place
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    return marked.replace("⟦", "").replace("⟧", ""), start, end


def show(change: Change) -> str:
    if change.start == change.end:
        return f"{change.text[: change.start]}|{change.text[change.start :]}"
    middle = change.text[change.start : change.end]
    return f"{change.text[: change.start]}⟦{middle}⟧{change.text[change.end :]}"


@pytest.mark.parametrize(
    ("before", "count", "after"),
    [
        ("on ⟦Wednesday⟧ and", 2, "on **⟦Wednesday⟧** and"),
        ("on **⟦Wednesday⟧** and", 2, "on ⟦Wednesday⟧ and"),
        ("on ⟦**Wednesday**⟧ and", 2, "on ⟦Wednesday⟧ and"),
        ("on ⟦Wednesday ⟧and", 2, "on **⟦Wednesday⟧** and"),
        ("on Wedn|esday and", 1, "on *Wedn|esday* and"),
        ("on *Wedn|esday* and", 1, "on Wedn|esday and"),
        ("on **⟦Wednesday⟧** and", 1, "on ***⟦Wednesday⟧*** and"),
        ("on ***⟦Wednesday⟧*** and", 2, "on *⟦Wednesday⟧* and"),
        ("on __Wedn|esday__ and", 2, "on Wedn|esday and"),
        ("on **this Wed|nesday and** so", 2, "on this Wed|nesday and so"),
        ("on the | quay", 2, "on the **|** quay"),
        ("on the **|** quay", 2, "on the | quay"),
        ("- ⟦first\n- second⟧", 2, "- **⟦first**\n- **second⟧**"),
        ("⟦- first⟧", 2, "- **⟦first⟧**"),
        ("⟦## Title⟧", 1, "## *⟦Title⟧*"),
        ("⟦one\n{{picture: quay}}\ntwo⟧", 2, "**⟦one**\n{{picture: quay}}\n**two⟧**"),
        ("⟦**one**\ntwo⟧", 2, "**⟦one**\n**two⟧**"),
    ],
)
def test_emphasis(before: str, count: int, after: str) -> None:
    assert show(formatting.toggle_emphasis(*parse(before), count)) == after


@given(
    st.text(alphabet="ab éß😀.\n", max_size=40),
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from([1, 2]),
)
def test_emphasis_twice_is_the_text_as_it_was(text: str, one: int, two: int, count: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    first = formatting.toggle_emphasis(text, start, end, count)
    again = formatting.toggle_emphasis(first.text, first.start, first.end, count)
    assert again.text == text


@given(
    st.text(alphabet="ab *_\n", max_size=30),
    st.integers(0, 30),
    st.integers(0, 30),
    st.sampled_from([1, 2]),
)
def test_emphasis_keeps_every_other_character(text: str, one: int, two: int, count: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    change = formatting.toggle_emphasis(text, start, end, count)
    without = str.maketrans("", "", "*_")
    assert change.text.translate(without) == text.translate(without)
    assert 0 <= change.start <= change.end <= len(change.text)


@pytest.mark.parametrize(
    ("before", "level", "after"),
    [
        ("The wa|ll", 1, "## The wa|ll"),
        ("## The wa|ll", 1, "The wa|ll"),
        ("## The wa|ll", 2, "### The wa|ll"),
        ("|", 1, "## |"),
        ("⟦One\n\nTwo⟧", 1, "## ⟦One\n\n## Two⟧"),
    ],
)
def test_headings(before: str, level: int, after: str) -> None:
    assert show(formatting.toggle_heading(*parse(before), level)) == after


@pytest.mark.parametrize(
    ("before", "numbered", "after"),
    [
        ("fir|st", False, "- fir|st"),
        ("- fir|st", False, "fir|st"),
        ("- fir|st", True, "1. fir|st"),
        ("⟦one\ntwo⟧", True, "1. ⟦one\n2. two⟧"),
        ("⟦1. one\n2. two⟧", True, "⟦one\ntwo⟧"),
        ("|", False, "- |"),
    ],
)
def test_lists(before: str, numbered: bool, after: str) -> None:
    assert show(formatting.toggle_list(*parse(before), numbered=numbered)) == after


def test_a_list_after_text_begins_with_a_blank_line() -> None:
    change = formatting.toggle_list("first", 2, 2, numbered=False, after_text=True)
    assert show(change) == "\n- fi|rst"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("We ho|ld", "> We ho|ld"),
        ("> We ho|ld", "We ho|ld"),
        ("⟦One\n\nTwo⟧", "> ⟦One\n>\n> Two⟧"),
        ("⟦> One\n>\n> Two⟧", "⟦One\n\nTwo⟧"),
    ],
)
def test_quotations(before: str, after: str) -> None:
    assert show(formatting.toggle_quotation(*parse(before))) == after


@given(st.lists(st.text(alphabet="ab é", min_size=1, max_size=8), min_size=1, max_size=5))
def test_line_commands_twice_are_the_text_as_it_was(lines: list[str]) -> None:
    text = "\n".join(f"x{line}" for line in lines)
    commands: tuple[Callable[[Change], Change], ...] = (
        lambda change: formatting.toggle_quotation(change.text, change.start, change.end),
        lambda change: formatting.toggle_heading(change.text, change.start, change.end, 2),
        lambda change: formatting.toggle_list(change.text, change.start, change.end, numbered=True),
    )
    for command in commands:
        whole = Change(text, 0, len(text))
        assert command(command(whole)) == whole


@pytest.mark.parametrize(
    ("line", "after"),
    [
        ("- first|", "- first\n- |"),
        ("- fir|st", "- fir\n- |st"),
        ("9. ninth|", "9. ninth\n10. |"),
        ("  * inner|", "  * inner\n  * |"),
        ("> said she|", "> said she\n> |"),
        ("> - item|", "> - item\n> - |"),
        ("- |", "\n|"),
        ("> |", "\n|"),
    ],
)
def test_enter_continues_and_ends(line: str, after: str) -> None:
    text, column, _ = parse(line)
    change = formatting.continue_line(text, column)
    assert change is not None
    assert show(change) == after


@pytest.mark.parametrize("line", ["plain|", "|- item", "## Heading|", "1998 was|", "|"])
def test_enter_elsewhere_only_breaks_the_line(line: str) -> None:
    text, column, _ = parse(line)
    assert formatting.continue_line(text, column) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("see ⟦the report⟧ now", "see [the report](⟦https://⟧) now"),
        ("see rep|ort now", "see [report](⟦https://⟧) now"),
        ("see | now", "see [|](https://) now"),
        ("see ⟦https://a.example⟧ now", "see [|](https://a.example) now"),
        ("see [the re|port](https://a.example) now", "see ⟦the report⟧ now"),
    ],
)
def test_links(before: str, after: str) -> None:
    assert show(formatting.toggle_link(*parse(before))) == after


def test_footnotes_are_numbered_on() -> None:
    assert formatting.next_footnote("none yet") == "1"
    assert formatting.next_footnote("a[^1] and b[^7] and c[^note]") == "8"
