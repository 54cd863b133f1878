"""Changes the credit and rights of several pictures at once."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workstation.domain.pictures import PictureEdit
from workstation.ui.counted import Counted
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.answers import answers
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.date_field import DateField
from workstation.ui.widgets.fields import TextField


class BatchDialog(QDialog):
    """Asks what is to change; a field that nobody touches stays as each picture has it."""

    entered = Signal(object)
    """A `PictureEdit`: a person wants this."""

    def __init__(self, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Credit and rights"))
        self.setMinimumWidth(440)
        keep = self.tr("As each picture has it")
        self.fields = {
            name: TextField(label, placeholder=keep, own_history=True)
            for name, label in (
                ("credit", self.tr("Credit")),
                ("source", self.tr("Source")),
                ("copyright", self.tr("Copyright")),
                ("terms", self.tr("Usage rights")),
                ("category", self.tr("Category of rights")),
                ("keywords", self.tr("Keywords to add, with commas between them")),
            )
        }
        """By the names of what they change."""
        self.start = DateField(self.tr("Rights begin"), never=keep)
        """The first day of use."""
        self.until = DateField(self.tr("Rights end"), never=keep)
        """The last day of use."""
        self.done_button = Button(self.tr("Change"), ButtonKind.PRIMARY)
        """Makes the change."""
        self._lay_out(count)

    def accept(self) -> None:
        """Say what is to change."""
        self.entered.emit(
            PictureEdit(
                credit=self._typed("credit"),
                source=self._typed("source"),
                copyright=self._typed("copyright"),
                terms=self._typed("terms"),
                category=self._typed("category"),
                start=self.start.day(),
                until=self.until.day(),
                keywords=_words(self.fields["keywords"].text()),
            )
        )
        super().accept()

    def _typed(self, name: str) -> str | None:
        text = self.fields[name].text().strip()
        return text or None

    def _lay_out(self, count: int) -> None:
        title = QLabel(Counted().pictures_chosen(count))
        title.setProperty("role", "part")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        column.setSpacing(Space.LARGE)
        column.addWidget(title)
        for left, right in (
            (self.fields["credit"], self.fields["source"]),
            (self.fields["copyright"], self.fields["category"]),
            (self.start, self.until),
        ):
            row = QHBoxLayout()
            row.setSpacing(Space.LARGE)
            row.addWidget(left, 1)
            row.addWidget(right, 1)
            column.addLayout(row)
        column.addWidget(self.fields["terms"])
        column.addWidget(self.fields["keywords"])
        self.done_button.clicked.connect(self.accept)
        column.addLayout(answers(self, self.done_button))


def _words(text: str) -> tuple[str, ...]:
    words = (" ".join(part.split()) for part in text.split(","))
    return tuple(word for word in words if word)
