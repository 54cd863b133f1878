"""A list's or table's field that is done with once Enter is pressed."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QLineEdit, QStyledItemDelegate


class PromptDelegate(QStyledItemDelegate):
    """Takes what was typed at the very key.

    Qt does so a moment later, and complains if the keyboard has left the field by then.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the text of a line, and let its field go."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(watched, QLineEdit)
            and cast("QKeyEvent", event).key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self.commitData.emit(watched)
            self.closeEditor.emit(watched, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
            return True
        return super().eventFilter(watched, event)
