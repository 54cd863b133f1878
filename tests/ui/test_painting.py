from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from workstation.ui.fonts import ui_font
from workstation.ui.painting import (
    LineBreaker,
    break_lines,
    paint_box,
    paint_dot,
    paint_line,
    paint_lines,
    paint_ring,
)

pytestmark = pytest.mark.usefixtures("fonts_loaded")

HEADLINE = "Ferry operators brace for a thinner winter timetable"


@pytest.fixture
def font(fonts_loaded: None) -> QFont:
    return ui_font(16)


def canvas() -> QImage:
    image = QImage(60, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    return image


def painted(image: QImage) -> QRect:
    """Return the smallest rectangle around what is not white."""
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name() != "#ffffff"
    ]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


def test_text_that_fits_is_one_line(font: QFont) -> None:
    assert break_lines(HEADLINE, font, 1000, 2) == (HEADLINE,)


def test_text_breaks_at_words(font: QFont) -> None:
    lines = break_lines(HEADLINE, font, 240, 5)

    assert len(lines) > 1
    assert " ".join(lines) == HEADLINE


def test_what_is_left_over_is_elided_in_the_last_line(font: QFont) -> None:
    lines = break_lines(HEADLINE, font, 180, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")


def test_nothing_to_say_takes_no_line(font: QFont) -> None:
    assert break_lines("  ", font, 100, 3) == ()


def test_characters_beyond_the_basic_plane_are_not_cut_in_half(font: QFont) -> None:
    text = "🚢 ferry 🚢🚢 winter 🚢 timetable"

    assert "".join(break_lines(text, font, 70, 20)).replace(" ", "") == text.replace(" ", "")


@given(
    st.text(st.sampled_from("ab éß—🚢\n\t"), max_size=60), st.integers(30, 300), st.integers(1, 4)
)
def test_no_line_is_wider_than_allowed(text: str, width: int, most: int) -> None:
    font = ui_font(16)
    lines = break_lines(text, font, width, most)

    assert len(lines) <= most
    assert all(QFontMetrics(font).horizontalAdvance(line) <= width + 1 for line in lines)


def test_a_breaker_remembers_the_latest_answers(font: QFont) -> None:
    breaker = LineBreaker(remembered=2)

    first = breaker.lines(HEADLINE, font, 200, 2)

    assert breaker.lines(HEADLINE, font, 200, 2) is first
    breaker.lines("one", font, 200, 2)
    breaker.lines("two", font, 200, 2)
    again = breaker.lines(HEADLINE, font, 200, 2)
    assert again == first
    assert again is not first


def test_lines_stand_under_one_another(font: QFont) -> None:
    image = canvas()
    painter = QPainter(image)

    height = paint_lines(painter, QPoint(5, 0), ("aa", "bb"), font, QColor("black"), line_height=25)
    painter.end()

    assert height == 50
    box = painted(image)
    assert box.top() < 25 < box.bottom()


def test_a_line_is_elided_to_its_rectangle(font: QFont) -> None:
    image = canvas()
    painter = QPainter(image)

    width = paint_line(painter, QRect(10, 10, 40, 20), HEADLINE, font, QColor("black"))
    painter.end()

    assert 0 < width <= 41
    assert QRect(9, 9, 43, 22).contains(painted(image))


def test_shapes_stay_inside_their_rectangles() -> None:
    rect = QRect(10, 10, 30, 20)
    shapes: tuple[Callable[[QPainter], None], ...] = (
        lambda p: paint_box(p, rect, 6, QColor("red"), QColor("black")),
        lambda p: paint_ring(p, rect, 6, QColor("red")),
        lambda p: paint_dot(p, rect, 20, QColor("red")),
    )
    for paint in shapes:
        image = canvas()
        painter = QPainter(image)
        paint(painter)
        painter.end()

        assert rect.contains(painted(image))
        assert painted(image).height() == 20
