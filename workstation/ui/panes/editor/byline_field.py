"""The names under the standfirst, with completion from the newsroom's people."""

from __future__ import annotations

from PySide6.QtCore import QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QWidget

from workstation.domain.canonical import single_line

SEPARATOR = ", "
_ROOM = 4


class BylineField(QLineEdit):
    """Names separated by commas; as wide as they are."""

    names_edited = Signal(object)
    """A person changed the names: a tuple of them."""
    left_up = Signal()
    """The cursor leaves upwards, to the field above."""
    left_down = Signal()
    """The cursor leaves downwards, to the field below."""
    entered = Signal()
    """The field has the keyboard now."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("frameless", True)
        self.setPlaceholderText(self.tr("Byline"))
        self.setAccessibleName(self.tr("Bylines"))
        self.setToolTip(self.tr("Who wrote it; several names with commas between"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._people = QStringListModel(self)
        self._completer = QCompleter(self._people, self)
        self._proposals = QListView()
        self._completer.setPopup(self._proposals)
        self._completer.setWidget(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.activated.connect(self._complete)
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_text_changed)

    def set_people(self, people: tuple[str, ...]) -> None:
        """Offer these names."""
        self._people.setStringList(list(people))

    def names(self) -> tuple[str, ...]:
        """Return the names as they would be stored."""
        return tuple(
            name for part in self.text().split(",") if (name := " ".join(single_line(part).split()))
        )

    def show_names(self, names: tuple[str, ...]) -> None:
        """Show names, unless what is written here is stored as them; no signal."""
        if names == self.names():
            return
        place = self.cursorPosition() if self.hasFocus() else 0
        self.setText(SEPARATOR.join(names))
        self.setCursorPosition(min(place, len(self.text())))

    def sizeHint(self) -> QSize:
        """Ask for the width of the words."""
        shown = self.text() or self.placeholderText()
        width = self.fontMetrics().horizontalAdvance(shown) + _ROOM
        return QSize(width, self.fontMetrics().height() + 6)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for a short name."""
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a proposed name, or go to the field above or below."""
        key = event.key()
        proposing = self._proposals.isVisible()
        if proposing and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
            current = self._proposals.currentIndex()
            if current.isValid():
                self._proposals.hide()
                self._complete(str(current.data()))
                return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left_down.emit()
        elif key == Qt.Key.Key_Up:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keyboard is."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Write the names out as they are stored."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setText(SEPARATOR.join(self.names()))

    def _on_edited(self, _text: str) -> None:
        self.names_edited.emit(self.names())
        self._propose()

    def _on_text_changed(self, _text: str) -> None:
        self.updateGeometry()

    def _word(self) -> tuple[int, int]:
        """Return where the name at the cursor begins and ends."""
        text, place = self.text(), self.cursorPosition()
        start = text.rfind(",", 0, place) + 1
        end = text.find(",", place)
        return start, len(text) if end < 0 else end

    def _propose(self) -> None:
        start, end = self._word()
        word = self.text()[start:end].strip()
        self._completer.setCompletionPrefix(word)
        only = self._completer.completionCount() == 1
        if not word or (only and self._completer.currentCompletion() == word):
            self._proposals.hide()
        elif self._completer.completionCount():
            self._completer.complete()
            self._proposals.setMinimumWidth(200)
            self._proposals.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _complete(self, name: str) -> None:
        start, end = self._word()
        space = " " if start else ""
        text = self.text()
        self.setText(f"{text[:start]}{space}{name}{text[end:]}")
        self.setCursorPosition(start + len(space) + len(name))
        self.names_edited.emit(self.names())
