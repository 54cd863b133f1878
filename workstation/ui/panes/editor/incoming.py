"""What comes into the text from the clipboard or by dragging."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from workstation.desk.picture_intake import Source


PICTURE_SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".bmp", ".avif"}
)
_ENCODED = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp"}


def pictures_in(source: QMimeData, name: str) -> list[Source]:
    """Return the picture files, or the image itself, that are being pasted or dropped."""
    files: list[Source] = [
        Path(url.toLocalFile())
        for url in source.urls()
        if url.isLocalFile() and Path(url.toLocalFile()).suffix.lower() in PICTURE_SUFFIXES
    ]
    if files:
        return files
    if not source.hasImage() or source.hasText():
        return []
    for media_type, suffix in _ENCODED.items():
        if source.hasFormat(media_type):
            return [(f"{name}.{suffix}", bytes(source.data(media_type).data()))]
    image = source.imageData()
    return [(f"{name}.png", _png(image))] if isinstance(image, QImage) else []


def _png(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    buffer.close()
    return bytes(data.data())
