"""Lines and paragraphs that change places, items that go in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.text.line_moves import indent, move_lines, move_paragraphs, outdent

PARAGRAPHS = "One.\n\nTwo.\n\n- a\n- b\n- c\n\nThree."


def moved(body: str, words: str, *, down: bool, paragraph: bool = False) -> tuple[str, str]:
    start = body.index(words)
    make = move_paragraphs if paragraph else move_lines
    move = make(body, start, start + len(words), down=down)
    if move is None:
        return body, words
    result = body[: move.start] + move.change.text + body[move.end :]
    return result, result[move.start + move.change.start : move.start + move.change.end]


@pytest.mark.parametrize(
    ("words", "down", "expected"),
    [
        ("Two", False, "Two.\n\nOne.\n\n- a\n- b\n- c\n\nThree."),
        ("One", True, "Two.\n\nOne.\n\n- a\n- b\n- c\n\nThree."),
        ("b", False, "One.\n\nTwo.\n\n- b\n- a\n- c\n\nThree."),
        ("b", True, "One.\n\nTwo.\n\n- a\n- c\n- b\n\nThree."),
        ("c", True, "One.\n\nTwo.\n\nThree.\n\n- a\n- b\n- c"),
        ("One", False, PARAGRAPHS),
        ("Three", True, PARAGRAPHS),
    ],
)
def test_lines_move_and_stay_selected(words: str, down: bool, expected: str) -> None:
    assert moved(PARAGRAPHS, words, down=down) == (expected, words)


def test_a_paragraph_moves_whole() -> None:
    expected = "One.\n\n- a\n- b\n- c\n\nTwo.\n\nThree."
    assert moved(PARAGRAPHS, "b", down=False, paragraph=True) == (expected, "b")


def test_a_fence_with_blank_lines_is_one_paragraph() -> None:
    body = "A\n\n```\nx\n\ny\n```\n\nB"
    assert moved(body, "B", down=False)[0] == "A\n\nB\n\n```\nx\n\ny\n```"


@given(st.text("ab\n- >#`", max_size=60), st.data(), st.booleans(), st.booleans())
def test_moving_keeps_every_letter(
    body: str, data: st.DataObject, down: bool, paragraph: bool
) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))
    make = move_paragraphs if paragraph else move_lines
    move = make(body, start, end, down=down)
    if move is not None:
        result = body[: move.start] + move.change.text + body[move.end :]
        assert sorted(result) == sorted(body)
        assert 0 <= move.change.start <= move.change.end <= len(move.change.text)


def test_items_go_in_and_out_with_the_cursor() -> None:
    inside = indent("- a\n- b", 2, 7)
    assert (inside.text, inside.start, inside.end) == ("    - a\n    - b", 6, 15)
    outside = outdent(inside.text, inside.start, inside.end)
    assert (outside.text, outside.start, outside.end) == ("- a\n- b", 2, 7)


def test_quotations_nest_and_plain_paragraphs_stay() -> None:
    assert indent("> a", 3, 3).text == "> > a"
    assert outdent("> > a", 5, 5).text == "> a"
    assert indent("Plain", 2, 2).text == "Plain"
