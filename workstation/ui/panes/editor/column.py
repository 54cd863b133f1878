"""Header and body in one scrolled column, as they will be read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from workstation.desk.draft_document import TEXT_MARGIN
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.theme_tokens import Type
from workstation.ui.writing_view import WritingView

LEAST_SIDE = 10
KEPT_IN_VIEW = 24
"""Pixels kept free above and below the cursor."""
LAID_OUT_MS = 200
"""After a change; a long text is laid out in steps."""
RESTYLED_MS = 400
"""From one part of a long text that has its new size to the next, at most."""


class DraftColumn(QWidget):
    """Scrolls the header away, then the body.

    The header moves up by what is scrolled; the body grows into its place until it has the whole
    height; after that the body's own, hidden scroll bar goes on.
    """

    scrolled = Signal(int)
    """How far the draft is scrolled, in pixels."""

    def __init__(
        self, header: QWidget, body: BodyEdit, writing: WritingView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._writing = writing
        self._header = header
        self._body = body
        self._arranging = False
        self._wanted: int | None = None
        self._soon = QTimer(self, singleShot=True, interval=LAID_OUT_MS)
        self._soon.timeout.connect(self._let_go)
        self._resized = QTimer(self, singleShot=True, interval=RESTYLED_MS)
        """Runs while a text gets its new size: bit by bit, above the cursor as well."""
        for part in (header, body):
            part.setParent(self)
        self.bar = QScrollBar(Qt.Orientation.Vertical, self)
        self.bar.setSingleStep(round(Type.BODY * 1.7))
        self.bar.valueChanged.connect(self._on_bar_moved)
        self.bar.actionTriggered.connect(self._resized.stop)  # a person scrolls
        self._inner.valueChanged.connect(self._on_inner_moved)
        self._inner.rangeChanged.connect(self._measure)
        body.wheeled.connect(self.wheelEvent)
        body.keys.paged.connect(self._turn_page)
        body.keys.top_wanted.connect(self._to_top)
        body.line_moved.connect(self._on_line_moved)
        writing.changed.connect(self._on_writing_changed)
        header.installEventFilter(self)

    def follow_document(self) -> None:
        """Measure the body's document, which is another one now."""
        self._let_go()
        layout = self._body.document().documentLayout()
        layout.documentSizeChanged.connect(self._measure, Qt.ConnectionType.UniqueConnection)
        self._arrange()
        self._measure()

    def restore(self, value: int) -> None:
        """Scroll to where the draft was, as soon as it is laid out that far."""
        self._let_go()
        self._wanted = value
        self._measure()

    def show_in_header(self, rect: QRect) -> None:
        """Bring a part of the header into view."""
        top = rect.top() - KEPT_IN_VIEW
        bottom = rect.bottom() + KEPT_IN_VIEW - self.height()
        if self.bar.value() > top:
            self.bar.setValue(max(0, top))
        elif self.bar.value() < bottom:
            self.bar.setValue(bottom)

    def show_cursor(self, *, centred: bool = False) -> None:
        """Bring the body's cursor into view, to the middle if asked."""
        self._body.ensureCursorVisible()
        rect = self._body.cursorRect()
        if centred:
            away = self._body.y() + rect.center().y() - self.height() // 2
            self.bar.setValue(self.bar.value() + away)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column to another width or height."""
        super().resizeEvent(event)
        seen = self._body.viewport().rect().intersects(self._body.cursorRect())
        self._arrange()
        self._measure()
        if seen:
            written = self._body.hasFocus() and self._writing.value.typewriter
            self.show_cursor(centred=written)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll by the wheel's steps, or by the pixels of a touchpad."""
        self._resized.stop()
        pixels = event.pixelDelta().y()
        if pixels:
            self.bar.setValue(self.bar.value() - pixels)
        else:
            QApplication.sendEvent(self.bar, event)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the header's height."""
        if watched is self._header and event.type() == QEvent.Type.LayoutRequest:
            self._arrange()
            self._measure()
        return False

    # Inside

    @property
    def _inner(self) -> QScrollBar:
        """The body's own bar, asked for each time: kept, it may count as gone before the body."""
        return self._body.verticalScrollBar()

    def _side(self) -> int:
        widest = self._writing.value.line_width * self._writing.scaled(Type.BODY)
        return max(LEAST_SIDE, (self.width() - widest) // 2)

    def _arrange(self) -> None:
        """Place header, body and bar for the present value of the bar."""
        if self._arranging:
            return
        self._arranging = True
        width, height, side = self.width(), self.height(), self._side()
        self._header.setContentsMargins(side, 0, side, 0)
        header = self._header.heightForWidth(width)
        value = self.bar.value()
        self._header.setGeometry(0, -min(value, header), width, header)
        self._header.setVisible(value < header)
        beyond = max(0, value - header - self._inner.maximum()) if self._spare() else 0
        top = max(0, header - value)
        margins = self._body.viewportMargins()
        if margins.left() != side - TEXT_MARGIN:
            self._body.setViewportMargins(side - TEXT_MARGIN, 0, side - TEXT_MARGIN, 0)
        self._body.setGeometry(0, top - beyond, width, max(1, height - top))
        self._inner.setValue(max(0, value - header))
        bar = self.bar.sizeHint().width()
        self.bar.setGeometry(width - bar, 0, bar, height)
        self._arranging = False

    def header_height(self) -> int:
        """Return how high what stands above the body is."""
        return self._header.height()

    def _spare(self) -> int:
        """Return the room below the text that lets its last line come to the middle."""
        return self.height() // 2 if self._writing.value.typewriter else 0

    def _body_height(self) -> int:
        """Return how high the body is, as far as it has been laid out.

        A long document is laid out step by step; asking it for its size would do all of it now.
        """
        beyond = self._inner.maximum()
        if beyond:
            return beyond + self._body.viewport().height()
        return round(self._body.document().size().height())

    def _measure(self) -> None:
        """Set the bar's range by the heights of header and document."""
        if self._arranging:
            return
        most = max(0, self.header_height() + self._body_height() - self.height())
        most += self._spare()
        if self._wanted is None and self.bar.value() > most:
            # What was taken away may be put in elsewhere at once: nothing is to move then.
            self._wanted = self.bar.value()
            self._soon.start()
        self.bar.setPageStep(self.height())
        self.bar.setRange(0, most)
        self.bar.setVisible(most > 0)
        if self._wanted is not None:
            wanted = self._wanted
            if most >= wanted:
                self._let_go()
            self.bar.setValue(min(wanted, most))
        if self._resized.isActive():
            self._resized.start()
            self.show_cursor(centred=self._writing.value.typewriter)

    def _let_go(self) -> None:
        self._wanted = None
        self._soon.stop()

    def _on_bar_moved(self, value: int) -> None:
        self._arrange()
        self.scrolled.emit(value)

    def _on_inner_moved(self, value: int) -> None:
        """Follow the body where it scrolled by itself to show its cursor."""
        if self._arranging:
            return
        header = self.header_height()
        expected = max(0, self.bar.value() - header)
        if value != expected:
            self._measure()
            self.bar.setValue(self.bar.value() + value - expected)
            self._arrange()

    def _on_line_moved(self) -> None:
        if self._writing.value.typewriter:
            self.show_cursor(centred=True)

    def _on_writing_changed(self) -> None:
        self._resized.start()
        self._arrange()
        self._measure()
        self.show_cursor(centred=self._writing.value.typewriter)

    def _turn_page(self, direction: int, select: bool) -> None:
        """Move cursor and view by a page, less a line to go on from."""
        step = (self.height() - 2 * self.bar.singleStep()) * direction
        y = self._body.cursorRect().center().y() + self._inner.value() + step
        mode = QTextCursor.MoveMode.KeepAnchor if select else QTextCursor.MoveMode.MoveAnchor
        cursor = self._body.textCursor()
        cursor.setPosition(self._body.line_at(min(max(y, 0), self._body_height())), mode)
        self.bar.setValue(self.bar.value() + step)
        self._body.setTextCursor(cursor)
        self._body.ensureCursorVisible()

    def _to_top(self) -> None:
        self.bar.setValue(0)
