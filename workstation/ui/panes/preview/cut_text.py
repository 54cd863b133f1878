"""Text cut to so many lines, as networks and search engines cut it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption


@dataclass(frozen=True, slots=True)
class CutText:
    """The lines that are shown of a text."""

    lines: tuple[str, ...]
    cut: bool
    """Something of it is not shown."""

    @property
    def text(self) -> str:
        """What is read of it."""
        return " ".join(line.strip() for line in self.lines)


def cut(text: str, font: QFont, width: float, most: int) -> CutText:
    """Break a text into lines of a width; the last of `most` ends in an ellipsis if need be."""
    words = " ".join(text.split())
    if not words or most < 1:
        return CutText((), cut=bool(words))
    layout = QTextLayout(words, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    # Qt counts UTF-16 units; cutting there needs the text in them.
    units = words.encode("utf-16-le")
    pieces = [
        units[2 * start : 2 * end].decode("utf-16-le", "ignore")
        for start, end in zip(starts, [*starts[1:], len(units) // 2], strict=True)
    ]
    if len(pieces) <= most:
        return CutText(tuple(pieces), cut=False)
    rest = "".join(pieces[most - 1 :])
    last = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
    return CutText((*pieces[: most - 1], last), cut=True)


def draw(
    painter: QPainter,
    text: CutText,
    font: QFont,
    colour: QColor,
    place: QRectF,
    leading: float,
    *,
    like: str = "",
) -> float:
    """Draw lines from the top of a place, at its start for their script; return their height.

    Words that begin with something in another script go the way of `like`.
    """
    metrics = QFontMetricsF(font)
    height = metrics.height() * leading
    whole = like or text.text
    right = not whole.isascii() and _right_to_left(whole)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(colour)
    for index, line in enumerate(text.lines):
        row = QRectF(QPointF(place.left(), place.top() + index * height), place.size())
        row.setHeight(height)
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        option = QTextOption(flags)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        direction = Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight
        option.setTextDirection(direction)
        painter.drawText(row, line.strip(), option)
    return height * len(text.lines)


def _right_to_left(text: str) -> bool:
    """Say whether the first letter of a text is of a script written from the right."""
    from unicodedata import bidirectional  # noqa: PLC0415 - only for other scripts

    strong = (kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL"))
    return next(strong, "L") != "L"
