"""Undo and redo keys in fields belong to the article's one history."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

HISTORY_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class HistoryKeys(QObject):
    """Keeps a field from taking the undo and redo keys, so that the window's actions get them.

    Qt's fields claim these keys before any shortcut is tried, and would undo only themselves.
    """

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys unclaimed, and do nothing by them in the field itself."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        key = cast("QKeyEvent", event)
        if not any(key.matches(standard) for standard in HISTORY_KEYS):
            return False
        event.ignore()
        return True
