"""A list that opens, of which one entry is chosen: for more choices than fit side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from workstation.ui.widgets.segmented import Segment


class ChoiceBox(QComboBox):
    """Does as `SegmentedControl`, in less room."""

    chosen = Signal(str)
    """A person chose the entry with this id."""

    def __init__(
        self, name: str, segments: Sequence[Segment], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        for segment in segments:
            self.addItem(segment.text, segment.id)
        self.activated.connect(self._on_activated)

    def current(self) -> str:
        """Return the id of the chosen entry."""
        return str(self.currentData())

    def choose(self, segment_id: str) -> None:
        """Show an entry as chosen, without the signal."""
        self.setCurrentIndex(self.findData(segment_id))

    def _on_activated(self, _index: int) -> None:
        self.chosen.emit(self.current())
