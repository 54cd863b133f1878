"""What is known of a picture as a whole, and where that came from."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.pictures import Picture
from workstation.ui.panes.pictures.wording import also_found, of_file, read_from_file
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.fields import TextField


class FactsPanel(QWidget):
    """Shows and changes creator, copyright, place and keywords; they are the master's."""

    changed = Signal(object)
    """The `Picture` with what a person typed."""
    left_field = Signal()
    """A person left a field: what was typed may be stored."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.lines = QWidget()
        """What the file says, in words, to stand by itself."""
        self.fields = {
            "creator": TextField(self.tr("Made by"), own_history=True),
            "copyright": TextField(self.tr("Copyright"), own_history=True),
            "city": TextField(self.tr("Town"), own_history=True),
            "country": TextField(self.tr("Country"), own_history=True),
            "keywords": TextField(self.tr("Keywords"), own_history=True),
        }
        """By the names of the picture's fields."""
        self._file, self._from_file, self._also = QLabel(), QLabel(), QLabel()
        for label in (self._file, self._from_file, self._also):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        self._lay_out()
        for name, field in self.fields.items():
            field.edited.connect(partial(self._on_edited, name))
            field.finished.connect(self.left_field)

    def show_picture(self, picture: Picture | None, now: datetime) -> None:
        """Show what is known; what is being typed stays."""
        self.setVisible(picture is not None)
        self.lines.setVisible(picture is not None)
        self._picture = picture
        if picture is None:
            return
        for name, field in self.fields.items():
            known = getattr(picture, name)
            text = ", ".join(known) if isinstance(known, tuple) else str(known)
            if _words(field.text()) != _words(text):
                field.set_text(text)
        self._file.setText(of_file(picture, now))
        self._from_file.setText(read_from_file(picture))
        self._also.setText(also_found(picture))
        self._also.setVisible(bool(picture.also_found))

    def _on_edited(self, name: str, text: str) -> None:
        if self._picture is None:
            return
        match name:
            case "creator":
                changed = replace(self._picture, creator=text)
            case "copyright":
                changed = replace(self._picture, copyright=text)
            case "city":
                changed = replace(self._picture, city=text)
            case "country":
                changed = replace(self._picture, country=text)
            case _:
                words = tuple(dict.fromkeys(_words(text)))
                changed = replace(self._picture, keywords=words)
        self._picture = changed
        self.changed.emit(changed)

    def _lay_out(self) -> None:
        title = QLabel(self.tr("From the file"))
        title.setProperty("role", "part")
        lines = QVBoxLayout(self.lines)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(Space.TIGHT)
        for part in (title, self._file, self._from_file, self._also):
            lines.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        for left, right in (("creator", "copyright"), ("city", "country")):
            row = QHBoxLayout()
            row.setSpacing(Space.LARGE)
            row.addWidget(self.fields[left], 1)
            row.addWidget(self.fields[right], 1)
            column.addLayout(row)
        column.addWidget(self.fields["keywords"])


def _words(text: str) -> list[str]:
    return [word for part in text.split(",") if (word := " ".join(part.split()))]
