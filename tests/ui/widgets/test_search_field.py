import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.helpers.children import child
from workstation.ui.icons import Icons
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.search_field import SearchField


@pytest.fixture
def field(icons: Icons, qtbot: QtBot) -> SearchField:
    field = SearchField("Search articles", icons, shortcut=QKeySequence("Ctrl+K"))
    qtbot.addWidget(field)
    field.show()
    with qtbot.waitActive(field):
        field.activateWindow()
    return field


def hint(field: SearchField) -> QLabel:
    return child(field, QLabel)


def clear(field: SearchField) -> ToolButton:
    return child(field, ToolButton)


def test_typing_tells_the_words(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.waitSignals([field.edited] * 2):
        qtbot.keyClicks(field.line, "fe")

    assert field.text() == "fe"


def test_the_hint_makes_room_for_the_clear_button(field: SearchField) -> None:
    assert hint(field).text() == "Ctrl K"
    assert hint(field).isVisible()
    assert not clear(field).isVisible()

    field.set_text("ferry")

    assert not hint(field).isVisible()
    assert clear(field).isVisible()


def test_setting_words_is_silent(field: SearchField, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("ferry")


def test_the_clear_button_empties_the_field(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("ferry")

    with qtbot.waitSignal(field.edited) as edited:
        qtbot.mouseClick(clear(field), Qt.MouseButton.LeftButton)

    assert edited.args == [""]
    assert field.line.hasFocus()
    assert clear(field).accessibleName() == "Clear search"


def test_escape_clears_first_and_then_leaves(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("ferry")

    with qtbot.assertNotEmitted(field.cancelled):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)
    assert field.text() == ""
    with qtbot.waitSignal(field.cancelled):
        qtbot.keyClick(field.line, Qt.Key.Key_Escape)


def test_enter_confirms_and_down_leaves_for_the_results(field: SearchField, qtbot: QtBot) -> None:
    field.set_text("ferry")

    with qtbot.waitSignal(field.confirmed) as confirmed:
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.left_down):
        qtbot.keyClick(field.line, Qt.Key.Key_Down)

    assert confirmed.args == ["ferry"]


def test_starting_selects_the_words_and_shows_the_focus(field: SearchField) -> None:
    field.set_text("ferry")

    field.start()

    assert field.line.selectedText() == "ferry"
    assert field.property("focused") is True
