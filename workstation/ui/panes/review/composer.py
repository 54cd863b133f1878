"""A box to type something to somebody in, with a button to send it off."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from workstation.domain.notes import MENTION
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.fields import TextArea


class Composer(QWidget):
    """Types a note or an answer: Ctrl Enter sends it, Esc forgets it, @ offers people."""

    sent = Signal(str)
    """What a person typed."""
    ended = Signal()
    """The person is done, whether it was sent or not."""

    def __init__(self, name: str, send: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.area = TextArea("", least_lines=2, paragraphs=True, own_history=True, parent=self)
        """Where it is typed."""
        self.area.label.hide()
        self.area.box.setAccessibleName(name)
        self.area.edited.connect(self._on_edited)
        self.send = Button(send, ButtonKind.PRIMARY, small=True, parent=self)
        """Sends it off."""
        self.send.setEnabled(False)
        self.send.clicked.connect(self._on_sent)
        cancel = Button(self.tr("Cancel"), small=True, parent=self)
        cancel.clicked.connect(self.end)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.send)
        row.addWidget(cancel)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.area)
        column.addLayout(row)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+Return"), self, context=within).activated.connect(
            self._on_sent
        )
        QShortcut(QKeySequence("Esc"), self, context=within).activated.connect(self.end)
        self._people = QStringListModel(self)
        self.completer = QCompleter(self._people, self)
        """Offers people."""
        self.completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.completer.setWidget(self.area.box)
        self.area.box.completer = self.completer
        self.completer.activated.connect(self._on_person_chosen)

    def offer(self, people: tuple[str, ...]) -> None:
        """Offer these people behind an @."""
        self._people.setStringList(list(people))

    def begin(self) -> None:
        """Let a person type."""
        self.show()
        self.area.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Forget what was typed."""
        self.area.set_text("")
        self.send.setEnabled(False)
        self.hide()
        self.ended.emit()

    def _on_edited(self, text: str) -> None:
        self.send.setEnabled(bool(text.strip()))
        begun = self._begun_mention()
        popup = self.completer.popup()
        assert popup is not None, "a completer makes its own list"
        if begun is None:
            popup.hide()
            return
        self.completer.setCompletionPrefix(begun)
        if self.completer.completionCount():
            place = self.area.box.cursorRect()
            place.setWidth(popup.sizeHintForColumn(0) + 24)
            self.completer.complete(place)
            popup.setCurrentIndex(self.completer.completionModel().index(0, 0))
        else:
            popup.hide()

    def _begun_mention(self) -> str | None:
        """Return what has been typed of a name behind an @ right before the cursor."""
        cursor = self.area.box.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        at = before.rfind(MENTION)
        if at < 0 or (at and not before[at - 1].isspace()):
            return None
        return before[at + 1 :]

    def _on_person_chosen(self, person: str) -> None:
        begun = self._begun_mention()
        if begun is not None:
            cursor = self.area.box.textCursor()
            back = QTextCursor.MoveOperation.PreviousCharacter
            cursor.movePosition(back, QTextCursor.MoveMode.KeepAnchor, len(begun))
            cursor.insertText(f"{person} ")

    def _on_sent(self) -> None:
        text = self.area.text().strip()
        if text:
            self.end()
            self.sent.emit(text)
