"""A person as a disc with initials."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workstation.ui.fonts import ui_font
from workstation.ui.painting import paint_dot
from workstation.ui.theme import Appearance, Theme


class Avatar(QWidget):
    """Shows who: initials on a disc, the whole name as tooltip and for screen readers."""

    def __init__(
        self, name: str, appearance: Appearance, side: int = 22, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._appearance = appearance
        self._name = ""
        self.setFixedSize(side, side)
        self.show_person(name)

    def show_person(self, name: str) -> None:
        """Show somebody else."""
        self._name = name
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._name, self._appearance.theme)
        painter.end()


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    if not words:
        return "?"
    ends = words[:1] if len(words) == 1 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in ends)


def paint_avatar(painter: QPainter, rect: QRect, name: str, theme: Theme) -> None:
    """Draw a person's disc as large as a rectangle."""
    colours = theme.colours
    paint_dot(painter, rect, rect.width(), colours.accent)
    size = max(8, round(rect.width() * 0.41))
    painter.setFont(ui_font(size, QFont.Weight.Bold))
    painter.setPen(colours.on_accent)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))
