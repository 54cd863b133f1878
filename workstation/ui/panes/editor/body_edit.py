"""The body of the draft: a text edit over the open article's own document."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from workstation.desk.open_article import OpenArticle
from workstation.domain.canonical import canonical_text
from workstation.ui import mime
from workstation.ui.context import Context
from workstation.ui.fonts import text_font
from workstation.ui.on_demand import carrying
from workstation.ui.panes.editor.body_keys import BodyKeys
from workstation.ui.panes.editor.card_layer import CardLayer, CardMouse
from workstation.ui.panes.editor.composing import compose
from workstation.ui.panes.editor.highlighter import MarkdownHighlighter
from workstation.ui.panes.editor.line_edits import select
from workstation.ui.panes.editor.looks import Looks
from workstation.ui.panes.editor.pasting import Pasting
from workstation.ui.panes.editor.typesetter import Typesetter
from workstation.ui.theme_tokens import Type
from workstation.ui.widgets.viewport import meet_viewport

PAUSE_MS = 1000


class BodyEdit(QTextEdit):
    """Shows and edits the body; undo, pictures and scrolling belong to others."""

    wheeled = Signal(object)
    """A `QWheelEvent` over the text."""
    menu_wanted = Signal(QPoint)
    """Where on the screen the menu is to be."""
    line_moved = Signal()
    """A key moved the cursor or changed the text: its line may belong in the middle now."""
    pictures_brought = Signal(object, int)
    """(list of picture sources, UTF-16 position): pasted or dropped."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        meet_viewport(self)
        self._context = context
        self._article: OpenArticle | None = None
        self._blank = QTextDocument(self)
        self._looks = Looks(context.appearance, context.writing)
        self._typesetter = Typesetter(self, context.writing)
        self._pasting = Pasting(context, self)
        self._focused_block = -1
        self.highlighter: MarkdownHighlighter | None = None
        self.cards = CardLayer(self, context)
        self._card_mouse = CardMouse(self, self.cards)
        self.keys = BodyKeys(self, self.cards)
        self.setObjectName("body")
        self.setProperty("frameless", True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(text_font(context.writing.scaled(Type.BODY)))
        self.setCursorWidth(2)
        self.setPlaceholderText(self.tr("Start writing…"))
        self.setAccessibleName(self.tr("Text of the article"))
        for bars in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bars(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        # It draws its own ground: with a key, nothing that lies behind it is drawn again.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pressed_elsewhere = False
        """The last press that Qt knows of was in the document of another article."""
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._break_typing)
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)
        context.appearance.changed.connect(self._on_looks_changed)
        context.writing.changed.connect(self._on_writing_changed)
        context.pictures.picture_changed.connect(self._on_picture_changed)

    def bind(self, article: OpenArticle | None) -> None:
        """Edit the document of another article, or of none."""
        self._pause.stop()
        self._pressed_elsewhere = True
        self.setExtraSelections([])  # Qt reads the old ones with the next, after their document
        if self.highlighter is not None:
            self.highlighter.set_here(None)
            self.highlighter = None
        former, self._article = self._article, None
        if former is not None:
            former.text_changed.disconnect(self._on_text_changed)
        if article is None:
            self.setDocument(self._blank)
            self.cards.bind(None, None)
            return
        document = article.document
        if document.defaultFont() != self.font():
            document.setDefaultFont(self.font())
        self.setDocument(document)
        self.highlighter = document.findChild(MarkdownHighlighter)
        if self.highlighter is None:
            self.highlighter = MarkdownHighlighter(self._looks, document)
        self.cards.bind(article, self.highlighter)
        cursor = self.textCursor()
        cursor.setPosition(min(article.cursor, document.characterCount() - 1))
        self.setTextCursor(cursor)
        self._article = article
        article.text_changed.connect(self._on_text_changed)
        self.highlighter.begin(document.firstBlock() if not article.cursor else cursor.block())
        self._on_cursor_moved()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Leave the keys of commands to the window; Qt would take some for the text."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key = cast("QKeyEvent", event)
            if key.matches(QKeySequence.StandardKey.DeleteEndOfLine):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Handle what Markdown, cards and the column make of a key, else leave it to Qt."""
        if self._article is None or self.keys.press(self._article, event):
            event.accept()
            return
        if compose(self, event.text()):
            event.accept()
            return
        revision, position = self._article.revision, self.textCursor().position()
        ahead = self.keys.ahead(event) if self._article.suggested.author else None
        length = self.document().characterCount()
        super().keyPressEvent(event)
        if self._article.revision != revision:
            if ahead is not None and self.document().characterCount() == length:
                # It is struck and still there: the next key goes on behind it.
                select(self, ahead, ahead)
            self._typesetter.follow(self._article, event.text())
        elif self.textCursor().position() != position:
            self._article.break_typing()
        self.line_moved.emit()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Let Tab put an item of a list further in or out; elsewhere it leaves the text."""
        if self._article is not None and self.keys.shift_item(self._article, forwards=forwards):
            return True
        return super().focusNextPrevChild(forwards)

    # What comes in and goes out

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text, pictures and picture files, and what is dragged from other panes."""
        return self._pasting.can_take(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pictures to the newsroom, and text with its cards or as Markdown, as one step."""
        if self._article is None:
            return
        from workstation.ui import picture_sources  # noqa: PLC0415 - after the paint

        pictures = picture_sources.pictures_in(source)
        if pictures:
            self.pictures_brought.emit(pictures, self.textCursor().position())
        elif name := picture_sources.offered_by_address(source):
            picture_sources.tell_of_address(self._context.desk, name)
        elif name := picture_sources.file_of_another_kind(source):
            picture_sources.tell_of_file(self._context.desk, name)
        else:
            self._pasting.take_text(self._article, source)

    def paste_plain(self) -> None:
        """Paste the words alone."""
        data = QApplication.clipboard().mimeData()
        if self._article is not None and data is not None:
            self._pasting.take_text(self._article, data, plain=True)

    def cut(self) -> None:
        """Cut the selection; a card goes with the blank line it no longer needs."""
        block = self.cards.chosen()
        if block is None:
            super().cut()
            return
        QApplication.clipboard().setMimeData(self.createMimeDataFromSelection())
        self.cards.remove(block, self.tr("Cut card"))

    def dropEvent(self, event: QDropEvent) -> None:
        """Take cards and what other panes offer; leave text and pictures to Qt."""
        position = self.cursorForPosition(event.position().toPoint()).position()
        if self._article is not None and self._pasting.take_own(
            self._article, event.mimeData(), position
        ):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            # Without this the cursor that showed the place would stay.
            super().dragLeaveEvent(QDragLeaveEvent())
            return
        super().dropEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give plain text with its non-breaking spaces, which Qt would make plain ones."""
        data = QMimeData()
        text = self.selected_text()
        data.setText(text)
        parts = carrying.parts_of(self._article, text) if self._article is not None else None
        if parts:
            data.setData(mime.PARTS, carrying.write_parts(parts))
        return data

    def selected_text(self) -> str:
        """Return the selection as it is in the body."""
        return self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n")

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Make what an input method or compose key writes canonical."""
        text = canonical_text(event.commitString())
        if text and not event.replacementLength() and compose(self, text):
            event.setCommitString("")
            text = ""
        elif text != event.commitString():
            event.setCommitString(text, event.replacementStart(), event.replacementLength())
        super().inputMethodEvent(event)
        if self._article is not None and len(text) == 1:
            self._typesetter.follow(self._article, text)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Press a card, or place the cursor."""
        if self._card_mouse.press(event):
            return
        self._break_typing()
        if event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        # WORKAROUND: with Shift, Qt goes on from the word that was double-clicked last, even if
        # that was in another document.
        extending = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if extending and self._pressed_elsewhere:
            cursor = self.textCursor()
            place = self.cursorForPosition(event.position().toPoint()).position()
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            return
        self._pressed_elsewhere = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Show the picture or link of a card that was clicked."""
        if not self._card_mouse.release(event):
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at cards with a hand; pull one to another place."""
        if self._card_mouse.move(event):
            return
        if event.buttons() == Qt.MouseButton.NoButton or not self._pressed_elsewhere:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the directive of a card, or select a word."""
        if not self._card_mouse.double_click(event):
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Leave the menu to the pane: Qt's own would undo past the article's history."""
        hit = self.cards.hit(event.pos())
        if hit is not None and event.reason() == QContextMenuEvent.Reason.Mouse:
            select(self, hit[0].position(), hit[0].position() + hit[0].length() - 1)
        self.menu_wanted.emit(event.globalPos())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the column scroll header and body together."""
        self.wheeled.emit(event)

    # Showing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the text, and the cards over their directives."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._context.appearance.colours.paper)
        painter.end()
        super().paintEvent(event)
        painter.begin(self.viewport())
        self.cards.paint(painter, event.rect())
        if self._context.writing.value.focus:
            from workstation.ui.panes.editor.focus_veil import paint_veil  # noqa: PLC0415 - seldom

            paint_veil(self, painter, self._context.appearance.colours.paper)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the source of the directive the cursor is in."""
        super().focusInEvent(event)
        self._on_cursor_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show every directive as a card while the writer is elsewhere in the window."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if self.highlighter is not None and event.reason() not in passing:
            self.highlighter.set_here(None)

    def line_at(self, y: float) -> int:
        """Return the position nearest to a height in the document, under the cursor's column."""
        x = self.cursorRect().center().x()
        layout = self.document().documentLayout()
        return layout.hitTest(QPoint(x, round(y)), Qt.HitTestAccuracy.FuzzyHit)

    # Inside

    def _on_cursor_moved(self) -> None:
        if self._article is None:
            return
        cursor = self.textCursor()
        self._article.move_cursor(cursor.position(), cursor.anchor())
        if self.highlighter is not None and self.hasFocus():
            chosen = self.cards.chosen() is not None
            self.highlighter.set_here(None if chosen else cursor.position())
        if cursor.blockNumber() != self._focused_block and self._context.writing.value.focus:
            self._focused_block = cursor.blockNumber()
            self.viewport().update()

    def _on_text_changed(self, _position: int, _removed: int, _added: int) -> None:
        self._pause.start()

    def _break_typing(self) -> None:
        if self._article is not None:
            self._article.break_typing()

    def _on_writing_changed(self) -> None:
        font = text_font(self._context.writing.scaled(Type.BODY))
        if font != self.font():
            self.setFont(font)
            self.document().setDefaultFont(font)
        self._on_looks_changed()

    def _on_looks_changed(self) -> None:
        if self.highlighter is not None:
            self.highlighter.begin(self.cursorForPosition(QPoint(0, 0)).block())
        self.viewport().update()

    def _on_picture_changed(self, picture: str) -> None:
        if self._article is not None and picture in self._article.figures.pictures():
            self.cards.forget()
