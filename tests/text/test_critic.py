"""Suggestions survive as CriticMarkup, whatever the text is made of."""

from __future__ import annotations

from hypothesis import given

from tests.text.marked import TEXTS, TURNS, Desk, worked_on
from workstation.domain.ids import SuggestionId
from workstation.text.critic import read, write


@given(TEXTS, TURNS)
def test_what_is_written_can_be_read(text: str, turns: list[tuple[str, int, int, str]]) -> None:
    desk = worked_on(text, turns)
    numbers = {key: number for number, key in enumerate(desk.open, 1)}
    source = write(desk.text, desk.marks, numbers)
    assert read(source, {number: key for key, number in numbers.items()}) == (
        desk.text,
        desk.marks,
    )


def test_it_reads_well() -> None:
    desk = Desk("The ferry sails at six. {{picture: quay}}")
    desk.suggest("A", 4, 9, "boat")
    desk.suggest("B", 4, 4, "old ")
    numbers = {key: number for number, key in enumerate(desk.open, 1)}
    assert write(desk.text, desk.marks, numbers) == (
        "The {++old ++}{>>2<<}{--ferry--}{>>1<<}{++boat++}{>>1<<} sails at six. {{picture: quay}}"
    )


def test_marks_that_do_not_fit_together_are_refused() -> None:
    known = {1: SuggestionId("one")}
    for source in ("{++a", "a++}{>>1<<}", "{++a--}{>>1<<}", "{++a++}{>>2<<}"):
        assert read(source, known) is None
