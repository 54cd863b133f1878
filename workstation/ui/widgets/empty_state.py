"""What a pane or list shows while there is nothing to show."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button
from workstation.ui.widgets.icon_label import IconLabel


class EmptyState(QWidget):
    """An icon, a sentence that says why and what to do, and perhaps a button that does it."""

    asked = Signal()
    """A person pressed the button."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        sentence: str,
        button: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._picture = IconLabel(icons, icon, Ink.FAINT, 32, self)
        self._sentence = QLabel(sentence, self)
        self._sentence.setProperty("role", "secondary")
        self._sentence.setWordWrap(True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._button = Button(button, parent=self)
        self._button.setVisible(bool(button))
        self._button.clicked.connect(self.asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addStretch(2)
        column.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._sentence)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, icon: str, sentence: str, button: str = "") -> None:
        """Say something else."""
        self._picture.show_icon(icon, Ink.FAINT)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))

    def sentence(self) -> str:
        """Return the sentence."""
        return self._sentence.text()
