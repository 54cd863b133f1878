"""The board of stages: columns of cards, moved by mouse or by keyboard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from workstation.desk.board_feed import BoardFeed
from workstation.desk.next_move import move_title
from workstation.domain.board import COLUMNS, BoardCard
from workstation.domain.workflow import Stage, Transition
from workstation.ui.board.column import ColumnList
from workstation.ui.board.told import BoardTold
from workstation.ui.context import Context
from workstation.ui.move_reason import ask_for_reason
from workstation.ui.theme_tokens import Space
from workstation.ui.words import number, stage_name

SIZE = (1260, 720)
ELSEWHERE = frozenset({Stage.CORRECTED, Stage.WITHDRAWN})
"""What readers are told is written beside the article."""


class BoardWindow(QDialog):
    """Shows where every article is, and moves one when its card is dragged or pushed."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Board of stages"))
        self.setSizeGripEnabled(True)
        room = parent.window().size()
        self.resize(min(SIZE[0], room.width() - 20), min(SIZE[1], room.height() - 60))
        self._context = context
        self._feed = BoardFeed(context.desk, self)
        self._lifted: BoardCard | None = None
        self._heads: list[QLabel] = []
        self._words = ["" for _stage in COLUMNS]
        """What stands over the columns while nothing is dragged."""
        self.columns: list[ColumnList] = []
        """From left to right."""
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        for stage in COLUMNS:
            row.addLayout(self._make_column(stage), 1)
        self.told = BoardTold(context, self)
        """What has come of the moves."""
        page = QVBoxLayout(self)
        page.setContentsMargins(Space.GUTTER, Space.GUTTER, Space.GUTTER, Space.LARGE)
        page.setSpacing(Space.LARGE)
        page.addLayout(row, 1)
        page.addWidget(self.told)
        self._feed.changed.connect(self._show)
        self._feed.read()
        self.columns[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_column(self, stage: Stage) -> QVBoxLayout:
        head = QLabel(stage_name(stage), self)
        head.setProperty("role", "heading")
        found = ColumnList(stage, self._context, self)
        found.stepped.connect(partial(self._step, found))
        found.pushed.connect(partial(self._push, found))
        found.opened.connect(partial(self._open, found))
        found.menu_asked.connect(partial(self._show_menu, found))
        found.lifted.connect(self._on_lifted)
        found.dropped.connect(partial(self._on_dropped, stage))
        self._heads.append(head)
        self.columns.append(found)
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        column.addWidget(head)
        column.addWidget(found, 1)
        return column

    def _show(self) -> None:
        """Show what is read; the current card is followed to where it went."""
        focused = next((each for each in self.columns if each.hasFocus()), None)
        current = None if focused is None else focused.card()
        for shown, column in zip(self.columns, self._feed.columns, strict=True):
            shown.show_column(column)
            self._show_head(shown.stage, column.count, len(column.cards))
        if current is None:
            return
        for shown in self.columns:
            if shown.go_to(current.summary.id):
                shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_head(self, stage: Stage, count: int, shown: int) -> None:
        head, column = self._heads[COLUMNS.index(stage)], self.columns[COLUMNS.index(stage)]
        words = f"{stage_name(stage)}  {number(count)}"
        spoken = self.tr("%1, %2 in all").replace("%1", stage_name(stage))
        spoken = spoken.replace("%2", number(count))
        head.setToolTip("")
        if shown < count:
            newest = self.tr("The newest %1 are shown").replace("%1", number(shown))
            head.setToolTip(newest)
            spoken = f"{spoken}. {newest}"
            words = self.tr("%1, newest %2").replace("%1", words).replace("%2", number(shown))
        self._words[COLUMNS.index(stage)] = words
        head.setText(words)
        column.setAccessibleName(spoken)

    # By keyboard

    def _step(self, column: ColumnList, by: int) -> None:
        """Go to the next column that has cards."""
        at = self.columns.index(column) + by
        while 0 <= at < len(self.columns):
            if self.columns[at].count():
                found = self.columns[at]
                found.setFocus(Qt.FocusReason.ShortcutFocusReason)
                if found.currentRow() < 0:
                    found.setCurrentRow(min(max(column.currentRow(), 0), found.count() - 1))
                return
            at += by

    def _push(self, column: ColumnList, by: int) -> None:
        """Move the current card to the nearest column on that side that lets it in."""
        card = column.card()
        at = self.columns.index(column) + by
        while card is not None and 0 <= at < len(self.columns):
            found = self._way(card, self.columns[at].stage)
            if found is not None:
                self._begin(card, found)
                return
            at += by

    def _open(self, column: ColumnList) -> None:
        card = column.card()
        if card is not None:
            self._context.desk.open(card.summary.id)
            self.accept()

    def _show_menu(self, column: ColumnList, point: QPoint) -> None:
        card = column.card()
        if card is not None:
            self.make_menu(column, card).popup(point)

    def make_menu(self, column: ColumnList, card: BoardCard) -> QMenu:
        """Make the menu of a card."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Open")).triggered.connect(partial(self._on_open, column))
        menu.addSeparator()
        for transition in self._feed.moves(card.summary):
            if transition.target not in ELSEWHERE:
                action = menu.addAction(move_title(transition))
                action.triggered.connect(partial(self._on_chosen, card, transition))
        return menu

    def _on_open(self, column: ColumnList, _checked: bool = False) -> None:
        self._open(column)

    def _on_chosen(self, card: BoardCard, transition: Transition, _checked: bool = False) -> None:
        self._begin(card, transition)

    # By mouse

    def _on_lifted(self, card: BoardCard | None) -> None:
        """Say over each column whether the card that is dragged may go there."""
        self._lifted = card
        if card is not None:
            self.told.forget()
        for head, column, words in zip(self._heads, self.columns, self._words, strict=True):
            column.lets_in = card is not None and self._way(card, column.stage) is not None
            home = card is not None and self._feed.holds(column.stage, card)
            column.refuse(card is not None and not column.lets_in and not home)
            said = words
            if card is not None and not home:
                said = self.tr("%1: drop it here") if column.lets_in else self.tr("%1: not now")
                said = said.replace("%1", stage_name(column.stage))
            head.setText(said)

    def _on_dropped(self, stage: Stage) -> None:
        card = self._lifted
        found = None if card is None else self._way(card, stage)
        if card is not None and found is not None:
            self._begin(card, found)

    # The moves

    def _way(self, card: BoardCard, stage: Stage) -> Transition | None:
        """Return the move that brings a card into a column; what is spiked goes back."""
        for transition in self._feed.moves(card.summary):
            spiked = transition.origin is Stage.SPIKED
            if stage is ((card.back_to or Stage.DRAFT) if spiked else transition.target):
                return transition
        return None

    def _begin(self, card: BoardCard, transition: Transition) -> None:
        """Move a card, after asking for the note where one is needed."""
        self.told.forget()
        if not transition.needs_note:
            self._feed.move(card.summary, transition)
            return
        then = partial(self._feed.move, card.summary, transition)
        ask_for_reason(self, transition, self.tr("What should the writer change?"), then)
