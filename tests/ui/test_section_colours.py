"""Sections keep their colours, and stand out on light and dark."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor

from workstation.domain.newsroom import Newsroom, Section
from workstation.ui.section_colours import ENOUGH, contrast, readable, section_colour
from workstation.ui.theme import theme_for
from workstation.ui.theme_tokens import DARK, LIGHT, Scheme

HOUSE = Newsroom(sections=(Section("Harbour", "#0e5a6b"), Section("Council"), Section("Sky", "?")))


def test_a_colour_of_the_newsroom_is_used_as_it_is_where_it_can_be_seen() -> None:
    assert section_colour(HOUSE, "Harbour", theme_for(Scheme.LIGHT)) == QColor("#0e5a6b")


def test_a_colour_too_dark_for_the_dark_theme_is_lightened() -> None:
    shown = section_colour(HOUSE, "Harbour", theme_for(Scheme.DARK))
    assert contrast(shown, DARK.surface) >= ENOUGH
    assert abs(shown.hslHue() - QColor("#0e5a6b").hslHue()) <= 2


@pytest.mark.parametrize("name", ["Council", "Sky"])
def test_a_section_without_a_colour_has_one_of_the_theme(name: str) -> None:
    theme = theme_for(Scheme.LIGHT)
    assert section_colour(HOUSE, name, theme) in theme.colours.sections


def test_an_unknown_section_is_grey() -> None:
    assert section_colour(HOUSE, "Sport", theme_for(Scheme.LIGHT)) == LIGHT.faint


@given(st.integers(0, 0xFFFFFF), st.sampled_from((LIGHT.surface, DARK.surface)))
def test_every_colour_can_be_made_to_stand_out(rgb: int, ground: QColor) -> None:
    assert contrast(readable(QColor(rgb), ground), ground) >= ENOUGH - 0.01
