"""A text that changes with every key, and nothing around it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers.driving import make_appearance
from workstation.ui.icons import Ink
from workstation.ui.theme import Appearance, Preference
from workstation.ui.widgets.steady_label import SteadyLabel


class Layouts(QObject):
    """Counts how often a widget is asked to lay its children out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def appearance(qapp: QApplication) -> Appearance:
    return make_appearance(qapp, Preference.LIGHT)


@pytest.fixture
def row(qtbot: QtBot) -> Iterator[QWidget]:
    widget = QWidget()
    QHBoxLayout(widget)
    qtbot.addWidget(widget)
    widget.show()
    yield widget
    widget.close()


@pytest.fixture
def label(row: QWidget, appearance: Appearance) -> SteadyLabel:
    found = SteadyLabel(appearance, row)
    layout = row.layout()
    assert layout is not None
    layout.addWidget(found)
    found.show_words("1,204 words")
    QApplication.sendPostedEvents()
    return found


def test_another_number_lays_nothing_out(row: QWidget, label: SteadyLabel) -> None:
    layouts, size = Layouts(row), label.size()

    for number in range(1204, 1300):
        label.show_words(f"{number:,} words")
        QApplication.sendPostedEvents()

    assert layouts.count == 0
    assert label.size() == size
    assert label.text() == "1,299 words"


def test_there_is_room_for_every_number_and_for_what_is_reserved(
    row: QWidget, label: SteadyLabel
) -> None:
    metrics = label.fontMetrics()
    for number in (1111, 4000, 8888):
        label.show_words(f"{number:,} words")
        assert metrics.horizontalAdvance(label.text()) <= label.width()

    label.reserve("Saved 59 s ago", "Not saved")
    layouts = Layouts(row)
    for words in ("Not saved", "Saved 3 s ago", "Saved 12 s ago"):
        label.show_words(words)
        QApplication.sendPostedEvents()
        assert metrics.horizontalAdvance(words) <= label.maximumWidth()
    assert layouts.count <= 1  # the one for what was reserved


def test_it_is_drawn_in_the_colour_of_its_ink(label: SteadyLabel, appearance: Appearance) -> None:
    def colours() -> set[int]:
        image = label.grab().toImage()
        return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}

    label.show_words("█████", Ink.BLOCK)
    assert appearance.colours.block.rgb() in colours()
    label.show_words("█████", Ink.OK)
    assert appearance.colours.ok.rgb() in colours()
