"""The line under the board: how cards are moved, and what came of the last move."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workstation.desk.notice import Notice, NoticeKind
from workstation.ui.context import Context
from workstation.ui.notices import sentence
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.properties import set_styled

_TOLD = (NoticeKind.MOVED, NoticeKind.SEVERAL_MOVED, NoticeKind.FAILED)


class BoardTold(QWidget):
    """Says beside the cards what the window's notice says, which the board may cover."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._notice: Notice | None = None
        self._hint = self.tr(
            "Drag a card, or press Ctrl with an arrow key, to move an article. Enter opens it, "
            "the menu key shows what can be done."
        )
        self.words = QLabel(self._hint, self)
        """The hint, then the last notice."""
        self.words.setProperty("role", "muted")
        self.words.setWordWrap(True)
        self.back = Button(self.tr("Move back"), ButtonKind.LINK, parent=self)
        """Takes the last move back."""
        self.back.clicked.connect(self._on_back)
        self.back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.words, 1)
        row.addWidget(self.back)
        context.desk.noticed.connect(self._on_noticed)

    def forget(self) -> None:
        """Show the hint again: the next move begins."""
        self._notice = None
        set_styled(self.words, "role", "muted")
        self.words.setText(self._hint)
        self.back.hide()

    def _on_noticed(self, notice: Notice) -> None:
        if notice.kind in _TOLD:
            self._notice = notice
            set_styled(self.words, "role", "secondary")
            self.words.setText(sentence(notice))
            self.back.setVisible(notice.undo is not None)

    def _on_back(self) -> None:
        notice, self._notice = self._notice, None
        self.back.hide()
        if notice is not None and notice.undo is not None:
            notice.undo()
