import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTabBar, QToolButton
from pytestqt.qtbot import QtBot

from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import LIGHT
from workstation.ui.widgets.article_tabs import ArticleTabs


@pytest.fixture
def tabs(appearance: Appearance, icons: Icons, qtbot: QtBot) -> ArticleTabs:
    tabs = ArticleTabs("Open articles", icons, appearance)
    qtbot.addWidget(tabs)
    tabs.add("a", "Ferry operators brace for a thinner winter timetable")
    tabs.add("b", "Eelgrass returns")
    tabs.add("c", "Quay & road")
    tabs.resize(700, 36)
    tabs.show()
    return tabs


def close_button(tabs: ArticleTabs, article_id: str) -> QToolButton:
    button = tabs.tabButton(tabs.index_of(article_id), QTabBar.ButtonPosition.RightSide)
    assert isinstance(button, QToolButton)
    return button


def test_a_click_chooses(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())

    assert chosen.args == ["b"]


def test_a_title_has_room_when_its_tab_is_chosen(tabs: ArticleTabs) -> None:
    bold = QFont(tabs.font())
    bold.setWeight(QFont.Weight.DemiBold)
    words = QFontMetrics(bold).horizontalAdvance("Eelgrass returns")
    assert tabs.tabRect(1).width() - close_button(tabs, "b").width() >= words
    tabs.choose("b")
    assert tabs.tabRect(1).width() - close_button(tabs, "b").width() >= words


def test_arrow_keys_choose_the_neighbour(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.keyClick(tabs, Qt.Key.Key_Right)

    assert chosen.args == ["b"]


def test_the_cross_asks_to_close_and_leaves_the_tab(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.close_asked) as asked:
        qtbot.mouseClick(close_button(tabs, "b"), Qt.MouseButton.LeftButton)

    assert asked.args == ["b"]
    assert tabs.ids() == ("a", "b", "c")
    assert close_button(tabs, "b").accessibleName() == "Close Eelgrass returns"


def test_the_middle_button_asks_to_close(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.close_asked) as asked:
        qtbot.mouseClick(tabs, Qt.MouseButton.MiddleButton, pos=tabs.tabRect(2).center())

    assert asked.args == ["c"]


def test_changes_in_code_are_silent(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(tabs.chosen):
        tabs.choose("c")
        tabs.remove("c")

    assert tabs.ids() == ("a", "b")
    assert tabs.current() == "b"


def test_a_tab_shows_what_it_can_and_tells_the_whole(tabs: ArticleTabs) -> None:
    assert tabs.tabRect(0).width() < 230
    assert tabs.tabToolTip(0).startswith("Ferry operators brace for a thinner winter")


def test_an_ampersand_is_shown_as_one(tabs: ArticleTabs) -> None:
    assert tabs.tabText(2) == "Quay && road"
    assert tabs.tabToolTip(2) == "Quay & road"


def test_a_new_headline_reaches_the_tab_and_its_cross(tabs: ArticleTabs) -> None:
    tabs.set_title("b", "Seagrass returns")

    assert tabs.tabText(1) == "Seagrass returns"
    assert close_button(tabs, "b").accessibleName() == "Close Seagrass returns"


def test_a_dragged_tab_keeps_its_article(tabs: ArticleTabs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tabs.reordered):
        tabs.moveTab(0, 2)

    assert tabs.ids() == ("b", "c", "a")
    with qtbot.waitSignal(tabs.close_asked) as asked:
        qtbot.mouseClick(close_button(tabs, "a"), Qt.MouseButton.LeftButton)
    assert asked.args == ["a"]


def test_the_hairline_stops_under_the_chosen_tab(tabs: ArticleTabs) -> None:
    image = tabs.grab().toImage()
    bottom = tabs.height() - 1

    assert image.pixelColor(tabs.tabRect(0).center().x(), bottom) == LIGHT.paper
    assert image.pixelColor(tabs.tabRect(1).center().x(), bottom) == LIGHT.border
    assert image.pixelColor(tabs.width() - 5, bottom) == LIGHT.border
