"""Long lines taken apart: what spelling and counting find is the same as in the whole."""

from hypothesis import example, given
from hypothesis import strategies as st

from workstation.text import counts
from workstation.text.judging import Judge
from workstation.text.spelling_words import words_of_line
from workstation.text.stretches import LONG, stretches

PIECES = (
    *("The qauy. ", "e.g. a ", "<", ">", "{{", "}}", "{", "}", "[", "](", ")", "]:", '"', "`"),
    *("https://a.example/x. ", "12. ", "**bold. ", "*", "<!-- ", " -->", "\u2019", "\U0001f6a2. "),
)
lines = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def test_a_short_line_is_one_part() -> None:
    assert stretches("One. Two. Three.") == ["One. Two. Three."]


def test_a_long_line_is_parted_at_its_sentences() -> None:
    line = "One <b of. many>. " * LONG
    assert stretches(line)[:2] == ["One <b of. many>. "] * 2
    assert "".join(stretches(line)) == line


def test_a_line_without_full_stops_is_parted_before_long_words() -> None:
    line = "the harbuor and its <i>ferry sailed</i> on {{picture: harbour}} " * LONG
    assert stretches(line)[:4] == [
        "the ",
        "harbuor and its <i>ferry ",
        "sailed</i> on {{picture: harbour}} the ",
        "harbuor and its <i>ferry ",
    ]


def test_a_line_of_short_words_alone_is_parted_as_well() -> None:
    assert stretches("to be or not to see " * LONG)[:3] == ["to be or ", "not to ", "see to be or "]
    assert stretches("a b c " * LONG)[:3] == ["a ", "b ", "c "]


def test_an_edit_changes_the_stretches_around_it_alone() -> None:
    line = "".join(f"the ferry {number} called at harbour {number} and " for number in range(900))
    place = line.index("at harbour 450 ")
    before, after = stretches(line), stretches(line[:place] + "timetabl e" + line[place:])
    assert len(before) > 1800
    assert len(set(after) - set(before)) <= 3


def test_an_angle_that_nothing_closes_keeps_nothing_together() -> None:
    line = "a < b. " + "One of many. " * LONG
    assert len(stretches(line)) > LONG


@example("", "[<]:The qauy. ", "A ferry leaves. ")
@example("", "{{picture: qauy}} ", "A ferry leaves. ")
@given(lines, lines, st.sampled_from(("A ferry leaves. ", "A ferry calling ", "a b ")))
def test_in_parts_there_are_the_same_words(before: str, after: str, most: str) -> None:
    line = before + most * (LONG // 4) + after
    assert "".join(stretches(line)) == line
    assert sum(counts.words(part) for part in stretches(line)) == counts.words(line)
    whole = words_of_line(line)[0]
    judge = Judge(dict.fromkeys((word.text for word in whole), False), frozenset())
    found = judge.misspelt(line, 0)
    assert judge.wanted <= {part for word in whole for part in word.text.split("-")}
    assert found == tuple(word for word in whole if judge.verdict(word.text) is False)
