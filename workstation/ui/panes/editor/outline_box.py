"""The outline of the draft: headings and cards to go to, with a line to narrow them down."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.text import fuzzy
from workstation.text.outline import Entry, outline
from workstation.ui.context import Context
from workstation.ui.fonts import ui_font
from workstation.ui.panes.editor.cards import describe
from workstation.ui.theme_tokens import Space, Type
from workstation.ui.widgets.search_field import SearchField

WIDTH, HEIGHT = 440, 380
TOP = 56
ROW, FRAME = 26, 84
"""Pixels of a row, and of all around the rows."""
_ICONS = {"heading": "heading", "picture": "image", "related": "newspaper"}
MARGINS = 80
"""Pixels of the width that titles leave to icons and edges."""
_STEP = 3
"""Spaces before a title for each level."""


class OutlineBox(QFrame):
    """Stands over the draft until a place is chosen, or the keyboard goes elsewhere."""

    chosen = Signal(int)
    """The code point at which the chosen line begins."""
    left = Signal()
    """Nothing was chosen: the keyboard goes back to the text."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self._context = context
        self._entries: list[tuple[Entry, str]] = []
        self.setProperty("surface", "surface")
        self.setProperty("role", "card")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(self.tr("Outline"))
        self.search = SearchField(self.tr("Go to a heading or card"), context.icons, parent=self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Headings and cards"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("frameless", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setIconSize(QSize(16, 16))
        self._note = QLabel(self)
        self._note.setProperty("role", "muted")
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        column.setSpacing(Space.SMALL)
        for part in (self.search, self.list, self._note):
            column.addWidget(part)
        self.search.edited.connect(self._show)
        self.search.line.installEventFilter(self)
        self.list.itemClicked.connect(self._choose)
        self.hide()

    def start(self, article: OpenArticle, position: int) -> None:
        """Open over an article, at the part that a code point is in."""
        now = self._context.desk.clock.now()
        self._entries = [(entry, _title(article, entry, now)) for entry in outline(article.body())]
        self.search.set_text("")
        self._show("")
        before = [
            place for place, (entry, _) in enumerate(self._entries) if entry.start <= position
        ]
        self.list.setCurrentRow(before[-1] if before else 0)
        around = self._around
        width = min(WIDTH, around.width() - 2 * Space.LARGE)
        wanted = FRAME + max(1, len(self._entries)) * ROW
        height = min(wanted, HEIGHT, around.height() - TOP - Space.LARGE)
        self.setGeometry((around.width() - width) // 2, TOP, width, height)
        self.show()
        self.raise_()
        self.search.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the line, and leave with Escape or with the focus."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and self.isVisible():
            self.hide()
        if kind == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                event.accept()
                return True
        if kind == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._took(event.key())
        return False

    def _took(self, key: int) -> bool:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in steps and self.list.count():
            row = (self.list.currentRow() + steps[Qt.Key(key)]) % self.list.count()
            self.list.setCurrentRow(row)
            self.search.line.setAccessibleDescription(self.list.currentItem().text().strip())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            return False
        return True

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.hide()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _show(self, words: str) -> None:
        self.list.clear()
        letters = QFontMetrics(ui_font(Type.UI, QFont.Weight.DemiBold))
        for entry, title in self._entries:
            if words.strip() and fuzzy.match(words, title) is None:
                continue
            shown = " " * (_STEP * (entry.level - 1)) + (title or self.tr("Untitled"))
            shown = letters.elidedText(shown, Qt.TextElideMode.ElideRight, WIDTH - MARGINS)
            item = QListWidgetItem(self._context.icons.icon(_ICONS[entry.kind]), shown, self.list)
            item.setData(Qt.ItemDataRole.UserRole, entry.start)
            if entry.kind == "heading":
                item.setFont(ui_font(Type.UI, QFont.Weight.DemiBold))
        self.list.setCurrentRow(0)
        self._note.setText(
            self.tr("Nothing is called that.")
            if self._entries
            else self.tr("There are no headings, pictures or related articles in the text yet.")
        )
        self._note.setVisible(not self.list.count())
        self.list.setVisible(bool(self.list.count()))


def _title(article: OpenArticle, entry: Entry, now: datetime) -> str:
    if entry.kind == "heading":
        return entry.title
    return describe(article, entry.kind, entry.title, now).title
