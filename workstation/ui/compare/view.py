"""What differs between two drafts, in one text, side by side, or the older one alone."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workstation.domain.draft import Draft
from workstation.text.draft_diff import DraftDiff
from workstation.ui.compare.inline import Inline
from workstation.ui.compare.sheet import Sheet
from workstation.ui.compare.side_by_side import SideBySide
from workstation.ui.compare.whole import Whole
from workstation.ui.icons import Icons
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.segmented import Segment, SegmentedControl

INLINE, BESIDE, WHOLE = "inline", "beside", "whole"


class CompareView(QWidget):
    """Shows a comparison in the way a person chose."""

    def __init__(self, appearance: Appearance, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.ways = SegmentedControl(
            self.tr("How versions are compared"),
            (
                Segment(INLINE, self.tr("Changes")),
                Segment(BESIDE, self.tr("Side by side")),
                Segment(WHOLE, self.tr("This version")),
            ),
            icons,
            self,
        )
        self.inline = Inline(appearance, self)
        self.beside = SideBySide(appearance, self)
        self.whole = Whole(appearance, self)
        self._sheets: dict[str, Sheet] = {
            INLINE: self.inline,
            BESIDE: self.beside,
            WHOLE: self.whole,
        }
        self._stack = QStackedWidget(self)
        for sheet in self._sheets.values():
            self._stack.addWidget(sheet)
        self._draft = Draft()
        self._diff: DraftDiff | None = None
        self.ways.chosen.connect(self.show_way)
        row = QHBoxLayout()
        row.setContentsMargins(Space.GUTTER, 0, Space.GUTTER, Space.MEDIUM)
        row.addWidget(self.ways)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)

    def show_comparison(self, chosen: Draft, diff: DraftDiff, heads: tuple[str, str]) -> None:
        """Show what differs between two versions, of which one was chosen.

        `heads` say what the older and the newer one are called.
        """
        self._draft, self._diff, self.beside.heads = chosen, diff, heads
        self.show_way(self.ways.current())

    def show_way(self, way: str) -> None:
        """Show it in one of the ways; the others are written when they are asked for."""
        self._stack.setCurrentWidget(self._sheets[way])
        if self._diff is None:
            return
        if way == WHOLE:
            self.whole.show_draft(self._draft, self._diff.titles)
        else:
            self._sheets[way].show_diff(self._diff)
