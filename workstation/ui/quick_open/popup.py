"""The panel under the search box."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QVBoxLayout, QWidget

from workstation.ui.context import Context
from workstation.ui.painting import paint_box
from workstation.ui.quick_open.choices import Choice
from workstation.ui.quick_open.delegate import ChoiceDelegate
from workstation.ui.quick_open.model import ChoicesModel
from workstation.ui.theme_tokens import Radius, Space

WIDTH = 600
"""At least so wide where there is room."""
SHADOW = 10
MARGIN = 8
"""What is kept free at the edges of the window."""


class QuickOpenPopup(QWidget):
    """Lists choices; never takes the focus, which stays in the search box."""

    chosen = Signal()
    """The selected choice was clicked."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._appearance = context.appearance
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Search results"))
        self.model = ChoicesModel(self)
        """What is offered."""
        self.view = QListView(self)
        """The list of it."""
        self.view.setModel(self.model)
        self.view.setItemDelegate(ChoiceDelegate(context.appearance, context.icons, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(self.tr("Search results"))
        self.view.setMouseTracking(True)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.viewport().setAutoFillBackground(False)
        self.view.setProperty("frameless", True)
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        self._note.setContentsMargins(Space.LARGE, Space.SMALL, Space.LARGE, Space.SMALL)
        column = QVBoxLayout(self)
        edge = SHADOW + Space.SMALL
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(0)
        column.addWidget(self.view, 1)
        column.addWidget(self._note)
        self.view.clicked.connect(self.chosen)
        self.hide()

    def current(self) -> Choice | None:
        """Return the selected choice."""
        return self.model.choice(self.view.currentIndex().row())

    def select(self, place: int | None) -> None:
        """Select the choice at a place."""
        if place is not None:
            index = self.model.index(place)
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def step(self, by: int) -> None:
        """Go so many choices down, or up; round the ends when going by one."""
        places = self.model.places()
        if not places:
            return
        row = self.view.currentIndex().row()
        here = places.index(row) if row in places else -1
        there = here + by
        if abs(by) == 1:
            there %= len(places)
        self.select(places[min(max(there, 0), len(places) - 1)])

    def show_note(self, words: str) -> None:
        """Say something under the choices; nothing if it is empty."""
        self._note.setText(words)
        self._note.setVisible(bool(words))

    def place_under(self, field: QWidget) -> None:
        """Stand under the search box, as large as the choices ask, inside the window."""
        room: QRect = self._window.rect().adjusted(MARGIN, 0, -MARGIN, -MARGIN)
        width = min(max(field.width(), WIDTH), room.width())
        below = field.mapTo(self._window, QPoint(0, field.height() + Space.TIGHT))
        left = below.x() + (field.width() - width) // 2
        left = max(room.left(), min(left, room.right() + 1 - width))
        self.view.setVisible(self.model.rowCount() > 0)  # without rows it would hide the note
        rows = sum(self.view.sizeHintForRow(row) for row in range(self.model.rowCount()))
        note = self._note.heightForWidth(width - 2 * Space.SMALL) if self._note.text() else 0
        height = min(rows + note + 2 * Space.SMALL, room.bottom() + 1 - below.y())
        place = QRect(left, below.y(), width, height)
        self.setGeometry(place.adjusted(-SHADOW, -SHADOW, SHADOW, SHADOW))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground with a soft shadow around it."""
        colours = self._appearance.colours
        painter = QPainter(self)
        ground = self.rect().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        shade = colours.shadow
        for step in range(SHADOW, 0, -2):
            faint = shade.lighter(100)
            faint.setAlphaF(shade.alphaF() / (step + 3))
            around = ground.adjusted(-step, 3 - step, step, min(step + 2, SHADOW))
            paint_box(painter, around, Radius.LARGE + step, faint)
        paint_box(painter, ground, Radius.LARGE, colours.paper, colours.border)
        painter.end()
