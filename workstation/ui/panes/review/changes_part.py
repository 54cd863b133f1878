"""What has changed since somebody submitted, judged or published the article."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from workstation.ui.context import Context
from workstation.ui.milestones import compared_words, since_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.widgets.flow_layout import FlowLayout


class ChangesPart(QWidget):
    """Offers a comparison with each milestone of the article; not there without any."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._row = FlowLayout(across=Space.LARGE, down=Space.SMALL)
        self.setLayout(self._row)
        self.buttons: tuple[Button, ...] = ()
        """What was read last, if there is something new; then each milestone, the newest first."""
        context.milestones.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for old in self.buttons:
            old.hide()
            self._row.removeWidget(old)
            old.deleteLater()
        feed, now = self._context.milestones, self._context.desk.clock.now()
        buttons = []
        read = () if feed.read is None else (feed.read,)
        for milestone in (*read, *feed.all):
            button = Button(since_words(milestone.stage), ButtonKind.LINK, small=True, parent=self)
            button.setToolTip(compared_words(milestone, now))
            button.clicked.connect(partial(feed.compare, milestone))
            self._row.addWidget(button)
            buttons.append(button)
        self.buttons = tuple(buttons)
        self.setVisible(bool(buttons))
