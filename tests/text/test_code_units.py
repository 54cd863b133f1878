"""Places in code points and in UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workstation.text.code_units import code_point_offset, code_point_offsets, utf16_offset


@given(st.text())
def test_offsets_convert_both_ways(text: str) -> None:
    for offset in range(len(text) + 1):
        assert code_point_offset(text, utf16_offset(text, offset)) == offset


@given(st.text())
def test_many_offsets_are_those_of_each(text: str) -> None:
    places = [utf16_offset(text, offset) for offset in range(len(text) + 1)]
    assert code_point_offsets(text, places) == {
        place: code_point_offset(text, place) for place in places
    }


def test_a_letter_beyond_the_basic_plane_is_two_units() -> None:
    assert utf16_offset("a😀b", 2) == 3
    assert code_point_offset("a😀b", 3) == 2
