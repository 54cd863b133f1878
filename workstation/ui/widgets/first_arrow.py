"""Rows of which none is chosen at first: an arrow key chooses the one where the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

_ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home)


class FirstArrow(QObject):
    """Lets the first press of an arrow key choose the first row.

    Qt goes on from that row instead, so that it is passed over, and an only row never chosen.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to choose where the keyboard is."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in _ARROWS and plain == Qt.KeyboardModifier.NoModifier:
                return self._begin()
        return super().eventFilter(watched, event)

    def _begin(self) -> bool:
        """Choose the row where the keyboard is; say whether there was one and none chosen."""
        row, chosen = self._view.currentIndex(), self._view.selectionModel()
        if not row.isValid() or chosen.hasSelection():
            return False
        how = QItemSelectionModel.SelectionFlag
        chosen.select(row, how.ClearAndSelect | how.Rows)
        self._view.scrollTo(row)
        return True
