"""The button that shows the page as readers got it by a move."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from workstation.domain.workflow import Stage, StageEvent
from workstation.ui.widgets.buttons import Button, ButtonKind
from workstation.ui.words import full_moment


class KeptPageButton(Button):
    """Says which page it shows: what was published, corrected or withdrawn, and when."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", ButtonKind.LINK, small=True, parent=parent)

    def show_event(self, event: StageEvent, now: datetime) -> None:
        """Name the page that readers got by a move."""
        said = {
            Stage.CORRECTED: self.tr("Page as corrected on %1"),
            Stage.WITHDRAWN: self.tr("Page as withdrawn on %1"),
        }.get(event.target, self.tr("Page as published on %1"))
        self.setText(said.replace("%1", full_moment(event.at, now)))
        self.setToolTip(self.tr("Shows the page as readers got it, in your browser"))
