"""The inner part of lists and texts, looked up in the way that costs least."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_NAME = "qt_scrollarea_viewport"


def meet_viewport(area: QAbstractScrollArea) -> None:
    """Let Python know an area's viewport; before the first call of its `viewport`.

    Asked for a plain widget that it has not met, PySide makes the Python classes of all kinds of
    widgets to find out which it may be, and that takes longer than to draw the window. What is
    found by its name says itself what it is.
    """
    found = area.findChild(QWidget, _NAME)
    area.viewport()  # now that it has been met: its place keeps it from being forgotten
    del found
