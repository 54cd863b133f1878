"""A text that shows a difference, can be read and copied, and follows the colours."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from workstation.text.draft_diff import DraftDiff
from workstation.ui.compare.writing import Writing
from workstation.ui.theme import Appearance
from workstation.ui.theme_tokens import Space


class Sheet(QTextEdit):
    """Keeps its place when the same comparison comes again with more in it."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(parent)
        self.appearance = appearance
        self._shown: Callable[[Writing], None] | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("frameless", True)
        self.document().setDocumentMargin(Space.GUTTER)
        appearance.changed.connect(self._show_again)

    def show_diff(self, diff: DraftDiff) -> None:
        """Show a difference."""
        self.show_written(partial(self.write, diff))

    def show_written(self, write: Callable[[Writing], None]) -> None:
        """Show what `write` puts into the empty document, now and in other colours."""
        place = self.verticalScrollBar().value() if self._shown is not None else 0
        self._shown = write
        self.clear()
        write(Writing(self.textCursor(), self.appearance))
        # The widget's own cursor was pushed to the end by what was inserted at it.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    def write(self, diff: DraftDiff, writing: Writing) -> None:
        """Write a difference between drafts into the empty document."""
        raise NotImplementedError

    def _show_again(self) -> None:
        if self._shown is not None:
            self.show_written(self._shown)


class GrowingSheet(Sheet):
    """As high as what it shows, to stand among others in something that scrolls."""

    def __init__(self, appearance: Appearance, parent: QWidget) -> None:
        super().__init__(appearance, parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines elsewhere, and be as high as they are then."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Need the height of the text."""
        return QSize(super().sizeHint().width(), self.height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what scrolls around it scroll."""
        event.ignore()

    def _fit(self, _size: object = None) -> None:
        height = math.ceil(self.document().size().height()) + 2
        if height != self.height():
            self.setFixedHeight(height)
