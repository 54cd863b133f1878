"""Drawing a picture into a rounded frame that it fills."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPixmap


def cover(image: QImage, size: QSize, ratio: float) -> QPixmap:
    """Return a picture cut to fill a size (device-independent pixels), its middle kept."""
    wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
    scaled = image.scaled(
        wanted,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    cut = QRect(0, 0, wanted.width(), wanted.height())
    cut.moveCenter(scaled.rect().center())
    pixmap = QPixmap.fromImage(scaled.copy(cut))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def paint_rounded(
    painter: QPainter, rect: QRect, pixmap: QPixmap | None, radius: float, ground: QColor
) -> None:
    """Draw a picture that is as large as the rectangle, or bare ground while there is none."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    painter.setClipPath(path)
    painter.fillRect(rect, ground)
    if pixmap is not None:
        painter.drawPixmap(rect, pixmap)
    painter.restore()
