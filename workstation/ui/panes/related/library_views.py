"""Ways to look at the links of the whole newsroom: each fills the article list."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workstation.ui.widgets.link_list import LinkList
from workstation.ui.words import link_view_title

VIEWS = (
    "links:orphan",
    "links:dead-end",
    "links:broken",
    "links:stale",
    "links:series-gap",
    "sort:linked",
)


class LibraryViews(QWidget):
    """The names of the views."""

    chosen = Signal(str)
    """The search that fills the article list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = LinkList(self)
        """The views, by what they show."""
        self.names.show_links([(view, link_view_title(view)) for view in VIEWS])
        self.names.chosen.connect(self.chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.names)
