"""Thumbnails as Qt draws them."""

from __future__ import annotations

from PySide6.QtGui import QImage


def drawn(thumbnail: bytes) -> QImage:
    """Decode the JPEG or PNG of a thumbnail; in any thread.

    Its format is named: otherwise Qt loads whatever reads pictures, and asks each about it.
    """
    kind = "JPEG" if thumbnail.startswith(b"\xff\xd8") else "PNG"
    return QImage.fromData(thumbnail, kind)  # type: ignore[arg-type]  # it takes no bytes
