import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import LIGHT
from workstation.ui.widgets.card import Card


@pytest.fixture
def card(appearance: Appearance, qtbot: QtBot) -> Card:
    card = Card("Dredging contract slips again", interactive=True)
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("Dredging contract slips again"))
    card.resize(300, 60)
    card.show()
    return card


def test_a_click_activates(card: Card, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.activated):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_activate(card: Card, key: Qt.Key, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.activated):
        qtbot.keyClick(card, key)


def test_a_press_let_go_outside_is_no_click(card: Card, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(card.activated):
        qtbot.mousePress(card, Qt.MouseButton.LeftButton)
        qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(-50, -50))


def test_a_plain_card_does_nothing(appearance: Appearance, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)

    with qtbot.assertNotEmitted(card.activated):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        qtbot.keyClick(card, Qt.Key.Key_Return)
    assert card.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_selection_shows_and_goes(appearance: Appearance, qtbot: QtBot) -> None:
    card = Card()
    qtbot.addWidget(card)
    card.resize(300, 60)

    def edge() -> str:
        return card.grab().toImage().pixelColor(150, 0).name()

    assert edge() == LIGHT.border.name()
    card.set_selected(True)
    assert edge() == LIGHT.accent.name()
    card.set_selected(False)
    assert edge() == LIGHT.border.name()
