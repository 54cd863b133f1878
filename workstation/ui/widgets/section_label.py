"""Headings of lists and of parts of a pane."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.ui.theme_tokens import Space


class SectionHeading(QWidget):
    """A heading inside a pane, with a quiet note or a control at the right end."""

    def __init__(self, text: str, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel(text, self)
        self._heading.setProperty("role", "part")
        self._note = QLabel(note, self)
        self._note.setProperty("role", "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, Space.SMALL, 0, Space.HAIR)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addWidget(self._heading)
        self._row.addStretch(1)
        self._row.addWidget(self._note, alignment=Qt.AlignmentFlag.AlignRight)

    def add(self, control: QWidget) -> None:
        """Put a control at the right end."""
        self._row.addWidget(control, alignment=Qt.AlignmentFlag.AlignRight)

    def set_note(self, note: str) -> None:
        """Change the quiet note at the right end."""
        self._note.setText(note)

    def set_text(self, text: str) -> None:
        """Change the heading."""
        self._heading.setText(text)
