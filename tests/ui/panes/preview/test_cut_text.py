"""Text cut to lines as networks cut it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

from workstation.ui.fonts import ui_font
from workstation.ui.panes.preview.cut_text import cut

LONG = "With dredging running seven weeks late, the outer route loses its early sailing. " * 5


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> None:
    """Fonts need one."""


def test_short_text_is_whole() -> None:
    text = cut("Ferry  operators\nbrace", ui_font(16), 400, 2)
    assert (text.lines, text.cut) == (("Ferry operators brace",), False)


def test_long_text_ends_in_an_ellipsis_in_its_last_line() -> None:
    text = cut(LONG, ui_font(16), 300, 2)
    assert text.cut
    assert len(text.lines) == 2
    assert text.lines[-1].endswith("…")
    assert LONG.startswith(text.lines[0])


def test_no_lines_show_nothing() -> None:
    assert cut(LONG, ui_font(16), 300, 0).lines == ()
    assert cut("", ui_font(16), 300, 2).cut is False


@given(st.text(max_size=300), st.integers(40, 400), st.integers(1, 4))
def test_no_line_is_wider_than_its_room_and_none_too_many(
    words: str, width: int, most: int
) -> None:
    font = ui_font(14)
    found = cut(words, font, width, most)
    assert len(found.lines) <= most
    if not found.cut:
        assert "".join(found.lines).split() == words.split()
    elif found.lines:
        assert QFontMetricsF(font).horizontalAdvance(found.lines[-1]) <= width + 1
