"""The two type families the program ships, and fonts made from them."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from workstation.ui.theme_tokens import Type

UI_FONT = "Inter"
TEXT_FONT = "Newsreader"

MISSING_FAMILIES = {UI_FONT: ("Noto Sans", "DejaVu Sans"), TEXT_FONT: ("Noto Serif", "Georgia")}
"""Families tried for characters that ours lack."""


def load_fonts(resources: Path) -> tuple[Path, ...]:
    """Register every font in `resources/fonts`; return the files that could not be read."""
    files = sorted((resources / "fonts").glob("*.ttf"))
    return tuple(f for f in files if QFontDatabase.addApplicationFont(str(f)) < 0)


def ui_font(size: int = Type.UI, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Make a font for controls and lists."""
    return _font(UI_FONT, size, weight)


def text_font(size: int = Type.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Make a font for journalism: headlines, standfirsts and body text."""
    return _font(TEXT_FONT, size, weight)


def tabular(font: QFont) -> QFont:
    """Return the font with figures of one width, for columns and counts that change."""
    even = QFont(font)
    even.setFeature(QFont.Tag.fromString("tnum") or QFont.Tag(), 1)
    return even


def _font(family: str, size: int, weight: QFont.Weight) -> QFont:
    font = QFont([family, *MISSING_FAMILIES[family]])
    font.setPixelSize(size)
    font.setWeight(weight)
    # Advance widths must not depend on the grid, or text set in columns jumps with the zoom.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
