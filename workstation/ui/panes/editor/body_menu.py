"""The menu of the right mouse button, or the menu key, in the text."""

from __future__ import annotations

from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu

from workstation.desk.open_article import OpenArticle
from workstation.ui.context import Context
from workstation.ui.panes.editor.body_edit import BodyEdit

_Key = QKeySequence.StandardKey


class BodyMenu(QMenu):
    """Undo by the article's history, the clipboard, and the commands for words."""

    def __init__(
        self, context: Context, body: BodyEdit, article: OpenArticle, commands: tuple[str, ...]
    ) -> None:
        super().__init__(body)
        icons, chosen = context.icons, body.textCursor().hasSelection()
        history = article.history
        self._add(self.tr("Undo"), icons.icon("undo-2"), _Key.Undo, history.canUndo()).connect(
            history.undo
        )
        self._add(self.tr("Redo"), icons.icon("redo-2"), _Key.Redo, history.canRedo()).connect(
            history.redo
        )
        self.addSeparator()
        self._add(self.tr("Cut"), icons.icon("scissors"), _Key.Cut, chosen).connect(body.cut)
        self._add(self.tr("Copy"), icons.icon("copy"), _Key.Copy, chosen).connect(body.copy)
        data = QApplication.clipboard().mimeData()
        takes = data is not None and body.canInsertFromMimeData(data)
        paste = icons.icon("clipboard-paste")
        self._add(self.tr("Paste"), paste, _Key.Paste, takes).connect(body.paste)
        text = not article.document.isEmpty()
        self._add(self.tr("Select all"), QIcon(), _Key.SelectAll, text).connect(body.selectAll)
        known = {spec.id for spec in context.actions.specs()}
        actions = [context.actions.action(name) for name in commands if name in known]
        if actions:
            self.addSeparator()
            self.addActions(actions)

    def _add(
        self, words: str, icon: QIcon, key: QKeySequence.StandardKey, enabled: bool
    ) -> SignalInstance:
        action = QAction(icon, words, self)
        # Shown beside the words; the text edit itself takes the key.
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(enabled)
        self.addAction(action)
        return action.triggered
