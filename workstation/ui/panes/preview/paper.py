"""The paper that people have here."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize

MARGINS = QMarginsF(17, 18, 17, 18)
"""Millimetres. Those of a style sheet's `@page` do not reach the engine's printing."""


def page_layout() -> QPageLayout:
    """Return A4 or Letter, upright, with the margins of a letter."""
    metric = QLocale().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
    size = QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter
    upright = QPageLayout.Orientation.Portrait
    return QPageLayout(QPageSize(size), upright, MARGINS, QPageLayout.Unit.Millimeter)
