import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import LIGHT, Size
from workstation.ui.widgets.buttons import Button, ButtonKind, ToolButton


def test_the_primary_button_is_filled(appearance: Appearance, qtbot: QtBot) -> None:
    button = Button("Submit for review", ButtonKind.PRIMARY)
    qtbot.addWidget(button)

    assert button.grab().toImage().pixelColor(6, 16) == LIGHT.accent
    assert button.height() == Size.CONTROL


@pytest.mark.parametrize("kind", ButtonKind)
@pytest.mark.parametrize("small", [True, False])
def test_focus_does_not_move_anything(
    kind: ButtonKind, small: bool, appearance: Appearance, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button = Button("Insert here", kind, small=small, parent=window)
    window.show()
    plain = button.sizeHint()
    with qtbot.waitActive(window):
        window.activateWindow()

    button.setFocus(Qt.FocusReason.TabFocusReason)

    assert button.hasFocus()
    assert button.sizeHint() == plain


def test_space_presses_a_button(appearance: Appearance, qtbot: QtBot) -> None:
    button = Button("Add")
    qtbot.addWidget(button)

    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, Qt.Key.Key_Space)


def test_a_click_leaves_the_cursor_in_the_text(appearance: Appearance, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    line, button = QLineEdit(), Button("Bold")
    column.addWidget(line)
    column.addWidget(button)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    line.setFocus()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert line.hasFocus()


def test_an_icon_button_has_a_name_and_tells_its_shortcut(icons: Icons, qtbot: QtBot) -> None:
    button = ToolButton("Bold", icons.icon("bold"), shortcut=QKeySequence("Ctrl+B"))
    qtbot.addWidget(button)

    assert button.accessibleName() == "Bold"
    assert button.toolTip() == "Bold (Ctrl+B)"
    assert button.size() == QSize(Size.TOOL, Size.TOOL)


def test_a_button_of_an_action_follows_it(icons: Icons, qtbot: QtBot) -> None:
    action = QAction(icons.icon("bold"), "&Bold")
    action.setShortcut("Ctrl+B")
    action.setCheckable(True)
    button = ToolButton.of(action)
    qtbot.addWidget(button)

    with qtbot.waitSignal(action.toggled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setEnabled(False)

    assert button.isChecked()
    assert not button.isEnabled()
    assert button.accessibleName() == "Bold"
    assert button.toolTip() == "Bold (Ctrl+B)"
