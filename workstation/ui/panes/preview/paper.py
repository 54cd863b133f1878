"""The paper that pages are laid out on: what is usual here, and what the page's style asks for."""

from __future__ import annotations

import json
import re

from PySide6.QtCore import QLocale, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize

ASK = "paper.asked()"
"""What `paper.js` is asked; `page_layout` understands the answer."""
MARGINS = (18.0, 17.0, 18.0, 17.0)
"""Millimetres above, right, below and left, where the style says nothing."""
SMALLEST = 50.0
LARGEST = 2000.0
"""Millimetres of a sheet's sides."""

_LENGTH = re.compile(r"\+?(\d{1,5}(?:\.\d{0,6})?|\.\d{1,6})(mm|cm|in|pt|pc|px|q)?")
_UNITS = {
    "mm": 1.0, "cm": 10.0, "q": 0.25, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "px": 25.4 / 96,
}  # fmt: skip
_SIZES = {
    "a3": QPageSize.PageSizeId.A3,
    "a4": QPageSize.PageSizeId.A4,
    "a5": QPageSize.PageSizeId.A5,
    "b4": QPageSize.PageSizeId.B4,
    "b5": QPageSize.PageSizeId.B5,
    "jis-b4": QPageSize.PageSizeId.JisB4,
    "jis-b5": QPageSize.PageSizeId.JisB5,
    "letter": QPageSize.PageSizeId.Letter,
    "legal": QPageSize.PageSizeId.Legal,
    "ledger": QPageSize.PageSizeId.Ledger,
}


def page_layout(asked: object = None) -> QPageLayout:
    """Return the paper that a page's style asks for, as far as it can be had.

    For what it doesn't say there are A4 or Letter, upright, and the margins of a letter.
    """
    told = json.loads(asked) if isinstance(asked, str) and asked else {}
    size, lying = _sheet(told.get("size", "").lower().split())
    way = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    millimetre = QPageLayout.Unit.Millimeter
    usual = QPageLayout(size, way, _margins(MARGINS), millimetre)
    sides = (_length(value) for value in told.get("margins", ("",) * 4))
    wanted = [own if side is None else side for own, side in zip(MARGINS, sides, strict=True)]
    layout = QPageLayout(size, way, _margins(wanted), millimetre)
    room = layout.paintRect(millimetre)
    return layout if min(room.width(), room.height()) >= SMALLEST / 2 else usual


def _margins(sides: tuple[float, ...] | list[float]) -> QMarginsF:
    above, right, below, left = sides
    return QMarginsF(left, above, right, below)


def _sheet(words: list[str]) -> tuple[QPageSize, bool]:
    """Return the size of a sheet, and whether it lies on its side."""
    lying = "landscape" in words
    named = next((_SIZES[word] for word in words if word in _SIZES), None)
    if named is not None:
        return QPageSize(named), lying
    sides = [side for side in map(_length, words) if side is not None]
    if sides and all(SMALLEST <= side <= LARGEST for side in sides):
        width, height = sides[0], sides[-1]
        upright = QSizeF(min(width, height), max(width, height))
        return QPageSize(upright, QPageSize.Unit.Millimeter), width > height
    return QPageSize(_usual()), lying


def _usual() -> QPageSize.PageSizeId:
    metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter


def _length(value: str) -> float | None:
    """Return a length in millimetres; None for what is none, or depends on something else."""
    found = _LENGTH.fullmatch(value.lower())
    if found is None:
        return None
    number, unit = float(found[1]), found[2]
    return number * _UNITS[unit] if unit else (0.0 if number == 0 else None)
