"""What can be done with several articles that are selected in the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QWidget

from workstation.desk.bulk_moves import MOST, BulkMoves
from workstation.desk.next_move import move_title
from workstation.ui.context import Context
from workstation.ui.counted import Counted
from workstation.ui.icons import Icons
from workstation.ui.move_reason import ask_for_reason
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ToolButton
from workstation.ui.words import number

if TYPE_CHECKING:
    from workstation.domain.workflow import Offer


_ACTIONS = ("packet.send",)
"""Commands that take all articles that are selected."""


class ChosenArticles(QObject):
    """Follows the selection of the list, and offers the moves of what is in it."""

    counted = Signal(int)
    """So many articles are selected, and `make_menu` knows what can be done with them."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window
        self._moves = BulkMoves(context.desk, self)
        self._moves.offered.connect(self._on_offered)
        self._moves.finished.connect(self._look)
        context.library.chosen_changed.connect(self._look)
        context.desk.acting_changed.connect(self._look)

    def make_menu(self) -> QMenu:
        """Make the menu of what can be done with all of them."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        count = len(self._context.library.chosen)
        for offer in self._moves.offers:
            able = len(offer.articles)
            title = move_title(offer.transition)
            if able < count:
                part = self.tr("%1 (%2 of %3)").replace("%1", title)
                title = part.replace("%2", number(able)).replace("%3", number(count))
            menu.addAction(title).triggered.connect(partial(self._ask, offer))
        if not self._moves.offers:
            reason = self.tr("There is no move that they can make together.")
            if count > MOST:
                reason = self.tr("Select at most %1 articles to move them together.")
                reason = reason.replace("%1", number(MOST))
            menu.addAction(reason).setEnabled(False)
        actions = self._context.actions
        known = [actions.action(each) for each in _ACTIONS if actions.knows(each)]
        if known:
            menu.addSeparator()
        for declared in known:
            action = menu.addAction(declared.icon(), declared.text())
            action.setEnabled(declared.isEnabled())
            action.triggered.connect(declared.trigger)
        return menu

    def _ask(self, offer: Offer, _checked: bool = False) -> None:
        """Make a move; where a reason is needed, ask for one that is said to all writers."""
        chosen = self._context.library.chosen
        if not offer.transition.needs_note:
            self._moves.move(chosen, offer.transition)
            return
        question = self.tr("What should the writers change?")
        then = partial(self._moves.move, chosen, offer.transition)
        ask_for_reason(self._window, offer.transition, question, then)

    def _look(self, _what: object = None) -> None:
        chosen = self._context.library.chosen
        self._moves.look(chosen if len(chosen) > 1 else ())

    def _on_offered(self) -> None:
        self.counted.emit(len(self._context.library.chosen))


class ChosenBar(QFrame):
    """Says how many articles are selected, and opens the menu of what can be done with them."""

    def __init__(self, icons: Icons, chosen: ChosenArticles, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("line", "top")
        self._chosen = chosen
        self._count = 0
        self._words = QLabel(self)
        self._words.setProperty("role", "secondary")
        self.move_button = Button(
            self.tr("Actions"),
            small=True,
            parent=self,
            tooltip=self.tr("Move them to another stage, or send them"),
        )
        """Opens the menu."""
        self.move_button.clicked.connect(self._open_menu)
        self.give_up = ToolButton(self.tr("Select one article only"), icons.icon("x"), parent=self)
        """Leaves only the open article selected."""
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, Space.SMALL, Space.MEDIUM, Space.SMALL)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self.move_button)
        row.addWidget(self.give_up)
        chosen.counted.connect(self._show_count)
        self.hide()

    def _show_count(self, count: int) -> None:
        """Say it to screen readers, too: the rows alone don't tell how many there are."""
        self._words.setText(Counted().articles_chosen(count))
        self.setVisible(count > 1)
        if count > 1 and count != self._count:
            event = QAccessibleAnnouncementEvent(self, self._words.text())
            QAccessible.updateAccessibility(event)
        self._count = count

    def _open_menu(self) -> None:
        menu = self._chosen.make_menu()
        above = QPoint(0, -menu.sizeHint().height())
        menu.popup(self.move_button.mapToGlobal(above))
