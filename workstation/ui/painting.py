"""Drawing that delegates share: lines of text, rounded boxes, dots."""

from collections import OrderedDict

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption


class LineBreaker:
    """Breaks text into lines that fit, the last one elided, and remembers the latest answers.

    Each delegate keeps one: breaking a headline costs more than drawing it, and lists draw the
    same few headlines over and over.
    """

    def __init__(self, remembered: int = 512) -> None:
        self._remembered = remembered
        self._answers: OrderedDict[tuple[str, str, int, int], tuple[str, ...]] = OrderedDict()

    def lines(self, text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
        """Return at most `most` lines of text, none wider than `width`."""
        key = (text, font.key(), width, most)
        found = self._answers.get(key)
        if found is not None:
            self._answers.move_to_end(key)
            return found
        answer = break_lines(text, font, width, most)
        self._answers[key] = answer
        if len(self._answers) > self._remembered:
            self._answers.popitem(last=False)
        return answer


def break_lines(text: str, font: QFont, width: int, most: int) -> tuple[str, ...]:
    """Break text at words into at most `most` lines; what is left over is elided in the last."""
    flat = " ".join(text.split())
    metrics = QFontMetrics(font)
    if most <= 1 or metrics.horizontalAdvance(flat) <= width:
        return (metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width),) if flat else ()
    # QTextLayout counts UTF-16 units, Python code points: cut what Qt counted.
    units = flat.encode("utf-16-le")
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        if len(lines) == most - 1:
            end = len(units)
        piece = units[start:end].decode("utf-16-le").strip()
        lines.append(metrics.elidedText(piece, Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return tuple(lines)


def paint_lines(
    painter: QPainter,
    top_left: QPoint,
    lines: tuple[str, ...],
    font: QFont,
    colour: QColor,
    *,
    line_height: int = 0,
) -> int:
    """Draw lines of text under one another; return how high they are together."""
    metrics = QFontMetrics(font)
    step = line_height or metrics.lineSpacing()
    baseline = top_left.y() + (step - metrics.height()) // 2 + metrics.ascent()
    painter.setFont(font)
    painter.setPen(colour)
    for line in lines:
        painter.drawText(top_left.x(), baseline, line)
        baseline += step
    return step * len(lines)


def paint_line(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """Draw one line, elided, in the vertical middle of a rectangle; return how wide it is."""
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    flags = align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, shown)
    return metrics.horizontalAdvance(shown)


def paint_box(
    painter: QPainter, rect: QRect, radius: float, fill: QColor, edge: QColor | None = None
) -> None:
    """Draw a rounded box, with a hairline edge if one is given."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1) if edge is not None else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    half = 0.5 if edge is not None else 0.0
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def paint_ring(
    painter: QPainter, rect: QRect, radius: float, colour: QColor, width: float = 2.0
) -> None:
    """Draw a rounded outline inside a rectangle: keyboard focus, or what is selected."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius)
    painter.restore()


def paint_dot(painter: QPainter, rect: QRect, diameter: float, colour: QColor) -> None:
    """Draw a filled circle in the middle of a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    box = QRectF(0, 0, diameter, diameter)
    box.moveCenter(QRectF(rect).center())
    painter.drawEllipse(box)
    painter.restore()
