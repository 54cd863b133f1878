"""The field that narrows the article list."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from workstation.ui.icons import Icons
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.search_field import SearchField

PAUSE_MS = 160
"""After the last key, before the list is asked."""


class FilterBar(QFrame):
    """Takes words and filters, and says under the field what is wrong with them."""

    asked = Signal(str)
    """A person wants to see only what answers these words."""
    left = Signal()
    """A person wants to go to the list."""
    closed = Signal()
    """A person does not want to filter any more."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("line", "bottom")
        self.field = SearchField(self.tr("Words, section:…, by:…, missing:alt"), icons, parent=self)
        """Where it is typed."""
        self.field.line.setAccessibleName(self.tr("Filter the list"))
        self._problem = QLabel(self)
        self._problem.setProperty("role", "block")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.field)
        column.addWidget(self._problem)
        self.setFocusProxy(self.field)
        self.field.edited.connect(self._on_edited)
        self.field.confirmed.connect(self._on_confirmed)
        self.field.left_down.connect(self._on_left)
        self.field.cancelled.connect(self.closed)

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong with the words; nothing if it is empty."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.field.line.setAccessibleDescription(sentence)

    def clear(self) -> None:
        """Empty the field without asking."""
        self._pause.stop()
        self.field.set_text("")
        self.show_problem("")

    def _on_edited(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self._ask()

    def _on_confirmed(self, _text: str) -> None:
        self._on_left()

    def _on_left(self) -> None:
        self._ask()
        self.left.emit()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.field.text())
