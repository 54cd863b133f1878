"""An icon that is only looked at."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Size


class IconLabel(QWidget):
    """Shows an icon beside a text that says the same; screen readers skip it."""

    def __init__(
        self,
        icons: Icons,
        name: str,
        ink: Ink = Ink.NORMAL,
        size: int = Size.ICON,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = icons.icon(name, ink)
        self.setFixedSize(QSize(size, size))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, ink: Ink = Ink.NORMAL) -> None:
        """Show another icon."""
        self._icon = self._icons.icon(name, ink)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the colours in force."""
        painter = QPainter(self)
        self._icon.paint(painter, self.rect())
        painter.end()
