import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.icons import Icons
from workstation.ui.widgets.segmented import Segment, SegmentedControl

SEGMENTS = (
    Segment("page", "Page", "monitor", help="As on a wide screen"),
    Segment("phone", "Phone", "smartphone"),
    Segment("card", "Card"),
)


@pytest.fixture
def control(icons: Icons, qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl("Width", SEGMENTS, icons)
    qtbot.addWidget(control)
    control.show()
    with qtbot.waitActive(control):
        control.activateWindow()
    return control


def test_the_first_segment_is_chosen_at_first(control: SegmentedControl) -> None:
    assert control.current() == "page"
    assert control.accessibleName() == "Width"
    assert control.button("page").toolTip() == "As on a wide screen"


def test_a_click_chooses(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.waitSignal(control.chosen) as chosen:
        qtbot.mouseClick(control.button("card"), Qt.MouseButton.LeftButton)

    assert chosen.args == ["card"]
    assert control.current() == "card"
    assert not control.button("page").isChecked()


def test_arrow_keys_choose_the_next(control: SegmentedControl, qtbot: QtBot) -> None:
    control.button("page").setFocus()

    with qtbot.waitSignal(control.chosen) as chosen:
        qtbot.keyClick(control.button("page"), Qt.Key.Key_Right)

    assert chosen.args == ["phone"]
    assert control.button("phone").hasFocus()


def test_choosing_in_code_is_silent(control: SegmentedControl, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(control.chosen):
        control.choose("phone")

    assert control.current() == "phone"


def test_a_segment_can_say_why_it_cannot_be_chosen(control: SegmentedControl) -> None:
    control.set_available("card", False, "Give the article a headline first.")

    assert not control.button("card").isEnabled()
    assert control.button("card").toolTip() == "Give the article a headline first."


def test_words_can_change(control: SegmentedControl) -> None:
    control.set_text("card", "Card 2")

    assert control.button("card").text() == "Card 2"


def test_only_the_ends_are_round(icons: Icons, qtbot: QtBot) -> None:
    def edges(count: int) -> list[str]:
        control = SegmentedControl("Width", SEGMENTS[:count], icons)
        qtbot.addWidget(control)
        return [control.button(s.id).property("edge") for s in SEGMENTS[:count]]

    assert edges(1) == ["only"]
    assert edges(2) == ["first", "last"]
    assert edges(3) == ["first", "middle", "last"]


def test_words_are_left_out_where_there_is_no_room_and_come_back(
    qtbot: QtBot, icons: Icons
) -> None:
    segments = [Segment("page", "Page", "monitor"), Segment("phone", "Phone", "smartphone")]
    control = SegmentedControl("Width", segments, icons)
    qtbot.addWidget(control)
    whole = control.whole_width()
    control.set_compact(True)
    assert control.sizeHint().width() < whole
    assert control.whole_width() == whole
    only = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert control.button("phone").toolButtonStyle() is only
    assert control.button("page").toolButtonStyle() is not only
    control.button("phone").click()
    assert control.button("page").toolButtonStyle() is only
    control.set_compact(False)
    assert abs(control.sizeHint().width() - whole) < 12  # the chosen word is bolder


def test_measuring_leaves_a_window_that_is_not_drawn_just_then_alone(
    qtbot: QtBot, icons: Icons
) -> None:
    control = SegmentedControl("Width", [Segment("page", "Page", "monitor")], icons)
    window = QWidget()
    qtbot.addWidget(window)
    control.setParent(window)
    window.setUpdatesEnabled(False)
    control.whole_width()
    window.setUpdatesEnabled(True)
    assert control.updatesEnabled()
