"""A scrolling column of cards and headings; arrow keys go from card to card."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.card import Card
from workstation.ui.widgets.scroll_column import ScrollColumn

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class CardColumn(ScrollColumn):
    """Holds cards and other parts under one another."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(top=Space.LARGE, spacing=Space.MEDIUM, parent=parent)
        self.setAccessibleName(name)
        self.inside.setProperty("surface", "surface")
        self.column.addStretch(1)

    def parts(self) -> tuple[QWidget, ...]:
        """Return what is shown, from the top."""
        items = (self.column.itemAt(index) for index in range(self.column.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(widget for widget in widgets if widget is not None)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards, from the top."""
        return tuple(part for part in self.parts() if isinstance(part, Card))

    def show_parts(self, parts: tuple[QWidget, ...]) -> None:
        """Show these parts in this order; those that are not among them any more are deleted.

        A part that its owner has hidden takes a place, and stays hidden.
        """
        for old in self.parts():
            if old not in parts:
                self.column.removeWidget(old)
                old.hide()
                old.deleteLater()
        for place, part in enumerate(parts):
            if self.column.indexOf(part) != place:
                self.column.removeWidget(part)  # or Qt takes it out behind the binding's back
                self.column.insertWidget(place, part)
                if not part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
                    part.show()
            if isinstance(part, Card):
                part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the next or the last card, and keep the focused one in view."""
        if isinstance(watched, Card):
            if event.type() is QEvent.Type.FocusIn:
                self.ensureWidgetVisible(watched, 0, Space.LARGE)
            elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._step(watched, _STEPS.get(Qt.Key(event.key()), 0))
        return super().eventFilter(watched, event)

    def _step(self, card: Card, step: int) -> bool:
        cards = self.cards()
        if not step or card not in cards:
            return False
        place = cards.index(card) + step
        if 0 <= place < len(cards):
            cards[place].setFocus(Qt.FocusReason.TabFocusReason)
        return True
