"""The counts at the panes' tabs: what waits there for the writer or editor."""

from __future__ import annotations

from PySide6.QtCore import QObject

from workstation.ui.context import Context
from workstation.ui.right_panes import RightPanes


class Badges(QObject):
    """Counts checks to clear, links to decide on, and open notes with suggestions."""

    def __init__(self, context: Context, right: RightPanes) -> None:
        super().__init__(right)
        self._context = context
        self._right = right
        self._open = -1
        context.proofing.checked.connect(self._show_checks)
        context.related.waiting_changed.connect(self._show_links)
        context.notes.changed.connect(self._show_open)
        context.suggesting.changed.connect(self._show_open)
        self._show_open()

    def _show_checks(self, _findings: object) -> None:
        count = self._context.proofing.to_clear
        self._right.set_badge("checks", count, self.tr("%n to clear", "", count))

    def _show_links(self, proposals: tuple[object, ...], _about: object) -> None:
        count = len(proposals)
        self._right.set_badge("related", count, self.tr("%n waiting for your decision", "", count))

    def _show_open(self) -> None:
        count = len(self._context.notes.open_notes) + self._context.suggesting.count
        if count != self._open:
            self._open = count
            words = self.tr("%n open note(s) and suggestion(s)", "", count)
            self._right.set_badge("review", count, words)
