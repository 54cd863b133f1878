"""What the mouse does to cards: choose, open, edit, pull to another place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QTextBlock
from PySide6.QtWidgets import QApplication, QTextEdit

from workstation.ui import mime
from workstation.ui.panes.editor.card_layer import CardLayer
from workstation.ui.panes.editor.line_edits import select
from workstation.ui.translation import translate


class CardMouse:
    """Takes the mouse where it is over a card; says False where the text is to have it."""

    def __init__(self, edit: QTextEdit, cards: CardLayer) -> None:
        self._edit = edit
        self._cards = cards
        self._pressed: tuple[str, str] | None = None
        self._pressed_at = QPoint()

    def press(self, event: QMouseEvent) -> bool:
        """Choose a card."""
        hit = self._cards.hit(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if hit is None or not left or event.modifiers():
            return False
        self._pressed, self._pressed_at = hit[1:], event.position().toPoint()
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        self._select(hit[0])
        return True

    def release(self, event: QMouseEvent) -> bool:
        """Show the picture or link of a card that was clicked."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            return False
        hit = self._cards.hit(event.position().toPoint())
        if hit is not None and hit[1:] == pressed:
            self._cards.reveal(*pressed)
        return True

    def move(self, event: QMouseEvent) -> bool:
        """Point at cards with a hand; pull the one that is pressed."""
        point, viewport = event.position().toPoint(), self._edit.viewport()
        far = (point - self._pressed_at).manhattanLength() >= QApplication.startDragDistance()
        if self._pressed is not None and event.buttons() and far:
            self._drag(*self._pressed)
            return True
        over = None if event.buttons() else self._cards.hit(point)
        if over is not None:
            viewport.setCursor(Qt.CursorShape.PointingHandCursor)
            words = translate("CardMouse", "%1\nDouble-click to edit the text")
            viewport.setToolTip(words.replace("%1", self._cards.words(*over[1:])))
            return True
        if self._pressed is None:
            viewport.setToolTip("")
            viewport.setCursor(Qt.CursorShape.IBeamCursor)
        return self._pressed is not None

    def double_click(self, event: QMouseEvent) -> bool:
        """Edit the directive of a card."""
        hit = self._cards.hit(event.position().toPoint())
        if hit is None:
            return False
        self._pressed = None
        cursor = self._edit.textCursor()
        cursor.setPosition(hit[0].position() + hit[0].length() - 1)
        self._edit.setTextCursor(cursor)
        return True

    def _select(self, block: QTextBlock) -> None:
        select(self._edit, block.position(), block.position() + block.length() - 1)

    def _drag(self, kind: str, key: str) -> None:
        self._pressed = None
        article = self._cards.article
        if article is None:
            return
        data = self._edit.createMimeDataFromSelection()
        data.setData(mime.CARD, f"{article.id}\n{kind}\n{key}".encode())
        drag = QDrag(self._edit)
        drag.setMimeData(data)
        picture = self._cards.picture(kind, key)
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(24, picture.height() // 2))
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction)
