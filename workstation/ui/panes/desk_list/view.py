"""The list widget of the desk list."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from workstation.ui.widgets.keyboard_focus import KeyboardFocus
from workstation.ui.widgets.viewport import meet_viewport


class DeskListView(QListView):
    """A list whose Home and End keys go to the first and last entries, not to headings."""

    entered = Signal(QModelIndex)
    """Enter was pressed on this row."""
    remove_asked = Signal()
    """The Delete key was pressed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self.focus = KeyboardFocus(self)
        """Whether the mark of the focus is shown."""
        self.setAccessibleName(self.tr("Desk list"))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the ends, or ask for the current entry to be removed."""
        places = range(self.model().rowCount())
        if event.key() == Qt.Key.Key_Home:
            self._go_to_first(places)
        elif event.key() == Qt.Key.Key_End:
            self._go_to_first(reversed(places))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def _go_to_first(self, places: Iterable[int]) -> None:
        """Go to the first of these rows that can be chosen."""
        for place in places:
            index = self.model().index(place, 0)
            if index.flags() & Qt.ItemFlag.ItemIsSelectable:
                self.setCurrentIndex(index)
                return
