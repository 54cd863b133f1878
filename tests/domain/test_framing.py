import pytest
from hypothesis import given
from hypothesis import strategies as st

from workstation.domain.framing import (
    LEAST,
    SHAPES,
    WHOLE,
    Crop,
    Cut,
    Framing,
    Shape,
    around,
    framing_from_json,
    framing_to_json,
    ratio_of,
    shapes_from,
    shapes_text,
)

PLACES = st.integers(-2 * WHOLE, 2 * WHOLE)
CROPS = st.builds(Crop, PLACES, PLACES, PLACES, PLACES).map(Crop.within)
FRAMINGS = st.builds(
    Framing,
    turn=st.sampled_from((0, 90, 180, 270)),
    focus=st.none() | st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)),
    crops=st.dictionaries(st.sampled_from(("16:9", "1:1", "4:3")), CROPS).map(
        lambda crops: tuple(sorted(crops.items()))
    ),
    shape=st.sampled_from(("", "16:9", "1:1")),
)


@given(FRAMINGS)
def test_a_framing_survives_json(framing: Framing) -> None:
    assert framing_from_json(framing_to_json(framing)) == framing


def test_the_picture_as_it_came_is_empty_json() -> None:
    assert framing_to_json(Framing()) == {}
    assert framing_from_json({"turn": 45, "focus": "x", "crops": [1], "shape": "wide"}) == Framing()


@given(CROPS, st.sampled_from((0, 90, 180, 270)))
def test_a_cut_is_read_back_from_its_token(crop: Crop, turn: int) -> None:
    assert Cut.from_token(Cut(turn, crop).token) == Cut(turn, crop)


@pytest.mark.parametrize(
    "token", ["", "0-0-0-0", "45-0-0-10000-10000", "0-9000-0-5000-5000", "0-0-0-1e4-9", "a-b-c-d-e"]
)
def test_other_tokens_name_nothing(token: str) -> None:
    assert Cut.from_token(token) is None


@given(
    st.none() | st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)),
    st.sampled_from(SHAPES),
    st.integers(10, 9000),
    st.integers(10, 9000),
)
def test_a_crop_around_the_focus_lies_on_the_picture_and_holds_it(
    focus: tuple[int, int] | None, shape: Shape, width: int, height: int
) -> None:
    crop = around(focus, shape.ratio, width, height)
    assert crop == crop.within()
    if crop.width > LEAST and crop.height > LEAST:
        across, down = focus or (WHOLE // 2, WHOLE // 2)
        assert crop.left <= across <= crop.left + crop.width
        assert crop.top <= down <= crop.top + crop.height


def test_a_turned_picture_is_cut_by_its_new_sides() -> None:
    framing = Framing(turn=90, shape="1:1")
    assert framing.cut(4000, 3000).size(4000, 3000) == (3000, 3000)
    assert Framing(turn=90).cut(4000, 3000).size(4000, 3000) == (3000, 4000)


def test_the_focus_turns_with_the_picture_and_crops_by_hand_go() -> None:
    framing = Framing(focus=(1000, 2000)).with_crop("1:1", Crop(0, 0, 5000, 5000))
    turned = framing.turned(90)
    assert (turned.turn, turned.focus, turned.crops) == (90, (8000, 1000), ())
    assert turned.turned(270) == Framing(focus=(1000, 2000))


def test_shapes_are_read_as_people_write_them() -> None:
    found = shapes_from("16:9, 4:3; Square 1:1, Poster 2x3, nonsense, 16:9")
    assert found == (Shape("16:9"), Shape("4:3"), Shape("1:1", "Square"), Shape("2:3", "Poster"))
    assert shapes_from(shapes_text(found)) == found
    assert (ratio_of("16:9"), ratio_of(""), ratio_of("0:1")) == (16 / 9, None, None)
