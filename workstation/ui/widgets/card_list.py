"""A short list of cards that can be put in order with the pointer or the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Generic, TypeVar

from PySide6.QtCore import QByteArray, QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.list_card import ListCard

CardT = TypeVar("CardT", bound=ListCard)


class CardList(QWidget, Generic[CardT]):
    """Shows keyed cards under one another, and says how a person wants them moved.

    Nothing moves by itself: the owner changes what the list stands for, then calls `show_cards`.
    Cards are kept as long as their key stays, with the focus and what is typed in them.
    """

    chosen = Signal(str)
    """The card of this key was clicked, or Enter was pressed on it."""
    opened = Signal(str)
    """What the card of this key stands for is to be opened."""
    moved = Signal(str, int)
    """(key, index): the card is to have that index among the cards of this list."""
    removal_asked = Signal(str)
    """The card of this key is to be taken out."""
    dropped = Signal(object, int)
    """(QMimeData, gap): something was dropped before the card at `gap`, or after the last."""

    def __init__(
        self,
        name: str,
        hint: str,
        mime: str,
        accepts: Callable[[QMimeData], bool],
        *,
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mime = mime
        self._accepts = accepts
        self._appearance = appearance
        self._cards: dict[str, CardT] = {}
        self._gap: int | None = None
        self.setAccessibleName(name)
        self.setAcceptDrops(True)
        self._hint = QLabel(hint, self)
        self._hint.setProperty("role", "muted")
        self._hint.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, Space.HAIR, 0, Space.HAIR)
        self._column.setSpacing(Space.MEDIUM)
        self._column.addWidget(self._hint)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the order shown."""
        return tuple(self._cards)

    def card(self, key: str) -> CardT | None:
        """Return the card of a key."""
        return self._cards.get(key)

    def cards(self) -> tuple[CardT, ...]:
        """Return the cards in the order shown."""
        return tuple(self._cards.values())

    def show_cards(self, keys: Sequence[str], make: Callable[[str], CardT]) -> None:
        """Show the cards of these keys in this order; new ones are made."""
        before, focused = self.keys(), self._focused()
        if before != tuple(keys):
            kept = self._cards
            self._cards = {key: kept.pop(key, None) or self._adopt(key, make) for key in keys}
            for number, card in enumerate(self._cards.values()):
                self._column.insertWidget(number, card)
                card.show()  # the layout would do so later, too late to take the focus
            if focused in kept:
                self._focus_near(before.index(focused))
            for card in kept.values():
                self._column.removeWidget(card)
                card.hide()
                card.deleteLater()
            self._chain()
        self._hint.setVisible(not self._cards)

    def focus_card(self, key: str) -> None:
        """Give a card the keyboard focus."""
        card = self._cards.get(key)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def data_of(self, key: str) -> QMimeData:
        """Return what is dragged when the card of a key is."""
        data = QMimeData()
        data.setData(self._mime, QByteArray(key.encode()))
        return data

    def key_in(self, data: QMimeData) -> str:
        """Return the key of a card of this kind that is being dragged, or nothing."""
        return bytes(data.data(self._mime).data()).decode() if data.hasFormat(self._mime) else ""

    def index_at_gap(self, key: str, gap: int) -> int:
        """Return which index a card has once it is dropped at a gap."""
        keys = self.keys()
        return gap - 1 if key in keys and keys.index(key) < gap else gap

    def gap_at(self, height: int) -> int:
        """Return the gap between cards that is nearest to a height in this widget."""
        middles = [card.geometry().center().y() for card in self._cards.values()]
        return sum(1 for middle in middles if middle < height)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what the owner can use."""
        self._follow(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        self._follow(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing more."""
        self._show_gap(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say what was dropped where."""
        self._show_gap(None)
        if self._accepts(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData(), self.gap_at(round(event.position().y())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line where a dropped card would go."""
        super().paintEvent(event)
        if self._gap is None:
            return
        painter = QPainter(self)
        painter.fillRect(
            0, self._height_of(self._gap) - 1, self.width(), 2, self._appearance.colours.accent
        )
        painter.end()

    def _adopt(self, key: str, make: Callable[[str], CardT]) -> CardT:
        card = make(key)
        card.activated.connect(partial(self.chosen.emit, key))
        card.open_asked.connect(partial(self.opened.emit, key))
        card.removal_asked.connect(partial(self.removal_asked.emit, key))
        card.step_asked.connect(partial(self._step, key))
        card.move_asked.connect(partial(self._move, key))
        card.drag_asked.connect(partial(self._drag, key))
        return card

    def _step(self, key: str, step: int) -> None:
        keys = self.keys()
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.focus_card(keys[place])
        else:
            self.focusNextPrevChild(step > 0)

    def _move(self, key: str, step: int) -> None:
        place = self.keys().index(key) + step
        if 0 <= place < len(self._cards):
            self.moved.emit(key, place)

    def _drag(self, key: str) -> None:
        card = self._cards[key]
        drag = QDrag(self)
        drag.setMimeData(self.data_of(key))
        drag.setPixmap(card.grab())
        drag.setHotSpot(card.mapFromGlobal(self.cursor().pos()))
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _follow(self, event: QDragMoveEvent) -> None:
        if self._accepts(event.mimeData()):
            event.acceptProposedAction()
            self._show_gap(self.gap_at(round(event.position().y())))
        else:
            event.ignore()

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.update()

    def _height_of(self, gap: int) -> int:
        cards = self.cards()
        if not cards:
            return 1
        if gap < len(cards):
            return cards[gap].y() - Space.MEDIUM // 2
        return min(cards[-1].geometry().bottom() + Space.MEDIUM // 2, self.height() - 1)

    def _focused(self) -> str:
        for key, card in self._cards.items():
            if card.hasFocus() or card.isAncestorOf(self.window().focusWidget() or self):
                return key
        return ""

    def _focus_near(self, place: int) -> None:
        keys = self.keys()
        if keys:
            self.focus_card(keys[min(place, len(keys) - 1)])

    def _chain(self) -> None:
        """Let the Tab key go through the cards in the order shown."""
        cards = self.cards()
        for first, second in pairwise(cards):
            QWidget.setTabOrder(_last_inside(first), second)


def _last_inside(card: QWidget) -> QWidget:
    """Return the last widget of a card in the order of the Tab key."""
    last, current = card, card.nextInFocusChain()
    while current is not None and card.isAncestorOf(current):
        last, current = current, current.nextInFocusChain()
    return last
