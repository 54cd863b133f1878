from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from workstation.domain.ids import FigureId, PictureId
from workstation.domain.pictures import Figure, FoundText, Picture, Rights, Role, texts_of
from workstation.ui.panes.pictures.wording import also_found, concerns, describe

TODAY = date(2026, 11, 22)
PICTURE = Picture(
    id=PictureId("p"),
    file_name="pier.jpg",
    media_type="image/jpeg",
    width=3,
    height=2,
    size=1,
    caption="The pier",
    credit="Ada Brandt",
    alt="A stone pier at dawn",
)
FIGURE = Figure(id=FigureId("f"), key="pier", picture=PICTURE.id)


def shorts(picture: Picture | None, figure: Figure = FIGURE) -> list[str]:
    texts = texts_of(figure, picture)
    return [concern.short for concern in concerns(figure, picture, texts, TODAY)]


def test_a_picture_with_everything_asks_for_nothing() -> None:
    assert shorts(PICTURE) == []


def test_what_is_missing_is_named() -> None:
    bare = replace(PICTURE, caption="", credit="", alt="")
    assert shorts(bare) == ["alt text missing", "no caption", "no credit"]


def test_a_decorative_picture_needs_neither_alt_text_nor_caption() -> None:
    bare = replace(PICTURE, caption="", alt="")
    assert shorts(bare, replace(FIGURE, decorative=True)) == []


@pytest.mark.parametrize(
    ("rights", "expected"),
    [
        (Rights(until=date(2026, 11, 21)), ["rights have ended"]),
        (Rights(until=TODAY), ["rights end today"]),
        (Rights(until=date(2026, 12, 6)), ["rights end in 14 day(s)"]),
        (Rights(until=date(2026, 12, 7)), []),
        (Rights(start=date(2026, 11, 23)), ["rights not begun"]),
        (Rights(start=TODAY), []),
    ],
)
def test_rights_are_spoken_of_two_weeks_ahead(rights: Rights, expected: list[str]) -> None:
    assert shorts(replace(PICTURE, rights=rights)) == expected


def test_a_picture_the_newsroom_lost_is_told() -> None:
    assert shorts(None) == ["not in the library"]


def test_a_figure_is_said_in_one_sentence() -> None:
    texts = texts_of(FIGURE, PICTURE)
    words = describe(FIGURE, PICTURE, texts, TODAY, None)
    assert words.spoken == "The pier, Needs a place, Photo: Ada Brandt"
    lead = describe(replace(FIGURE, role=Role.LEAD), PICTURE, texts, TODAY, None)
    assert lead.chip == "Lead"


def test_what_else_the_file_says_is_told_with_its_origin() -> None:
    others = (FoundText("caption", "IPTC", "Another\ncaption"),)
    said = also_found(replace(PICTURE, also_found=others))
    assert said.startswith("Also in the file: ")
    assert said.endswith("(IPTC): “Another caption”")
