"""One column of the board: the articles of a stage."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGraphicsOpacityEffect,
    QListView,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from workstation.domain.board import BoardCard, BoardColumn
from workstation.domain.workflow import Stage
from workstation.ui import mime
from workstation.ui.board.cards import CARD, CardDelegate, headline, spoken
from workstation.ui.context import Context
from workstation.ui.widgets.viewport import meet_viewport

FAINT = 0.35
"""How much is seen of the cards in a column that lets a dragged one not in."""


class ColumnList(QListWidget):
    """Shows cards; they are dragged out, and dropped where the workflow lets them in."""

    stepped = Signal(int)
    """The keyboard goes to the column so many places to the right."""
    pushed = Signal(int)
    """The current card is to go so many columns to the right."""
    opened = Signal()
    """Enter, or a double click."""
    menu_asked = Signal(object)
    """The menu of the current card is wanted at a point of the screen."""
    lifted = Signal(object)
    """A `BoardCard` is being dragged, or None: the drag is over."""
    dropped = Signal()
    """The card that is being dragged is let go here, where it may be."""

    def __init__(self, stage: Stage, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self.stage = stage
        self._context = context
        self.lets_in = False
        """The card that is being dragged may become this stage."""
        self.setItemDelegate(CardDelegate(context, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.itemDoubleClicked.connect(self.opened)
        self._veil = QGraphicsOpacityEffect(self.viewport())
        self._veil.setEnabled(False)
        self.viewport().setGraphicsEffect(self._veil)

    def card(self) -> BoardCard | None:
        """Return the current card."""
        item = self.currentItem()
        found: BoardCard | None = None if item is None else item.data(CARD)
        return found

    def show_column(self, column: BoardColumn) -> None:
        """Show the articles; the current one stays current while it is here."""
        current = self.card()
        self.clear()
        for card in column.cards:
            item = QListWidgetItem(headline(card), self)
            item.setData(CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(card, self._context))
            item.setToolTip(headline(card))
            if current is not None and current.summary.id == card.summary.id:
                self.setCurrentItem(item)

    def refuse(self, refusing: bool) -> None:
        """Stand back while a card is dragged that may not come here."""
        self._veil.setOpacity(FAINT if refusing else 1.0)
        self._veil.setEnabled(refusing)

    def go_to(self, article: str) -> bool:
        """Make an article's card the current one; False if it is not here."""
        for row in range(self.count()):
            if self.item(row).data(CARD).summary.id == article:
                self.setCurrentRow(row)
                return True
        return False

    # By keyboard and menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from column to column, push a card along, open it."""
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if sideways is not None:
            pushing = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.pushed if pushing else self.stepped).emit(sideways)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the moves of a card."""
        point = event.globalPos()
        if event.reason() is not QContextMenuEvent.Reason.Mouse and self.currentItem():
            rect = self.visualItemRect(self.currentItem())
            point = self.viewport().mapToGlobal(rect.center())
        if self.currentItem() is not None:
            self.menu_asked.emit(point)

    # By mouse

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return a dragged card as other lists of the window do."""
        data = QMimeData()
        if items:
            card: BoardCard = items[0].data(CARD)
            data.setData(mime.ARTICLE, card.summary.id.encode())
            data.setText(headline(card))
        return data

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Say which card is dragged, so that columns can show where it may go."""
        self.lifted.emit(self.card())
        super().startDrag(Qt.DropAction.CopyAction)
        self.lifted.emit(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let in only what the workflow lets in."""
        self._judge(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let in only what the workflow lets in."""
        self._judge(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Nothing is shown that has to go."""

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the card comes when it is made."""
        if self.lets_in:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit()
        else:
            event.ignore()

    def _judge(self, event: QDropEvent) -> None:
        if self.lets_in:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
