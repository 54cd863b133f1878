"""A layout that sets widgets in rows and goes on in the next row, as words do."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid


class FlowLayout(QLayout):
    """Places widgets from left to right, in as many rows as the width needs.

    Qt deletes an item it takes out, which it does by itself when a widget goes. So items are made
    and held here, the ones taken out as well, and one that is gone is passed over.
    """

    def __init__(self, parent: QWidget | None = None, across: int = 8, down: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._taken: list[QLayoutItem] = []
        self._across = across
        self._down = down
        self.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, widget: QWidget) -> None:
        """Add a widget at the end, in an item that lives as long as it is needed."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def removeWidget(self, widget: QWidget) -> None:
        """Take a widget out; it remains its parent's."""
        self._items = [item for item in self._present() if item.widget() is not widget]
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Add an item at the end."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at an index, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at an index out, or return None past the end."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self._taken = [*(each for each in self._taken if isValid(each)), item]
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Say that the height depends on the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place everything in a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._present():
            size = size.expandedTo(item.minimumSize())
        left, top, right, bottom = self._margins()
        return size + QSize(left + right, top + bottom)

    def _present(self) -> list[QLayoutItem]:
        return [item for item in self._items if isValid(item)]

    def _margins(self) -> tuple[int, int, int, int]:
        margins = self.contentsMargins()
        return margins.left(), margins.top(), margins.right(), margins.bottom()

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """Set each row's widgets on its middle; return how high all of it is."""
        left, top, right, bottom = self._margins()
        inner = rect.adjusted(left, top, -right, -bottom)
        y = inner.y()
        for row in self._rows(inner.width()):
            x, height = inner.x(), max(size.height() for _, size in row)
            for item, size in row:
                if place:
                    above = (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, y + above), size))
                x += size.width() + self._across
            y += height + self._down
        return max(inner.y(), y - self._down) - rect.y() + bottom

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        taken = 0
        for item in self._present():
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if not rows or taken + size.width() > width:
                rows.append([])
                taken = 0
            rows[-1].append((item, size))
            taken += size.width() + self._across
        return rows
