"""The colours of the newsroom's sections, readable on the theme in force."""

from __future__ import annotations

from PySide6.QtGui import QColor

from workstation.domain.newsroom import Newsroom
from workstation.ui.theme import Theme

ENOUGH = 3.0
"""The least contrast of a mark against its ground (WCAG 2.2, 1.4.11)."""
_STEP = 0.04


def section_colour(newsroom: Newsroom, name: str, theme: Theme) -> QColor:
    """Return the colour of a section's dot: the newsroom's own, else one of the theme's."""
    for index, section in enumerate(newsroom.sections):
        if section.name == name:
            chosen = QColor(section.colour) if section.colour else QColor()
            if chosen.isValid():
                return readable(chosen, theme.colours.surface)
            return theme.section_colour(index)
    return theme.colours.faint


def readable(colour: QColor, ground: QColor) -> QColor:
    """Return the colour, as much lighter or darker as it takes to stand out on a ground."""
    lighten = _luminance(ground) < 0.5
    hue, saturation, lightness = colour.hslHueF(), colour.hslSaturationF(), colour.lightnessF()
    end = 1.0 if lighten else 0.0
    while contrast(colour, ground) < ENOUGH and lightness != end:
        lightness = min(1.0, lightness + _STEP) if lighten else max(0.0, lightness - _STEP)
        colour = QColor.fromHslF(max(hue, 0.0), saturation, lightness)
    return colour


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = linear(colour.redF()), linear(colour.greenF()), linear(colour.blueF())
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
