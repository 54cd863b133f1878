import pytest
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance, Preference
from workstation.ui.theme_tokens import DARK, LIGHT
from workstation.ui.widgets.avatar import Avatar, initials


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ines Okafor", "IO"),
        ("desk", "D"),
        ("Maria del Carmen Ruiz", "MR"),
        ("élodie âme", "ÉÂ"),
        ("  ", "?"),
    ],
)
def test_initials_are_of_the_first_and_last_word(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_disc_tells_the_whole_name(appearance: Appearance, qtbot: QtBot) -> None:
    avatar = Avatar("Ines Okafor", appearance)
    qtbot.addWidget(avatar)
    avatar.show_person("Tom Vasile")

    assert avatar.accessibleName() == "Tom Vasile"
    assert avatar.toolTip() == "Tom Vasile"


def test_the_disc_follows_the_theme(appearance: Appearance, qtbot: QtBot) -> None:
    avatar = Avatar("Ines Okafor", appearance, side=40)
    qtbot.addWidget(avatar)

    assert avatar.grab().toImage().pixelColor(20, 4) == LIGHT.accent
    appearance.prefer(Preference.DARK)
    assert avatar.grab().toImage().pixelColor(20, 4) == DARK.accent
