from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance
from workstation.ui.widgets.elided_label import ElidedLabel

HEADLINE = "Ferry operators brace for a thinner winter timetable"


def test_a_narrow_label_is_elided_and_tells_the_whole(appearance: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(HEADLINE)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.grab()

    assert label.shown()[0].endswith("…")
    assert label.toolTip() == HEADLINE


def test_a_wide_label_needs_no_tooltip(appearance: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(HEADLINE)
    qtbot.addWidget(label)
    label.resize(120, 20)
    label.grab()

    label.resize(600, 20)
    label.grab()

    assert label.shown() == (HEADLINE,)
    assert label.toolTip() == ""


def test_several_lines_ask_for_their_height(appearance: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(HEADLINE, lines=3)
    qtbot.addWidget(label)
    line = label.fontMetrics().lineSpacing()

    assert label.heightForWidth(1000) == line
    assert label.heightForWidth(200) == 2 * line
    assert label.heightForWidth(60) == 3 * line


def test_a_label_never_keeps_its_parent_wide(appearance: Appearance, qtbot: QtBot) -> None:
    label = ElidedLabel(HEADLINE)
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 20 < label.sizeHint().width()


def test_a_headline_of_another_script_runs_its_own_way(
    appearance: Appearance, qtbot: QtBot
) -> None:
    harbour = "\u0645\u064a\u0646\u0627\u0621"
    label = ElidedLabel()
    qtbot.addWidget(label)
    label.resize(200, 20)
    drawn = []
    for text in (f"{harbour}!", f"{harbour}!\u200f", f"\u200e{harbour}!\u200e"):
        label.setText(text)
        drawn.append(label.grab().toImage())
    assert drawn[0] == drawn[1]
    assert drawn[0] != drawn[2]
