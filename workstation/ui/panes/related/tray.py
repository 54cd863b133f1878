"""The card of a link whose place in the text is gone."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workstation.ui.icons import Icons
from workstation.ui.panes.related.link_card import LinkCard
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import Button


class TrayCard(LinkCard):
    """A link card that also offers the two ways to give the link a place again."""

    place_asked = Signal()
    """Put the link into the text at the cursor."""
    end_asked = Signal()
    """Put the link at the end of the article."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(icons, parent)
        self.place = Button(self.tr("Place here"), small=True)
        """Puts the link into the text at the cursor."""
        self.place.setToolTip(self.tr("Put the link into the text at the cursor"))
        self.end = Button(self.tr("Move to the end"), small=True)
        """Puts the link at the end of the article."""
        row = QHBoxLayout()
        row.setContentsMargins(27, 0, 0, 11)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.place)
        row.addWidget(self.end)
        row.addStretch(1)
        self.body.addLayout(row)
        self.place.clicked.connect(self.place_asked)
        self.end.clicked.connect(self.end_asked)
