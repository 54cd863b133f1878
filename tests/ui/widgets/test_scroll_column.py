"""A scrolling column: it scrolls down, and never changes its width for the sake of its bar."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.fields import GrowingText
from workstation.ui.widgets.scroll_column import ScrollColumn

WORDS = "The winter timetable leaves the last boat out. "


class Proportional(QWidget):
    """As high as it is wide, twice over, as the picture of a page is."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.times += 1
        if self.times < 500 and self.height() != 2 * self.width():
            self.setFixedHeight(2 * self.width())


@pytest.fixture
def area(qtbot: QtBot) -> ScrollColumn:
    area = ScrollColumn()
    qtbot.addWidget(area)
    return area


def test_what_is_as_high_as_its_width_asks_for_comes_to_rest(
    area: ScrollColumn, qtbot: QtBot
) -> None:
    picture = Proportional()
    words = QLabel(WORDS * 5)
    words.setWordWrap(True)
    box = GrowingText()
    box.setPlainText(WORDS * 3)
    for part in (picture, words, box):
        area.column.addWidget(part)
    area.column.addStretch(1)
    area.show()
    most = 0
    for width in range(200, 400, 7):
        for height in range(300, 900, 13):
            picture.times = 0
            area.resize(width, height)
            most = max(most, picture.times)
    assert 0 < most < 10


def test_the_parts_are_as_wide_with_something_to_scroll_as_without(
    area: ScrollColumn, qtbot: QtBot
) -> None:
    part = QWidget()
    area.column.addWidget(part)
    area.column.addStretch(1)
    area.resize(300, 400)
    area.show()
    bar = area.verticalScrollBar()
    assert part.width() == 300 - 2 * Space.GUTTER
    assert not bar.isEnabled()
    part.setFixedHeight(1000)
    qtbot.waitUntil(bar.isEnabled)
    assert part.width() == 300 - 2 * Space.GUTTER
    bar.setValue(bar.maximum())
    assert area.inside.y() < 0
    part.setFixedHeight(10)
    qtbot.waitUntil(lambda: not bar.isEnabled())
    assert area.inside.y() == 0
