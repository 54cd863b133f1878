"""A list whose cells are all as large: where one is, is reckoned, never looked up.

Qt's own list lays every item out before it shows the first, and again with each new one: with
50,000 pictures that is a tenth of a second in which the window does not answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from workstation.ui.widgets.keyboard_focus import KeyboardFocus
from workstation.ui.widgets.viewport import meet_viewport

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint


class CellView(QListView):
    """Shows the items of its model in rows of equal cells."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self._cell = QSize(200, 200)
        self._columns = 1
        self._focus = KeyboardFocus(self)

    def set_cells(self, cell: QSize, columns: int) -> None:
        """Make the cells so large, and so many in a row."""
        self._cell, self._columns = cell, columns
        self.updateGeometries()
        self.viewport().update()

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0

    def _rect(self, place: int) -> QRect:
        row, column = divmod(place, self._columns)
        width, height = self._cell.width(), self._cell.height()
        return QRect(column * width, row * height - self.verticalOffset(), width, height)

    def _places(self, area: QRect) -> range:
        """Return the items of the rows that an area of the view touches."""
        height, offset = self._cell.height(), self.verticalOffset()
        first = max(0, (area.top() + offset) // height)
        last = (area.bottom() + offset) // height
        return range(first * self._columns, min(self._count(), (last + 1) * self._columns))

    def _nearest(self, point: QPoint) -> int:
        """Return the item at a point, or the one that is next before it in its row."""
        row = max(0, (point.y() + self.verticalOffset()) // self._cell.height())
        column = min(max(0, point.x() // self._cell.width()), self._columns - 1)
        return min(row * self._columns + column, self._count() - 1)

    # Qt's questions about geometry

    def doItemsLayout(self) -> None:
        """Lay nothing out: cells are where they are reckoned to be."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        rows = -(-self._count() // self._columns)
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, rows * self._cell.height() - room))
        bar.setPageStep(room)
        self.horizontalScrollBar().setRange(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer rows."""
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn, so that only what comes into view is drawn anew."""
        self.viewport().scroll(0, dy)

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """Draw those cells again that are seen."""
        for place in range(topLeft.row(), bottomRight.row() + 1):
            self.viewport().update(self._rect(place))

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is, in view or not."""
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell at a point of the view."""
        place = self._nearest(point) if self._count() else -1
        found = place >= 0 and self._rect(place).contains(point)
        return self.model().index(place, 0) if found else QModelIndex()

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a cell into view."""
        if not index.isValid():
            return
        rect, room, bar = (
            self._rect(index.row()),
            self.viewport().height(),
            self.verticalScrollBar(),
        )
        if hint is _Hint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < 0 or hint is _Hint.PositionAtTop:
            bar.setValue(bar.value() + rect.top())
        elif rect.bottom() >= room or hint is _Hint.PositionAtBottom:
            bar.setValue(bar.value() + rect.bottom() + 1 - room)

    def moveCursor(self, action: _Action, modifiers: object) -> QModelIndex:
        """Return the cell that a key leads to."""
        count, here = self._count(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        if here < 0:
            return self.model().index(0, 0)
        page = max(1, self.viewport().height() // self._cell.height()) * self._columns
        there = {
            _Action.MoveDown: here + self._columns,
            _Action.MoveUp: here - self._columns,
            _Action.MoveNext: here + 1,
            _Action.MoveRight: here + 1,
            _Action.MovePrevious: here - 1,
            _Action.MoveLeft: here - 1,
            _Action.MoveHome: 0,
            _Action.MoveEnd: count - 1,
            _Action.MovePageDown: here + page,
            _Action.MovePageUp: here - page,
        }[action]
        if action is _Action.MoveUp and there < 0:
            there = here
        return self.model().index(min(max(there, 0), count - 1), 0)

    def setSelection(self, rect: QRect, flags: QItemSelectionModel.SelectionFlag) -> None:
        """Select from the cell at one corner to the one at the other, as text is selected."""
        if not self._count():
            return
        ends = sorted((self._nearest(rect.topLeft()), self._nearest(rect.bottomRight())))
        model = self.model()
        chosen = QItemSelection(model.index(ends[0], 0), model.index(ends[1], 0))
        self.selectionModel().select(chosen, flags)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what of a selection is in view."""
        region = QRegion()
        seen = self._places(self.viewport().rect())
        for number in range(selection.size()):
            chosen = selection.at(number)
            for place in range(max(chosen.top(), seen.start), min(chosen.bottom() + 1, seen.stop)):
                region += self._rect(place)
        return region

    def verticalOffset(self) -> int:
        """Return how far the view has been scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the view."""
        return 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells that are to be drawn, and no others."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        current = self.currentIndex().row() if self._focus.shown else -1
        model, selection = self.model(), self.selectionModel()
        for place in self._places(event.rect()):
            index = model.index(place, 0)
            option.rect = self._rect(place)
            if not event.rect().intersects(option.rect):
                continue
            option.state = plain
            if selection.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if place == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            self.itemDelegate().paint(painter, option, index)
        painter.end()
