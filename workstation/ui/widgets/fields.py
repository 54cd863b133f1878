"""Fields with their label above, and room for a word of advice beneath."""

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.history_keys import HistoryKeys
from workstation.ui.widgets.properties import set_styled


class LabelledField(QWidget):
    """A label, the control it names, and beneath it what is wrong or worth knowing."""

    def __init__(self, label: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel(label, self)
        """The words above."""
        self.label.setProperty("role", "label")
        self.label.setBuddy(control)
        self._control = control
        self._advice = QLabel(self)
        self._advice.setWordWrap(True)
        self._advice.hide()
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(Space.HAIR)
        self._head.addWidget(self.label, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(self._head)
        for part in (control, self._advice):
            column.addWidget(part)
        control.setAccessibleName(label.replace("&", ""))
        self.setFocusProxy(control)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_beside_label(self, *parts: QWidget) -> None:
        """Put small things at the right end of the line that the label is in."""
        for part in parts:
            self._head.addWidget(part)

    def set_advice(self, words: str) -> None:
        """Show a quiet sentence beneath, or none."""
        self._say(words, "muted", invalid=False)

    def set_warning(self, words: str) -> None:
        """Show beneath what should be seen to, or nothing."""
        self._say(words, "warn", invalid=False)

    def set_problem(self, words: str) -> None:
        """Show what is wrong beneath and mark the control, or clear both with no words."""
        self._say(words, "block", invalid=bool(words))

    def _say(self, words: str, role: str, *, invalid: bool) -> None:
        self._advice.setText(words)
        set_styled(self._advice, "role", role)
        self._advice.setVisible(bool(words))
        self._control.setAccessibleDescription(words)
        set_styled(self._control, "invalid", invalid)


class TextField(LabelledField):
    """One line of text.

    Undo and redo belong to the article's history, unless the field has one of its own.
    """

    edited = Signal(str)
    """A person changed the text, which is this now."""
    finished = Signal()
    """A person pressed Enter or left the field."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        own_history: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.line = QLineEdit()
        """Where the text is typed."""
        super().__init__(label, self.line, parent)
        self.line.setPlaceholderText(placeholder)
        if not own_history:
            HistoryKeys(self.line)
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self.finished)

    def text(self) -> str:
        """Return the text."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show a text, without the signal; the cursor stays where it can."""
        if text != self.line.text():
            place = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(place, len(text)))


class TextArea(LabelledField):
    """Text of more than a line, in a box that grows with it.

    Undo and redo belong to the article's history, unless the field has one of its own.
    """

    edited = Signal(str)
    """A person changed the text, which is this now."""
    finished = Signal()
    """A person left the field."""

    def __init__(
        self,
        label: str,
        *,
        placeholder: str = "",
        least_lines: int = 2,
        most_lines: int = 8,
        paragraphs: bool = False,
        own_history: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.box = GrowingText(least_lines, most_lines, paragraphs=paragraphs)
        """Where the text is typed."""
        super().__init__(label, self.box, parent)
        self.box.setPlaceholderText(placeholder)
        self._silent = False
        self.box.setUndoRedoEnabled(own_history)
        if not own_history:
            HistoryKeys(self.box)
        self.box.textChanged.connect(self._on_changed)
        self.box.left.connect(self.finished)

    def text(self) -> str:
        """Return the text."""
        # toPlainText would turn non-breaking spaces into plain ones.
        return self.box.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show a text, without the signal; the cursor stays where it can."""
        if text == self.text():
            return
        place = self.box.textCursor().position()
        self._silent = True
        self.box.setPlainText(text)
        self._silent = False
        cursor = QTextCursor(self.box.document())
        cursor.setPosition(min(place, self.box.document().characterCount() - 1))
        self.box.setTextCursor(cursor)

    def _on_changed(self) -> None:
        if not self._silent:
            self.edited.emit(self.text())


_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Escape)


class GrowingText(QPlainTextEdit):
    """A text box as high as its lines, between a least and a most; then it scrolls."""

    left = Signal()
    """The keyboard focus went elsewhere."""

    def __init__(
        self,
        least_lines: int = 1,
        most_lines: int = 8,
        *,
        paragraphs: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._least = least_lines
        self._most = most_lines
        self._paragraphs = paragraphs
        self.completer: QCompleter | None = None
        """Gets the keys that choose from its list, while it shows one."""
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.installEventFilter(self)
        self._fit()

    def lines(self) -> int:
        """Return how many lines the text takes at the present width."""
        # The layout of plain text documents counts lines where others count pixels.
        return max(1, round(self.document().size().height()))

    def sizeHint(self) -> QSize:
        """Ask for the height of the lines shown."""
        return QSize(super().sizeHint().width(), self._height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no less than the height of the lines shown."""
        return QSize(80, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height anew: another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep to one paragraph where only one is wanted: Enter goes to the next field."""
        if event.key() in _CHOOSING and self._offers():
            event.ignore()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not self._paragraphs:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text, its line ends as spaces where only one paragraph is wanted."""
        text = source.text()
        self.insertPlainText(text if self._paragraphs else " ".join(text.split()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say when the focus has gone, other than to a menu of this box."""
        if event.type() == QEvent.Type.FocusOut:
            reason = cast("QFocusEvent", event).reason()
            if reason != Qt.FocusReason.PopupFocusReason:
                self.left.emit()
        elif event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()
        return super().eventFilter(watched, event)

    def _offers(self) -> bool:
        popup = self.completer.popup() if self.completer is not None else None
        return popup is not None and popup.isVisible()

    def _height(self) -> int:
        lines = min(max(self.lines(), self._least), self._most)
        edges = self.contentsMargins()
        around = edges.top() + edges.bottom() + 2 * self.document().documentMargin()
        return round(lines * self.fontMetrics().lineSpacing() + around) + 2

    def _fit(self) -> None:
        shown = self._height()
        if shown != self.height():
            self.setFixedHeight(shown)
        policy = Qt.ScrollBarPolicy
        over = self.lines() > self._most
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if over else policy.ScrollBarAlwaysOff
        )
