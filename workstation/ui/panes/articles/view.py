"""The list widget: rows of two heights, laid out only where they are seen.

Qt's own list measures every row before it shows the first. Here the scroll bar counts rows, each
in so many parts, and heights are asked for the rows in view alone: a list of 100,000 articles
opens and jumps like one of ten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QCursor,
    QDrag,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from workstation.domain.ids import ArticleId
from workstation.ui.panes.articles.delegate import ArticleDelegate
from workstation.ui.panes.articles.model import ArticleListModel
from workstation.ui.panes.articles.selecting import SelectingView
from workstation.ui.widgets.keyboard_focus import KeyboardFocus
from workstation.ui.widgets.viewport import meet_viewport

PARTS = 120
"""Steps of the scroll bar per row: more than a row has pixels."""
STEPS_PER_ROW = 3

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_SELECTING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier
"""Held while a person selects rows and does not want to open one."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """What stood at the top of the view."""

    article: ArticleId
    part: int


class ArticleListView(SelectingView):
    """Shows the article list; says what is done with its rows by the ids of their articles."""

    picked = Signal(str)
    """This article was clicked alone, not to select it with others."""
    walked = Signal(str)
    """The keyboard moved to this article."""
    entered = Signal(str)
    """Enter was pressed on this article."""
    handed_over = Signal(object)
    """These articles were dragged into another program, which took them as a packet."""
    released = Signal()
    """A press of the mouse, or a drag, is over."""
    given_up = Signal()
    """Escape: a person wants no longer to have several articles selected."""

    def __init__(self, model: ArticleListModel, delegate: ArticleDelegate, parent: QWidget) -> None:
        super().__init__(model, parent)
        meet_viewport(self)
        self._delegate = delegate
        self._laid: list[tuple[int, QRect]] | None = None
        self._kept: dict[ArticleId, int] = {}
        self._anchor: _Anchor | None = None
        self._hovered = -1
        self._selecting = False
        self._focus = KeyboardFocus(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(self.tr("Articles"))
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)

    # What the pane asks

    def current_article(self) -> ArticleId | None:
        """Return the article that the keyboard is at."""
        index = self.currentIndex()
        return self._articles.id_at(index.row()) if index.isValid() else None

    def begin_at_top(self) -> None:
        """Show the next list from its beginning, not from where this one was."""
        self._anchor = None

    # Where the rows are

    def _height(self, place: int) -> int:
        """A row keeps its height while it is in view, so that those below it stay put."""
        summary = self._articles.known(place)
        kept = self._kept.get(summary.id) if summary is not None else None
        return kept or self._delegate.height(summary)

    def _rows_in_view(self) -> list[tuple[int, QRect]]:
        if self._laid is None:
            self._laid = self._lay_out()
        return self._laid

    def _lay_out(self) -> list[tuple[int, QRect]]:
        count, room = self._articles.rowCount(), self.viewport().height()
        place, part = divmod(self.verticalScrollBar().value(), PARTS)
        laid: list[tuple[int, QRect]] = []
        kept = {}
        if place < count:
            self._anchor = _Anchor(self._articles.id_at(place), part)
            top = -(part * self._height(place) // PARTS)
            while place < count and top < room:
                height = self._height(place)
                laid.append((place, QRect(0, top, self.viewport().width(), height)))
                summary = self._articles.known(place)
                if summary is not None:
                    kept[summary.id] = height
                top += height
                place += 1
        self._kept = kept
        return laid

    def _value_ending_with(self, place: int) -> int:
        """Return where the scroll bar stands when a row ends at the foot of the view."""
        room = self.viewport().height()
        filled = self._height(place)
        while filled < room and place > 0:
            place -= 1
            filled += self._height(place)
        over = max(0, filled - room)
        return place * PARTS + -(-over * PARTS // self._height(place))

    def _forget_layout(self) -> None:
        self._laid = None
        self.viewport().update()

    # Qt's questions about geometry

    def doItemsLayout(self) -> None:
        """Lay the rows out anew."""
        self._laid = None
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Tell the scroll bar how much there is."""
        bar = self.verticalScrollBar()
        count = self._articles.rowCount()
        bar.setRange(0, self._value_ending_with(count - 1) if count else 0)
        bar.setSingleStep(PARTS // STEPS_PER_ROW)
        shown = self.viewport().height() * PARTS // self._delegate.tallest
        bar.setPageStep(max(PARTS, shown - PARTS))
        self.horizontalScrollBar().setRange(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break headlines at other places."""
        self._delegate.set_width(self.width())
        self._kept = {}
        self._forget_layout()
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Show other rows."""
        self._forget_layout()

    def reset(self) -> None:
        """Take up another list, with the row at the top where it was if it is still there."""
        anchor, self._anchor = self._anchor, None
        super().reset()
        self._kept = {}
        self._laid = None
        self._hovered = -1
        self.updateGeometries()
        bar = self.verticalScrollBar()
        place = self._articles.place_of(anchor.article) if anchor and bar.value() else None
        bar.setValue(place * PARTS + anchor.part if anchor and place is not None else 0)
        self.viewport().update()

    def dataChanged(self, topLeft: Index, bottomRight: Index, roles: Sequence[int] = ()) -> None:
        """Draw rows again; rows that have just come may be lower than was thought."""
        before, self._laid = self._laid, None
        self.updateGeometries()
        after = self._rows_in_view()
        if before != after:
            self.viewport().update()
            return
        for place, rect in after:
            if topLeft.row() <= place <= bottomRight.row():
                self.viewport().update(rect)

    def visualRect(self, index: Index) -> QRect:
        """Return where a row is; empty if it is out of view."""
        return next((rect for place, rect in self._rows_in_view() if place == index.row()), QRect())

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the row at a point of the view."""
        for place, rect in self._rows_in_view():
            if rect.contains(point):
                return self._articles.index(place)
        return QModelIndex()

    def scrollTo(self, index: Index, hint: _Hint = _Hint.EnsureVisible) -> None:
        """Bring a row into view."""
        if not index.isValid():
            return
        rect, room = self.visualRect(index), self.viewport().height()
        bar = self.verticalScrollBar()
        inside = rect.isValid() and rect.top() >= 0 and rect.bottom() < room
        if hint is _Hint.EnsureVisible and inside:
            return
        first = bar.value() // PARTS
        if hint is _Hint.PositionAtBottom or (
            hint is _Hint.EnsureVisible and index.row() > first and rect.height() <= room
        ):
            bar.setValue(self._value_ending_with(index.row()))
        elif hint is _Hint.PositionAtCenter:
            bar.setValue(index.row() * PARTS - bar.pageStep() // 2)
        else:
            bar.setValue(index.row() * PARTS)

    def moveCursor(self, action: _Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Return the row that a key leads to."""
        count, here = self._articles.rowCount(), self.currentIndex().row()
        if not count:
            return QModelIndex()
        page = max(1, len(self._rows_in_view()) - 1)
        there = {
            _Action.MoveDown: here + 1,
            _Action.MoveNext: here + 1,
            _Action.MoveRight: here,
            _Action.MoveUp: here - 1,
            _Action.MovePrevious: here - 1,
            _Action.MoveLeft: here,
            _Action.MoveHome: 0,
            _Action.MoveEnd: count - 1,
            _Action.MovePageDown: here + page,
            _Action.MovePageUp: here - page,
        }[action]
        return self._articles.index(min(max(there, 0), count - 1))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what has to be drawn again when a selection changes."""
        region = QRegion()
        for place, rect in self._rows_in_view():
            if selection.contains(self._articles.index(place)):
                region += rect
        return region

    def verticalOffset(self) -> int:
        """Rows are laid out in the view itself."""
        return 0

    def horizontalOffset(self) -> int:
        """Rows are as wide as the view."""
        return 0

    # Drawing and gestures

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that are seen, each once."""
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain = option.state & ~(QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus)
        current = self.currentIndex().row() if self._focus.shown else -1
        selection = self.selectionModel()
        for place, rect in self._rows_in_view():
            if not event.rect().intersects(rect):
                continue
            option.rect = rect
            option.state = plain
            if selection.isSelected(self._articles.index(place)):
                option.state |= QStyle.StateFlag.State_Selected
            if place == self._hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            if place == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            self._delegate.paint(painter, option, self._articles.index(place))
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Follow the pointer."""
        kind = event.type()
        if kind in (QEvent.Type.HoverEnter, QEvent.Type.HoverMove) and isinstance(
            event, QHoverEvent
        ):
            self._hovered = self.indexAt(event.position().toPoint()).row()
        elif kind == QEvent.Type.HoverLeave:
            self._hovered = -1
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the articles, or open one."""
        before = self.current_article()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if before is not None:
                self.entered.emit(before)
            return
        if event.key() == Qt.Key.Key_Escape and len(self.selectionModel().selectedRows()) > 1:
            self.given_up.emit()
            return
        super().keyPressEvent(event)
        after = self.current_article()
        if after is not None and after != before and not event.modifiers() & _SELECTING:
            self.walked.emit(after)

    def keyboardSearch(self, search: str) -> None:
        """Letters find nothing here: most rows are not in memory, and the filter does it better."""

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag a row as a copy, or all that are selected with it."""
        index = self.currentIndex()
        rect = self.visualRect(index)
        articles = self.dragged(self._articles.id_at(index.row()))
        places = map(self._articles.place_of, articles)
        rows = [self._articles.index(place) for place in places if place is not None]
        data = self._articles.mimeData(rows)
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.setPixmap(self.viewport().grab(rect))
        drag.setHotSpot(self.viewport().mapFromGlobal(QCursor.pos()) - rect.topLeft())
        taken = drag.exec(Qt.DropAction.CopyAction)
        self.released.emit()
        if taken is not Qt.DropAction.IgnoreAction and self._articles.handed_over == articles:
            self.handed_over.emit(articles)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell when a press is over, whether it was a click or not."""
        self._selecting = bool(event.modifiers() & _SELECTING)
        super().mouseReleaseEvent(event)
        self.released.emit()

    def _on_clicked(self, index: QModelIndex) -> None:
        if not self._selecting:
            self.picked.emit(self._articles.id_at(index.row()))
