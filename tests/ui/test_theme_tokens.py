from itertools import product

import pytest
from PySide6.QtGui import QColor

from workstation.ui.theme_tokens import DARK, LIGHT, Colours, Tone

BACKGROUNDS = ("surface", "paper", "canvas", "hover", "selected")
INKS = ("text", "secondary", "muted", "accent", "ok", "warn", "block")
MARKED = ("insertion", "deletion", "note", "match", "selection")
BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.03928 else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(c) for c in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_measured_as_in_the_guidelines() -> None:
    assert contrast(QColor("#000000"), QColor("#ffffff")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@BOTH
def test_every_ink_can_be_read_on_every_background(colours: Colours) -> None:
    low = [
        (ink, ground, round(ratio, 2))
        for ink, ground in product(INKS, BACKGROUNDS)
        if (ratio := contrast(getattr(colours, ink), getattr(colours, ground))) < 4.5
    ]
    assert low == []


@BOTH
def test_text_can_be_read_where_it_is_marked(colours: Colours) -> None:
    for ground in MARKED:
        assert contrast(colours.text, getattr(colours, ground)) >= 4.5, ground


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_every_tone_can_be_read(colours: Colours, tone: Tone) -> None:
    tint = colours.tints[tone]

    assert contrast(tint.ink, tint.background) >= 4.5
    assert contrast(colours.text, tint.background) >= 4.5


@BOTH
def test_filled_controls_and_tooltips_can_be_read(colours: Colours) -> None:
    for fill in (colours.accent, colours.accent_hover, colours.accent_pressed):
        assert contrast(colours.on_accent, fill) >= 4.5
    assert contrast(colours.on_tooltip, colours.tooltip) >= 4.5
    assert contrast(colours.surface, colours.secondary) >= 4.5


@BOTH
def test_focus_and_section_dots_stand_out(colours: Colours) -> None:
    for ground in BACKGROUNDS:
        assert contrast(colours.accent, getattr(colours, ground)) >= 3
    for dot in colours.sections:
        assert contrast(dot, colours.surface) >= 3, dot.name()
