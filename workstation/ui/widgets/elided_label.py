"""Words that may be cut short, with the whole in a tooltip."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption, QWidget

from workstation.ui.painting import break_lines


class ElidedLabel(QLabel):
    """A label that ends in an ellipsis where its text does not fit in so many lines.

    `pitch` is how far its lines stand apart where the font alone sets them too close.
    """

    def __init__(
        self, text: str = "", lines: int = 1, parent: QWidget | None = None, *, pitch: int = 0
    ) -> None:
        super().__init__(text, parent)
        self._lines = lines
        self._pitch = pitch
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(lines > 1)
        self.setSizePolicy(policy)

    def shown(self) -> tuple[str, ...]:
        """Return the lines as they are drawn."""
        return break_lines(self.text(), self.font(), self.contentsRect().width(), self._lines)

    def hasHeightForWidth(self) -> bool:
        """Say whether the height depends on the width."""
        return self._lines > 1

    def heightForWidth(self, width: int) -> int:
        """Return the height of as many lines as the text takes."""
        inner = width - (self.width() - self.contentsRect().width())
        count = len(break_lines(self.text(), self.font(), inner, self._lines))
        return max(1, count) * self._step()

    def minimumSizeHint(self) -> QSize:
        """Allow any width."""
        return QSize(12, self._step())

    def sizeHint(self) -> QSize:
        """Ask for the width of the whole text."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 1, self._step())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines that fit; the tooltip has the rest."""
        lines = self.shown()
        whole = "".join(self.text().split()) == "".join("".join(lines).split())
        tip = "" if whole else self.text()
        if tip != self.toolTip():
            self.setToolTip(tip)
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        step = self._step()
        room = self.contentsRect()
        # The words run the way their script does; where they begin, the window decides.
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        side |= Qt.AlignmentFlag.AlignAbsolute
        top = room.top() + max(0, (room.height() - step * len(lines)) // 2)
        for number, line in enumerate(lines):
            self.style().drawItemText(
                painter,
                QRect(room.left(), top + number * step, room.width(), step),
                int(side.value),
                self.palette(),
                self.isEnabled(),
                line,
                self.foregroundRole(),
            )
        painter.end()

    def _step(self) -> int:
        return max(self._pitch, self.fontMetrics().lineSpacing())
