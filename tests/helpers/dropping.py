"""Drops on widgets, as the platform would deliver them."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget


def drop(target: QWidget, data: QMimeData, height: float = 5) -> bool:
    """Drag something in and let it go at a height; return whether it was taken."""
    place = QPointF(10, height)
    entering = QDragEnterEvent(
        place.toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, entering)
    dropping = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dropping.ignore()
    QApplication.sendEvent(target, dropping)
    return entering.isAccepted() and dropping.isAccepted()
