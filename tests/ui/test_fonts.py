from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from workstation.ui.fonts import TEXT_FONT, UI_FONT, load_fonts, tabular, text_font, ui_font

pytestmark = pytest.mark.usefixtures("fonts_loaded")

SAMPLE = "Ferry operators brace for a thinner winter timetable"
WEIGHTS = (
    QFont.Weight.Normal,
    QFont.Weight.Medium,
    QFont.Weight.DemiBold,
    QFont.Weight.Bold,
)


def test_both_families_are_found() -> None:
    assert QFontInfo(ui_font()).family() == UI_FONT
    assert QFontInfo(text_font()).family() == TEXT_FONT


@pytest.mark.parametrize("make", [ui_font, text_font])
def test_each_weight_is_a_design_of_its_own(make: Callable[..., QFont]) -> None:
    widths = [QFontMetricsF(make(100, weight)).horizontalAdvance(SAMPLE) for weight in WEIGHTS]

    assert widths == sorted(set(widths))


@pytest.mark.parametrize("make", [ui_font, text_font])
def test_italics_are_drawn_not_slanted(make: Callable[..., QFont]) -> None:
    upright, italic = make(100), make(100)
    italic.setItalic(True)

    assert QFontMetricsF(upright).horizontalAdvance(SAMPLE) != QFontMetricsF(
        italic
    ).horizontalAdvance(SAMPLE)


@pytest.mark.parametrize("character", "éßąőşțžĐđŵẹ“”–—…€′")
def test_european_letters_and_typographers_marks_are_there(character: str) -> None:
    for font in (ui_font(), text_font()):
        assert QFontMetricsF(font).inFontUcs4(ord(character)), font.family()


def test_tabular_figures_have_one_width() -> None:
    figures = QFontMetricsF(tabular(ui_font(100)))

    assert figures.horizontalAdvance("1111") == pytest.approx(figures.horizontalAdvance("8888"))
    assert QFontMetricsF(ui_font(100)).horizontalAdvance("1111") != pytest.approx(
        figures.horizontalAdvance("1111")
    )


def test_a_file_that_is_no_font_is_named(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / "fonts").mkdir()
    broken = tmp_path / "fonts" / "broken.ttf"
    broken.write_bytes(b"not a font")

    assert load_fonts(tmp_path) == (broken,)
