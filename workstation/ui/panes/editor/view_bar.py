"""The row above the draft in which an editor chooses how to look at it."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from workstation.desk.suggesting import Suggesting, View
from workstation.ui.context import Context
from workstation.ui.milestones import compared_words
from workstation.ui.theme_tokens import Space
from workstation.ui.widgets.buttons import ToolButton
from workstation.ui.widgets.segmented import Segment, SegmentedControl

HEIGHT = 43
ROOMY = 520
"""Pixels from which on there is room for a sentence in two lines."""


class ViewBar(QFrame):
    """Offers the draft, suggesting, and the final text; there while somebody reviews.

    In a view other than the draft it is there in any case, as the way back.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = context.desk
        self._suggesting: Suggesting = context.suggesting
        self._milestones = context.milestones
        self._wanted = False
        self.setProperty("line", "bottom")
        self.setFixedHeight(HEIGHT)
        self.views = SegmentedControl(
            self.tr("How the draft is shown"),
            (
                Segment(View.DRAFT, self.tr("Draft"), help=self.tr("What you type changes it")),
                Segment(
                    View.SUGGESTING,
                    self.tr("Suggesting"),
                    help=self.tr("What you type is suggested"),
                ),
                Segment(View.FINAL, self.tr("Final"), help=self.tr("With every suggestion made")),
            ),
            context.icons,
            self,
        )
        """The three views."""
        self.views.chosen.connect(self._on_chosen)
        self._said = QLabel(self)
        self._said.setWordWrap(True)
        self._said.setMinimumWidth(1)
        self._said.setProperty("role", "small")
        words = self.tr("What has changed")
        self.compare = ToolButton(words, context.icons.icon("history"), parent=self)
        """Shows what has changed since the version that the words name."""
        self.compare.clicked.connect(self._on_compare)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.GUTTER, 0, Space.GUTTER, 0)
        row.setSpacing(Space.LARGE)
        row.addWidget(self.views)
        row.addWidget(self._said, 1)
        row.addWidget(self.compare)
        context.milestones.changed.connect(self._show)
        self._suggesting.view_changed.connect(self._show)
        context.desk.acting_changed.connect(self._show)
        self._show()

    def offer(self, offered: bool) -> None:
        """Be there or not."""
        self._wanted = offered
        self._show()

    def _show(self, _what: object = None) -> None:
        view = self._suggesting.view
        self.setVisible(self._wanted or view is not View.DRAFT)
        self.views.choose(view)
        self._fit()
        self.compare.setVisible(self._milestones.main is not None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say it in fewer words where there is little room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        words = self._words(self._suggesting.view)
        milestone = self._milestones.main
        short = milestone is not None and self.width() < ROOMY
        if milestone is not None and short and self._suggesting.view is not View.FINAL:
            self._said.setText(self.tr("Since revision %1").replace("%1", str(milestone.number)))
        else:
            self._said.setText(words)
        self._said.setToolTip(words)

    def _words(self, view: View) -> str:
        if not self._desk.acting:
            return self.tr("Choose in the menu who is working here, to suggest changes.")
        milestone = self._milestones.main
        if milestone is not None and view is not View.FINAL:
            return compared_words(milestone, self._desk.clock.now())
        if view is View.SUGGESTING:
            return self.tr("What you type is suggested as %1").replace("%1", self._desk.acting)
        if view is View.FINAL:
            return self.tr("As it would be with every suggestion accepted")
        return ""

    def _on_compare(self) -> None:
        if self._milestones.main is not None:
            self._milestones.compare(self._milestones.main)

    def _on_chosen(self, view: str) -> None:
        self._suggesting.set_view(View(view))
