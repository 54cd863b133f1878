"""Articles that the newsroom proposes as related."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workstation.domain.query import RelatedHit
from workstation.ui.panes.related.offer import Offer
from workstation.ui.widgets.section_label import SectionHeading


class Suggestions(QWidget):
    """Rows with how much each article shares with this one, and what."""

    insert_asked = Signal(object)
    """The `ArticleSummary` is to be linked in the text at the cursor."""
    add_asked = Signal(object)
    """The `ArticleSummary` is to be linked at the end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Offer] = []
        self._count = 0
        self._none = QLabel(self)
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(SectionHeading(self.tr("Suggested")))
        self._column.addWidget(self._none)
        self.wait()

    def rows(self) -> tuple[Offer, ...]:
        """Return the rows shown."""
        return tuple(self._rows[: self._count])

    def wait(self) -> None:
        """Say that the newsroom is being searched."""
        self._show_count(0, self.tr("Looking for what this story shares with others…"))

    def show_hits(self, hits: tuple[RelatedHit, ...]) -> None:
        """Show what was found."""
        focus = self.window().focusWidget() or self
        held = [n for n, row in enumerate(self.rows()) if row is focus or row.isAncestorOf(focus)]
        for number, hit in enumerate(hits):
            if number == len(self._rows):
                self._rows.append(self._row(number))
            reasons = self.tr("shares %1").replace("%1", ", ".join(hit.reasons))
            self._rows[number].show_article(
                hit.summary, reasons if hit.reasons else "", score=hit.score, linked=False
            )
        self._show_count(
            len(hits), self.tr("Nothing else in the newsroom has enough in common with this story.")
        )
        if held and hits and held[0] >= len(hits):
            self._rows[len(hits) - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, number: int) -> Offer:
        row = Offer(self)
        row.insert_asked.connect(self.insert_asked)
        row.add_asked.connect(self.add_asked)
        row.step_asked.connect(partial(self._step, number))
        self._column.addWidget(row)
        return row

    def _show_count(self, count: int, otherwise: str) -> None:
        self._count = count
        for number, row in enumerate(self._rows):
            row.setVisible(number < count)
        self._none.setText(otherwise)
        self._none.setVisible(count == 0)

    def _step(self, number: int, step: int) -> None:
        place = number + step
        if 0 <= place < self._count:
            self._rows[place].setFocus(Qt.FocusReason.TabFocusReason)
