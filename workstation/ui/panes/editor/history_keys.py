"""Undo and redo keys of every field go to the history of the open article."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QUndoStack
from PySide6.QtWidgets import QWidget

_UNDO = (QKeySequence("Ctrl+Z"),)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_REDO = (QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y"))


class ArticleHistoryKeys(QObject):
    """Claims the keys before the field does, which would undo only itself."""

    def __init__(self, history: Callable[[], QUndoStack | None], parent: QObject) -> None:
        super().__init__(parent)
        self._history = history

    def watch(self, field: QWidget) -> None:
        """Look after one more field."""
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take undo and redo; leave everything else alone."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        key = cast("QKeyEvent", event)
        if key.key() < Qt.Key.Key_Escape and not key.modifiers() & _COMMANDING:
            return False  # a letter, which is what nearly every key is
        pressed = QKeySequence(key.keyCombination())
        undo = key.matches(QKeySequence.StandardKey.Undo) or pressed in _UNDO
        redo = key.matches(QKeySequence.StandardKey.Redo) or pressed in _REDO
        history = self._history()
        if history is None or not (undo or redo):
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            history.undo() if undo else history.redo()
        return True
