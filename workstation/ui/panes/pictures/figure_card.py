"""The card of one figure."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from workstation.ui.fonts import ui_font
from workstation.ui.icons import Icons
from workstation.ui.panes.pictures.wording import FigureWords
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Tone, Type
from workstation.ui.widgets.chip import Chip
from workstation.ui.widgets.elided_label import ElidedLabel
from workstation.ui.widgets.list_card import ListCard
from workstation.ui.widgets.thumbnail import Thumbnail

THUMBNAIL = QSize(72, 54)


class FigureCard(ListCard):
    """Shows a figure's picture, caption, credit, place, and what should be seen to."""

    def __init__(self, icons: Icons, appearance: Appearance, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self.thumbnail = Thumbnail(icons, appearance, THUMBNAIL)
        """The picture, small."""
        self.title = ElidedLabel(lines=2)
        """The caption."""
        self.title.setFont(ui_font(Type.UI, QFont.Weight.DemiBold))
        self.second = ElidedLabel(lines=2)
        """Who made it, and where it stands."""
        self.second.setProperty("role", "small")
        self.worry = ElidedLabel(lines=2)
        """What should be seen to."""
        self.worry.setProperty("role", "warn")
        self.chip = Chip("", Tone.GREY)
        """Its part in the article."""
        self.head.addWidget(self.thumbnail)
        self.add_words(self.title, self.second, self.worry)
        self.head.addWidget(self.chip, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_words(self, words: FigureWords) -> None:
        """Say something else."""
        self.title.setText(words.title)
        self.second.setText(words.second)
        self.second.setVisible(bool(words.second))
        self.worry.setText(words.worry)
        self.worry.setVisible(bool(words.worry))
        self.chip.show_state(words.chip, words.tone)
        self.setAccessibleName(words.spoken)
