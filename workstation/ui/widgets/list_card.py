"""A card that stands in a list: it can be dragged, moved by keys, opened and taken out."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.icon_label import IconLabel

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_REMOVING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ListCard(Card):
    """One thing of a `CardList`: a grip, what it shows, and room for more beneath.

    The keys: Up and Down go to the next card, with Alt they move this one, Delete takes it out,
    Ctrl Enter opens what it stands for.
    """

    step_asked = Signal(int)
    """Go to the card before (-1) or after (1)."""
    move_asked = Signal(int)
    """Move this card up (-1) or down (1)."""
    removal_asked = Signal()
    """Take the card off the list: its key was pressed."""
    open_asked = Signal()
    """Open what the card stands for: its title was clicked, or Ctrl Enter pressed."""
    drag_asked = Signal()
    """The pointer has begun to pull the card."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(interactive=True, parent=parent)
        self._start = QPoint()
        self._opener: QWidget | None = None
        self._opening = False
        self.body.setContentsMargins(11, 0, 12, 0)
        self.body.setSpacing(0)
        self.grip = IconLabel(icons, "grip-vertical", Ink.FAINT, 16, self)
        self.head = QHBoxLayout()
        """What the card shows while it is closed, from left to right."""
        self.head.setContentsMargins(0, 9, 0, 10)
        self.head.setSpacing(11)
        self.head.addWidget(self.grip)
        self.body.addLayout(self.head)

    def add_words(self, *lines: QWidget) -> None:
        """Set lines of words under one another in the head."""
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for line in lines:
            column.addWidget(line)
        self.head.addLayout(column, 1)

    def set_opener(self, words: QWidget) -> None:
        """Open what the card stands for by a click on these words."""
        self._opener = words
        words.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a press began: it may become a click or a pull."""
        self._start = event.position().toPoint()
        self._opening = self._on_opener(self._start)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin to drag once the pointer has gone far enough."""
        way = (event.position().toPoint() - self._start).manhattanLength()
        if self._pressed and way >= QApplication.startDragDistance():
            self._pressed = False
            self.drag_asked.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the title as the wish to open, any other as a choice."""
        if self._pressed and self._opening and self._on_opener(event.position().toPoint()):
            self._pressed = False
            self.open_asked.emit()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Carry out the keys of a list, unless they were meant for something in the card."""
        if not self.hasFocus():
            event.ignore()
        elif not self._took_key(event):
            super().keyPressEvent(event)

    def _took_key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _STEPS and held == Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(_STEPS[key])
        elif key in _STEPS and held == Qt.KeyboardModifier.NoModifier:
            self.step_asked.emit(_STEPS[key])
        elif key in _REMOVING and held == Qt.KeyboardModifier.NoModifier:
            self.removal_asked.emit()
        elif (
            key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and held == Qt.KeyboardModifier.ControlModifier
        ):
            self.open_asked.emit()
        else:
            return False
        return True

    def _on_opener(self, place: QPoint) -> bool:
        if self._opener is None:
            return False
        shown = self._opener.size().boundedTo(
            QSize(self._opener.sizeHint().width(), self._opener.height())
        )
        return QRect(self._opener.mapTo(self, QPoint(0, 0)), shown).contains(place)
