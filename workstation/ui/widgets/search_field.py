"""A field to search in, with an icon, a shortcut hint and a button that clears it."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.icon_label import IconLabel
from workstation.ui.widgets.properties import set_styled


class SearchField(QFrame):
    """Takes words to search for; Escape clears them, then leaves."""

    started = Signal()
    """The cursor was put here by a command."""
    edited = Signal(str)
    """A person changed the words, which are these now."""
    confirmed = Signal(str)
    """Enter was pressed with these words."""
    left_down = Signal()
    """The Down key was pressed: go to the first result."""
    cancelled = Signal()
    """Escape was pressed in an empty field."""

    def __init__(
        self,
        placeholder: str,
        icons: Icons,
        *,
        shortcut: QKeySequence | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(32)
        self.line = QLineEdit(self)
        """Where the words are typed."""
        self.line.setPlaceholderText(placeholder)
        self.line.setAccessibleName(placeholder)
        self.line.setProperty("frameless", True)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        self._keys = QLabel(self)
        self._keys.setProperty("role", "keys")
        self._keys.setFixedHeight(19)
        self._clear = ToolButton(
            self.tr("Clear search"), icons.icon("x"), side=22, icon_side=14, parent=self
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(11, 0, 9, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(icons, "search", Ink.FAINT, 16, self))
        row.addWidget(self.line, 1)
        row.addWidget(self._keys)
        row.addWidget(self._clear)
        if shortcut is not None:
            self._keys.setText(shortcut.toString(QKeySequence.SequenceFormat.NativeText))
            self._keys.setText(self._keys.text().replace("+", " "))
        self.line.textChanged.connect(self._show_hint)
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._on_return)
        self._clear.clicked.connect(self._on_clear)
        self._show_hint("")

    def text(self) -> str:
        """Return the words as typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show words, without the signal."""
        self.line.setText(text)

    def start(self) -> None:
        """Put the cursor in the field with all its words selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self.started.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the line for focus, and for the keys that leave it."""
        kind = event.type()
        if kind in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_styled(self, "focused", kind == QEvent.Type.FocusIn)
        elif kind == QEvent.Type.KeyPress:
            return self._took_key(cast("QKeyEvent", event).key())
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start typing wherever the field is clicked."""
        self.line.setFocus(Qt.FocusReason.MouseFocusReason)

    def _took_key(self, key: int) -> bool:
        if key == Qt.Key.Key_Down:
            self.left_down.emit()
            return True
        if key == Qt.Key.Key_Escape:
            if self.line.text():
                self._on_clear()
            else:
                self.cancelled.emit()
            return True
        return False

    def _show_hint(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._keys.setVisible(not text and bool(self._keys.text()))

    def _on_return(self) -> None:
        self.confirmed.emit(self.line.text())

    def _on_clear(self) -> None:
        self.line.clear()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit("")
