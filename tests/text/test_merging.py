"""A merge loses nothing, splices nothing, and asks only where both changed the same."""

from __future__ import annotations

import re
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from merge3 import Merge3

from workstation.text.matching import matches
from workstation.text.merging import Choice, Clash, merge_order, merge_text

SENTENCES = st.builds(
    "{} {} {}.".format,
    st.sampled_from(["The ferry", "A trawler", "The council", "Nobody"]),
    st.sampled_from(["sails", "waits", "meets", "was late"]),
    st.sampled_from(["at six", "in the fog", "on Monday", "again"]),
)
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
TEXTS = st.lists(PARAGRAPHS, max_size=6).map("\n\n".join)
RAGGED = st.text("ab. \n", max_size=40)

NEW_WORDS = re.compile(r"(?:MINE|THEIRS)\d")

BASE = "The ferry sails at six. It was late.\n\nThe council meets on Monday.\n\nNobody came."


def changed(text: str, marker: str, steps: list[tuple[int, str]]) -> str:
    """Change a text as a person would; each word put in is one of a kind."""
    paragraphs = text.split("\n\n")
    for number, (at, what) in enumerate(steps):
        place = at % len(paragraphs)
        word = f"{marker}{number}"
        if what == "reword":
            sentences = paragraphs[place].split(". ")
            spot = at % len(sentences)
            sentences[spot] = f"{word} {sentences[spot]}"
            paragraphs[place] = ". ".join(sentences)
        elif what == "add":
            paragraphs.insert(place, f"Something new, {word}.")
        elif what == "remove" and len(paragraphs) > 1:
            del paragraphs[place]
        elif what == "move":
            paragraphs.insert((at // 7) % len(paragraphs), paragraphs.pop(place))
    return "\n\n".join(paragraphs)


STEPS = st.lists(
    st.tuples(st.integers(0, 99), st.sampled_from(["reword", "add", "remove", "move"])),
    max_size=5,
)


@given(TEXTS | RAGGED, TEXTS | RAGGED)
def test_what_one_side_changed_is_taken_whole(base: str, other: str) -> None:
    for merged in (
        merge_text(base, other, base),
        merge_text(base, base, other),
        merge_text(base, other, other),
    ):
        assert merged.clashes == ()
        assert merged.settled(lambda clash: clash.mine) == other


@settings(max_examples=300)
@given(TEXTS, STEPS, STEPS)
def test_nothing_either_side_wrote_is_lost(
    base: str, mine: list[tuple[int, str]], theirs: list[tuple[int, str]]
) -> None:
    here, there = changed(base, "MINE", mine), changed(base, "THEIRS", theirs)
    merged = merge_text(base, here, there)
    both = merged.settled(lambda clash: clash.settled(Choice.BOTH))
    assert set(NEW_WORDS.findall(here + there)) <= set(NEW_WORDS.findall(both))


@settings(max_examples=300)
@given(TEXTS, STEPS, STEPS)
def test_no_sentence_is_put_together_from_two_peoples_words(
    base: str, mine: list[tuple[int, str]], theirs: list[tuple[int, str]]
) -> None:
    here, there = changed(base, "MINE", mine), changed(base, "THEIRS", theirs)
    settled = merge_text(base, here, there).settled(lambda _clash: "CLASH.")
    for sentence in settled.replace("\n", " ").split(". "):
        assert not ("MINE" in sentence and "THEIRS" in sentence)


REWORDING = st.lists(st.tuples(st.integers(0, 99), st.just("reword")), max_size=5)


@given(st.lists(PARAGRAPHS, max_size=6, unique=True).map("\n\n".join), REWORDING, REWORDING)
def test_neither_side_is_favoured(
    base: str, mine: list[tuple[int, str]], theirs: list[tuple[int, str]]
) -> None:
    here, there = changed(base, "MINE", mine), changed(base, "THEIRS", theirs)
    one, other = merge_text(base, here, there), merge_text(base, there, here)
    assert [(clash.mine, clash.theirs) for clash in one.clashes] == [
        (clash.theirs, clash.mine) for clash in other.clashes
    ]
    assert one.settled(lambda _clash: "?") == other.settled(lambda _clash: "?")


@given(st.lists(st.integers(0, 9), max_size=30), st.lists(st.integers(0, 9), max_size=30))
def test_matches_are_equal_and_rise(one: list[int], other: list[int]) -> None:
    found = matches(one, other)
    assert all(one[left] == other[right] for left, right in found)
    assert [left for left, _ in found] == sorted({left for left, _ in found})
    assert [right for _, right in found] == sorted({right for _, right in found})


@given(
    st.lists(st.integers(0, 20), unique=True),
    st.lists(st.integers(0, 20), unique=True),
    st.lists(st.integers(0, 20), unique=True),
)
def test_an_order_keeps_what_anybody_put_in_and_drops_what_anybody_took_out(
    base: list[int], mine: list[int], theirs: list[int]
) -> None:
    gone = (set(base) - set(mine)) | (set(base) - set(theirs))
    order = merge_order(base, mine, theirs)
    assert sorted(order) == sorted((set(mine) | set(theirs)) - gone)
    assert merge_order(base, mine, base) == tuple(mine)
    assert merge_order(base, base, theirs) == tuple(theirs)


def test_changes_of_different_sentences_come_together() -> None:
    base = "One is here. Two is there. Three is nowhere."
    mine, theirs = base.replace("One", "A first"), base.replace("Three", "A third")
    merged = merge_text(base, mine, theirs)
    assert merged.clashes == ()
    assert merged.settled(lambda clash: clash.mine) == (
        "A first is here. Two is there. A third is nowhere."
    )


def test_changes_of_different_paragraphs_come_together() -> None:
    mine = BASE.replace("at six", "at seven")
    theirs = BASE.replace("on Monday", "on Tuesday")
    merged = merge_text(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.settled(lambda clash: clash.mine) == (
        "The ferry sails at seven. It was late.\n\nThe council meets on Tuesday.\n\nNobody came."
    )


def test_a_sentence_that_both_changed_is_asked_about() -> None:
    mine = BASE.replace("at six", "at seven")
    theirs = BASE.replace("at six", "at eight")
    assert merge_text(BASE, mine, theirs).clashes == (
        Clash("The ferry sails at six.", "The ferry sails at seven.", "The ferry sails at eight."),
    )


def test_a_paragraph_moved_here_and_changed_there_is_changed_where_it_went() -> None:
    one, two, three = BASE.split("\n\n")
    mine = f"{three}\n\n{one}\n\n{two}"
    theirs = BASE.replace("Nobody came.", "Nobody came at all.")
    merged = merge_text(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.settled(lambda clash: clash.mine) == f"Nobody came at all.\n\n{one}\n\n{two}"


def test_a_paragraph_taken_out_here_and_changed_there_is_asked_about() -> None:
    one, two, three = BASE.split("\n\n")
    mine = f"{one}\n\n{three}"
    theirs = BASE.replace("meets on Monday", "meets on Tuesday")
    merged = merge_text(BASE, mine, theirs)
    assert merged.clashes == (Clash(two, "", two.replace("Monday", "Tuesday")),)
    assert merged.settled(lambda clash: clash.mine) == mine
    assert merged.settled(lambda clash: clash.theirs) == theirs


def test_two_new_paragraphs_in_one_place_are_asked_about() -> None:
    merged = merge_text("One.", "One.\n\nMine.", "One.\n\nTheirs.")
    assert merged.clashes == (Clash("", "Mine.", "Theirs."),)
    assert merged.settled(lambda clash: clash.settled(Choice.BOTH)) == "One.\n\nMine.\n\nTheirs."


def _without_moves(random: Random, text: str, mark: str) -> str:
    """Change a few paragraphs as one person would, each change with words of its own."""
    paragraphs = text.split("\n\n")
    for number in range(random.randint(1, 4)):
        at = random.randrange(len(paragraphs))
        match random.randrange(3):
            case 0:
                paragraphs.insert(at, f"{mark}{number} new paragraph {mark}{number}.")
            case 1 if len(paragraphs) > 4:
                del paragraphs[at]
            case _:
                paragraphs[at] = f"{paragraphs[at]} And {mark}{number} {mark}."
    return "\n\n".join(paragraphs)


def test_what_a_merge_by_lines_merges_is_merged_alike() -> None:
    clean = 0
    for seed in range(500):
        random = Random(seed)
        base = "\n\n".join(f"Paragraph b{n} says c{n}. It ends with d{n}." for n in range(14))
        mine, theirs = (_without_moves(random, base, mark) for mark in ("mine", "theirs"))
        before, one, other = (text.split("\n\n") for text in (base, mine, theirs))
        reference = Merge3(before, one, other)
        groups = list(reference.merge_groups())
        if any(group[0] == "conflict" for group in groups):
            continue
        clean += 1
        merged = merge_text(base, mine, theirs)
        assert not merged.clashes, seed
        expected = [line for group in groups for line in group[1]]
        assert merged.settled(lambda clash: clash.mine) == "\n\n".join(expected), seed
    assert clean > 150
