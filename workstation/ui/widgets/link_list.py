"""Titles under one another, each of which leads somewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workstation.ui.widgets.link_button import LinkButton


class LinkList(QWidget):
    """Shows links by the ids of what they lead to."""

    chosen = Signal(str)
    """The id of the link that a person followed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[str, str], ...] = ()
        self._links: list[LinkButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def links(self) -> tuple[LinkButton, ...]:
        """Return the links, in order."""
        return tuple(self._links)

    def show_links(self, links: Sequence[tuple[str, str]]) -> None:
        """Show links: the id and the title of each."""
        if tuple(links) == self._shown:
            return
        self._shown = tuple(links)
        for old in self._links:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._links = []
        for target, title in links:
            link = LinkButton(title, self)
            link.clicked.connect(partial(self._on_clicked, target))
            self._column.addWidget(link)
            self._links.append(link)

    def _on_clicked(self, target: str, _checked: bool = False) -> None:
        self.chosen.emit(target)
