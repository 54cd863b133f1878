import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import LIGHT, Tone
from workstation.ui.widgets.chip import Chip, chip_font, chip_size, paint_chip


@pytest.mark.parametrize("tone", Tone)
def test_a_chip_stands_on_the_ground_of_its_tone(
    tone: Tone, appearance: Appearance, qtbot: QtBot
) -> None:
    chip = Chip("In review", tone)
    qtbot.addWidget(chip)

    image = chip.grab().toImage()

    assert image.pixelColor(6, image.height() // 2) == LIGHT.tints[tone].background


def test_another_state_changes_words_and_ground(appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip("Draft")
    qtbot.addWidget(chip)
    chip.show()

    chip.show_state("Approved", Tone.GREEN)

    assert chip.text() == "Approved"
    image = chip.grab().toImage()
    assert image.pixelColor(6, image.height() // 2) == LIGHT.tints[Tone.GREEN].background


def test_a_painted_chip_is_as_wide_as_the_widget(appearance: Appearance, qtbot: QtBot) -> None:
    chip = Chip("Changes asked", Tone.AMBER)
    qtbot.addWidget(chip)
    chip.ensurePolished()

    painted = chip_size("Changes asked", chip_font())

    assert abs(painted.width() - chip.sizeHint().width()) <= 2
    assert painted.height() == chip.height()


def test_a_painted_chip_keeps_inside_its_rectangle(appearance: Appearance) -> None:
    image = QImage(80, 40, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    rect = QRect(QPoint(10, 10), chip_size("A long", chip_font()))

    paint_chip(painter, rect, "A long label that is elided", Tone.TEAL, appearance.theme)
    painter.end()

    tint = LIGHT.tints[Tone.TEAL]
    assert image.pixelColor(rect.left() + 6, rect.center().y()) == tint.background
    assert image.pixelColor(rect.right() + 1, rect.center().y()).name() == "#ffffff"
