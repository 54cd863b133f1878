"""A short notice over the window, which goes by itself."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QWidget

from workstation.ui.icons import Icons, Ink
from workstation.ui.widgets.buttons import Button, ToolButton

WIDE, NARROW = (16, 8, 8, 8), (12, 0, 4, 0)
"""The margins of a notice: over the window, and in a strip that is hardly higher than a line."""
ABOVE_BOTTOM = 40
"""Pixels between the notice and the lower edge of the window: clear of the status bar."""
BELOW_TOP = 56
"""Pixels between the notice and the upper edge, where it stands there: clear of the top bar."""
CLEAR = 6
"""Pixels between the notice and the line that is written."""
WIDEST = 900
"""Pixels after which a long notice goes on in another line."""
READING = 60
"""Milliseconds that a letter stays at least: a long notice is there for longer."""
LINGER = 2000
"""Milliseconds a notice stays after the pointer or the focus has left it."""


class Toast(QFrame):
    """Says what was just done and offers one action, such as to undo it.

    It stays while the pointer or the keyboard focus is on it. It stands where it covers nothing
    that is written, if it is short enough for that; else over the lower edge of the window.
    """

    accepted = Signal()
    """A person pressed the action of the notice shown."""
    gone = Signal()
    """The notice went: by itself, because it was closed, or because its action was taken."""

    def __init__(
        self, icons: Icons, parent: QWidget, free: Callable[[], QRect] | None = None
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._free = free
        """Where nothing is told, in the window's coordinates; before it are counts alone."""
        self._label = QLabel(self)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._action = Button("", small=True, parent=self)
        self._action.hide()
        self._close = ToolButton(
            self.tr("Dismiss"), icons.icon("x", Ink.SURFACE), side=22, icon_side=14, parent=self
        )
        row = self._row = QHBoxLayout(self)
        row.setSpacing(12)
        for part in (self._label, self._action, self._close):
            row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_time)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._on_cursor_moved)
        self._action.clicked.connect(self._on_action)
        self._close.clicked.connect(self.dismiss)
        parent.installEventFilter(self)
        self.hide()

    def show_notice(self, text: str, action: str = "", milliseconds: int = 7000) -> None:
        """Show a notice in place of the one before, for so long."""
        self._label.setText(text)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(max(milliseconds, READING * len(text)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def text(self) -> str:
        """Return the words shown."""
        return self._label.text()

    def dismiss(self) -> None:
        """Hide the notice."""
        if self.isVisible():
            self._timer.stop()
            self.hide()
            self.gone.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep in the middle when the window changes its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while the pointer is on the notice."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon after the pointer has left."""
        self._timer.start(LINGER)
        super().leaveEvent(event)

    def _on_time(self) -> None:
        if self._action.hasFocus() or self._close.hasFocus():
            self._timer.start(LINGER)
        else:
            self.dismiss()

    def _on_cursor_moved(self) -> None:
        if self.isVisible() and self.geometry().intersects(self._line()):
            self._place()

    def _on_action(self) -> None:
        self.accepted.emit()
        self.dismiss()

    def _place(self) -> None:
        """Stand where nothing is covered, or counts at most; if too long, over the lower edge."""
        free = self._free() if self._free is not None else QRect()
        self._label.setWordWrap(False)
        self._row.setContentsMargins(*NARROW)
        wanted = self.sizeHint()
        if wanted.width() <= free.right() - CLEAR and wanted.height() <= free.height():
            left = max(free.center().x() - wanted.width() // 2, free.left())
            left = min(left, free.right() - wanted.width())
            self.setGeometry(left, free.top(), wanted.width(), free.height())
            return
        self._row.setContentsMargins(*WIDE)
        self._place_over()

    def _place_over(self) -> None:
        """Stand in the middle, at the bottom; at the top where that would cover what is written."""
        room = self._window.rect()
        widest = min(room.width() - 24, WIDEST)
        wanted = self.sizeHint()
        if wanted.width() > widest:
            self._label.setWordWrap(True)
            wanted = QSize(widest, self.heightForWidth(widest))
        left = (room.width() - wanted.width()) // 2
        top = room.height() - wanted.height() - ABOVE_BOTTOM
        place = QRect(QPoint(left, top), wanted)
        if place.intersects(self._line()):
            place.moveTop(BELOW_TOP)
        self.setGeometry(place)

    def _line(self) -> QRect:
        """Return the line with the cursor, across the field that it is in."""
        field = QApplication.focusWidget()
        if field is None or field.window() is not self._window.window():
            return QRect()
        cursor = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        if not isinstance(cursor, QRect | QRectF) or cursor.isEmpty():
            return QRect()
        line = QRect(0, int(cursor.top()), field.width(), int(cursor.height()))
        return line.translated(field.mapTo(self._window, QPoint())).adjusted(0, -CLEAR, 0, CLEAR)
