import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance, Preference
from workstation.ui.theme_tokens import DARK, LIGHT, Tone
from workstation.ui.widgets.pane_tabs import PaneTabs

TITLES = ("Preview", "Related", "Images", "Review", "Checks", "History")


@pytest.fixture
def tabs(appearance: Appearance, qtbot: QtBot) -> PaneTabs:
    tabs = PaneTabs("Panes", appearance)
    qtbot.addWidget(tabs)
    for title in TITLES:
        tabs.add(title.lower(), title)
    tabs.resize(600, 36)
    tabs.show()
    return tabs


def middle(tabs: PaneTabs, pane_id: str) -> QPoint:
    return tabs.tabRect(tabs.index_of(pane_id)).center()


def test_a_click_chooses(tabs: PaneTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=middle(tabs, "review"))

    assert chosen.args == ["review"]
    assert tabs.current() == "review"


def test_arrow_keys_choose_the_neighbour(tabs: PaneTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)

    assert chosen.args == ["related"]


def test_adding_and_choosing_in_code_are_silent(tabs: PaneTabs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.add("outline", "Outline")
        tabs.choose("outline")

    assert tabs.current() == "outline"


def test_removing_the_chosen_tab_chooses_another(tabs: PaneTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.remove("preview")

    assert chosen.args == ["related"]
    assert tabs.ids() == ("related", "images", "review", "checks", "history")


def test_a_badge_is_said_in_words_and_takes_room(tabs: PaneTabs) -> None:
    index = tabs.index_of("review")
    narrow = tabs.tabRect(index).width()

    tabs.set_badge("review", 5, "5 open")

    assert tabs.tabRect(index).width() > narrow
    assert tabs.accessibleTabName(index) == "Review, 5 open"
    assert tabs.tabToolTip(index) == "5 open"
    badge = tabs.badge("review")
    assert badge is not None
    assert (badge.count, badge.tone) == (5, Tone.AMBER)


def test_a_count_of_none_takes_the_badge_away(tabs: PaneTabs) -> None:
    index = tabs.index_of("review")
    narrow = tabs.tabRect(index).width()
    tabs.set_badge("review", 5, "5 open")

    tabs.set_badge("review", 0, "none open")

    assert tabs.badge("review") is None
    assert tabs.tabRect(index).width() == narrow
    assert tabs.accessibleTabName(index) == ""


def test_the_chosen_tab_is_underlined_in_the_theme(tabs: PaneTabs, appearance: Appearance) -> None:
    rect = tabs.tabRect(0)
    rule = QPoint(rect.center().x(), rect.bottom() - 1)

    assert tabs.grab().toImage().pixelColor(rule) == LIGHT.accent
    appearance.prefer(Preference.DARK)
    assert tabs.grab().toImage().pixelColor(rule) == DARK.accent


def test_tabs_move_closer_where_the_strip_is_narrow(tabs: PaneTabs) -> None:
    wide = tabs.tabRect(0).width()

    tabs.resize(400, 36)

    assert tabs.tabRect(0).width() < wide
    assert tabs.tabRect(tabs.count() - 1).right() < 400
