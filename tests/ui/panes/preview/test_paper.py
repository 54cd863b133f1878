"""What a style sheet asks of the paper, and what there is where it asks for nothing that can be."""

from __future__ import annotations

import json

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout

from workstation.ui.panes.preview.paper import page_layout

USUAL = page_layout()


def told(size: str = "", margins: tuple[str, ...] = ("",) * 4) -> QPageLayout:
    return page_layout(json.dumps({"margins": margins, "size": size}))


def full(layout: QPageLayout) -> tuple[int, int]:
    size = layout.fullRect(QPageLayout.Unit.Millimeter).size()
    return round(size.width()), round(size.height())


def test_paper_is_the_usual_one_where_nothing_is_said() -> None:
    assert told() == USUAL
    assert page_layout(None) == page_layout("") == USUAL
    assert USUAL.margins() == QMarginsF(17, 18, 17, 18)


def test_margins_come_from_the_style_each_by_itself() -> None:
    assert told(margins=("1in", "", "2.5cm", "0")).margins() == QMarginsF(0, 25.4, 17, 25)


@pytest.mark.parametrize("margin", ["10%", "2em", "calc(1cm + 1in)", "-1cm", "5", "1e9mm", "none"])
def test_margins_that_are_no_length_are_the_usual_ones(margin: str) -> None:
    assert told(margins=(margin,) * 4).margins() == USUAL.margins()


def test_margins_that_leave_no_room_are_the_usual_ones() -> None:
    assert told(margins=("14cm",) * 4).margins() == USUAL.margins()
    assert told("A5", margins=("95mm", "1cm", "95mm", "1cm")).margins() == USUAL.margins()


@pytest.mark.parametrize(
    ("size", "sides"),
    [
        ("A5", (148, 210)),
        ("a3 landscape", (420, 297)),
        ("landscape letter", (279, 216)),
        ("portrait legal", (216, 356)),
        ("100mm 200mm", (100, 200)),
        ("20cm 10cm", (200, 100)),
        ("6in", (152, 152)),
    ],
)
def test_sheets_have_the_size_that_is_asked_for(size: str, sides: tuple[int, int]) -> None:
    assert full(told(size)) == sides


@pytest.mark.parametrize("size", ["auto", "1mm 1mm", "90000mm 10mm", "10em 20em", "huge"])
def test_sizes_that_are_none_leave_the_usual_sheet(size: str) -> None:
    assert full(told(size)) == full(USUAL)


def test_usual_sheet_can_lie() -> None:
    upright = QSizeF(*full(USUAL))
    assert QSizeF(*full(told("landscape"))) == upright.transposed()
