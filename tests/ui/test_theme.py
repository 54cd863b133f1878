from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from workstation.ui.fonts import UI_FONT
from workstation.ui.style_sheet import style_sheet
from workstation.ui.theme import Appearance, Preference, theme_for
from workstation.ui.theme_tokens import DARK, LIGHT, Scheme, Tone


def test_the_application_wears_the_theme(qapp: QApplication, appearance: Appearance) -> None:
    assert qapp.palette().color(QPalette.ColorRole.Window) == LIGHT.surface
    assert qapp.font().family() == UI_FONT
    assert LIGHT.accent.name() in qapp.styleSheet()


def test_preferring_dark_changes_everything_and_says_so(
    qapp: QApplication, appearance: Appearance, qtbot: QtBot
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()

    with qtbot.waitSignal(appearance.changed):
        appearance.prefer(Preference.DARK)

    assert appearance.theme.scheme is Scheme.DARK
    assert widget.palette().color(QPalette.ColorRole.Window) == DARK.surface
    assert LIGHT.accent.name() not in qapp.styleSheet()


def test_preferring_what_is_in_force_says_nothing(appearance: Appearance, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.prefer(Preference.LIGHT)


def test_the_system_decides_unless_a_person_does(
    qapp: QApplication,
    resources: Path,
    fonts_loaded: None,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    system = Appearance(qapp, resources, Preference.SYSTEM)
    stubborn = Appearance(qapp, resources, Preference.LIGHT)
    hints = QGuiApplication.styleHints()
    monkeypatch.setattr(type(hints), "colorScheme", lambda _self: Qt.ColorScheme.Dark)

    with qtbot.waitSignal(system.changed), qtbot.assertNotEmitted(stubborn.changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert system.theme.scheme is Scheme.DARK
    assert stubborn.theme.scheme is Scheme.LIGHT


def test_section_colours_come_round_again() -> None:
    theme = theme_for(Scheme.DARK)

    assert theme.section_colour(0) == theme.section_colour(len(DARK.sections))
    assert theme.tint(Tone.GREEN) is DARK.tints[Tone.GREEN]


@pytest.mark.parametrize(("scheme", "colours"), [(Scheme.LIGHT, LIGHT), (Scheme.DARK, DARK)])
def test_the_style_sheet_is_complete(scheme: Scheme, colours: object, resources: Path) -> None:
    sheet = style_sheet(theme_for(scheme).colours, scheme, resources / "styles")

    assert theme_for(scheme).colours is colours
    assert "$" not in sheet
    for name in ("chevron-down", "chevron-up", "check"):
        path = resources / "styles" / f"{name}-{scheme.value}.svg"
        assert path.is_file()
        assert path.as_posix() in sheet
