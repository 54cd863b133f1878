import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from workstation import paths
from workstation.ui.icons import Icons, Ink
from workstation.ui.theme import Appearance, Preference
from workstation.ui.theme_tokens import DARK, LIGHT

NAMES = sorted(file.stem for file in (paths.resources_folder() / "icons").glob("*.svg"))


def inks(image: QImage) -> set[str]:
    """Return the colours of the opaque pixels."""
    return {
        colour.name()
        for x in range(image.width())
        for y in range(image.height())
        if (colour := image.pixelColor(x, y)).alpha() > 250
    }


def test_every_icon_draws_something_in_both_themes(icons: Icons, appearance: Appearance) -> None:
    assert len(NAMES) > 80
    for preference, ink in ((Preference.LIGHT, LIGHT.secondary), (Preference.DARK, DARK.secondary)):
        appearance.prefer(preference)
        for name in NAMES:
            image = icons.icon(name).pixmap(48, 48).toImage()
            assert ink.name() in inks(image), name


@pytest.mark.parametrize(
    ("mode", "state", "colour"),
    [
        (QIcon.Mode.Normal, QIcon.State.Off, LIGHT.secondary),
        (QIcon.Mode.Active, QIcon.State.Off, LIGHT.text),
        (QIcon.Mode.Normal, QIcon.State.On, LIGHT.accent),
        (QIcon.Mode.Disabled, QIcon.State.On, LIGHT.disabled),
    ],
)
def test_state_shows_in_the_colour(
    icons: Icons, mode: QIcon.Mode, state: QIcon.State, colour: QColor
) -> None:
    image = icons.icon("bold").pixmap(QSize(48, 48), mode, state).toImage()

    assert colour.name() in inks(image)


def test_an_icon_already_on_a_button_follows_the_theme(
    icons: Icons, appearance: Appearance, qtbot: QtBot
) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icons.icon("archive", Ink.ACCENT))
    button.setIconSize(QSize(48, 48))
    button.show()

    appearance.prefer(Preference.DARK)

    assert DARK.accent.name() in inks(button.grab().toImage())


def test_icons_are_sharp_at_any_pixel_ratio(icons: Icons) -> None:
    pixmap = icons.icon("archive").pixmap(QSize(20, 20), 2.0)

    assert pixmap.size() == QSize(40, 40)
    assert pixmap.devicePixelRatio() == 2.0


def test_painting_keeps_an_icon_square_in_the_middle(icons: Icons) -> None:
    image = QImage(100, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)

    icons.paint(painter, QRect(0, 0, 100, 40), "archive", QColor("red"))
    painter.end()

    columns = [x for x in range(100) if any(image.pixelColor(x, y).alpha() for y in range(40))]
    assert min(columns) >= 30
    assert max(columns) < 70


def test_the_same_icon_is_made_once(icons: Icons) -> None:
    assert icons.icon("archive") is icons.icon("archive")


def test_an_unknown_name_is_an_error_at_once(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon")


def test_the_licence_is_beside_the_icons(resources: Path) -> None:
    assert "ISC" in (resources / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_copies_draw_on_when_the_icons_are_gone(appearance: Appearance, resources: Path) -> None:
    icons = Icons(resources, appearance)
    held: dict[str, object] = {"icons": icons}
    held["cycle"] = held
    copy = QIcon(icons.icon("bold"))
    gone = weakref.ref(icons)
    del icons, held
    gc.collect()
    assert gone() is None
    assert inks(copy.pixmap(48, 48).toImage())


def test_what_the_icons_drew_goes_with_the_last_of_them(
    appearance: Appearance, resources: Path
) -> None:
    icons = Icons(resources, appearance)
    copy = QIcon(icons.icon("bold"))
    drawings = weakref.ref(icons._drawings)
    del icons
    assert drawings() is not None
    del copy
    assert drawings() is None
