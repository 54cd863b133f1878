"""A scroll bar that never takes room from what it scrolls, nor gives any back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QScrollBar


class SteadyBar(QScrollBar):
    """The vertical bar of an area: always there, drawn only while there is something to scroll.

    A bar that comes when it is needed makes what it scrolls narrower. What is as high as its
    width asks for, such as a page or a picture, is then lower and needs no bar, so it is wide
    again and needs one: Qt lays such an area out within the laying out of the same area, without
    an end.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self.setEnabled(False)
        area.setVerticalScrollBar(self)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """Look as if it were not there where there is nothing to scroll."""
        super().sliderChange(change)
        if change == QAbstractSlider.SliderChange.SliderRangeChange:
            self.setEnabled(self.maximum() > self.minimum())
