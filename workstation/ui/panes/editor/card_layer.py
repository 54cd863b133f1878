"""The cards over the directives of the text: drawn, taken out, and what the mouse does to them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QDrag, QMouseEvent, QPainter, QPixmap, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QTextEdit

from workstation.desk.notice import Place
from workstation.desk.open_article import OpenArticle
from workstation.domain.suggestions import MarkKind
from workstation.ui import mime
from workstation.ui.context import Context
from workstation.ui.panes.editor.cards import Card, describe, mark_over, paint_card, proposed
from workstation.ui.panes.editor.highlighter import MarkdownHighlighter
from workstation.ui.panes.editor.line_edits import select
from workstation.ui.panes.editor.looks import CARD_HEIGHTS, CARD_LOWERED
from workstation.ui.translation import translate
from workstation.ui.widgets.viewport import blocks_from

DRAGGED_WIDTH = 420
BEYOND = 24
"""Pixels that a card goes beyond its letters' room, at most."""
RING = 3
"""Pixels around a card that its ring may take."""


class CardLayer:
    """Draws and finds the cards of one text edit; the highlighter says which blocks they are."""

    def __init__(self, edit: QTextEdit, context: Context) -> None:
        self._edit = edit
        self._context = context
        self._article: OpenArticle | None = None
        self._highlighter: MarkdownHighlighter | None = None
        self._cards: dict[tuple[str, str], Card] = {}
        self._drawn: dict[tuple[str, str, bool], tuple[Card, bool]] = {}
        """How each card was drawn last: what it said, and whether it was selected."""

    @property
    def article(self) -> OpenArticle | None:
        """The article whose cards these are."""
        return self._article

    def bind(self, article: OpenArticle | None, highlighter: MarkdownHighlighter | None) -> None:
        """Show the cards of another article."""
        self._article = article
        self._highlighter = highlighter
        self.forget()

    def forget(self) -> None:
        """Ask anew what the cards say."""
        self._cards.clear()
        self._edit.viewport().update()

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Draw the cards within a rectangle of the viewport."""
        for block, kind, key in self._between(exposed.top(), exposed.bottom()):
            rect = self._rect(block, kind)
            if not rect.intersects(exposed):
                continue
            card, selected = self._shown(block, kind, key), self._is_selected(block)
            drawn = (kind, key, card.proposed is MarkKind.DELETED)
            whole = exposed.contains(rect & self._edit.viewport().rect())
            if not whole and self._drawn.get(drawn) != (card, selected):
                # The text has only its own line drawn again, beyond which a card and its ring go.
                self._edit.viewport().update(rect.adjusted(-RING, -RING, RING, RING))
            self._drawn[drawn] = card, selected
            image = self._context.pictures.image(card.picture) if card.picture else None
            paint_card(
                painter,
                rect,
                card,
                image=image,
                theme=self._context.appearance.theme,
                icons=self._context.icons,
                selected=selected,
            )

    def picture(self, kind: str, key: str) -> QPixmap:
        """Draw a card by itself, for the pointer that drags it."""
        ratio = self._edit.devicePixelRatioF()
        size = QSize(DRAGGED_WIDTH, CARD_HEIGHTS[kind])
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        card = self._card(kind, key)
        painter = QPainter(picture)
        paint_card(
            painter,
            QRect(0, 0, size.width() - 1, size.height() - 1),
            card,
            image=self._context.pictures.image(card.picture) if card.picture else None,
            theme=self._context.appearance.theme,
            icons=self._context.icons,
            selected=False,
        )
        painter.end()
        return picture

    def hit(self, point: QPoint) -> tuple[QTextBlock, str, str] | None:
        """Return the block, kind and key of the card under a point of the viewport."""
        for block, kind, key in self._between(point.y(), point.y()):
            if self._rect(block, kind).contains(point):
                return block, kind, key
        return None

    def words(self, block: QTextBlock, kind: str, key: str) -> str:
        """Return what a card says, in one line."""
        card = self._shown(block, kind, key)
        return " · ".join((card.title, card.second, *([card.chip] if card.proposed else [])))

    def reveal(self, kind: str, key: str) -> None:
        """Show the figure or link of a card in its own pane."""
        if self._article is not None:
            part = "figures" if kind == "picture" else "links"
            self._context.desk.reveal(Place(self._article.id, f"{part}.{key}"))

    def is_directive(self, block: QTextBlock) -> bool:
        """Say whether a block is a directive, shown as its source or as a card."""
        return self._highlighter is not None and self._highlighter.directive_at(block) is not None

    def chosen(self) -> QTextBlock | None:
        """Return the block of the card that is selected by itself."""
        cursor = self._edit.textCursor()
        block = self._edit.document().findBlock(cursor.selectionStart())
        whole = (block.position(), block.position() + block.length() - 1)
        if not cursor.hasSelection() or (cursor.selectionStart(), cursor.selectionEnd()) != whole:
            return None
        return block if self.is_directive(block) else None

    def beside(self, cursor: QTextCursor, *, before: bool) -> QTextBlock | None:
        """Return the card that Backspace (`before`) or Delete would run into."""
        at_edge = cursor.atBlockStart() if before else cursor.atBlockEnd()
        if self._highlighter is None or cursor.hasSelection() or not at_edge:
            return None
        block = cursor.block()
        for _ in range(2):
            block = block.previous() if before else block.next()
            if block.isValid() and self._highlighter.card_at(block) is not None:
                return block
            if block.text().strip():
                break
        return None

    def remove(self, block: QTextBlock, title: str) -> None:
        """Take a card's directive out, with a blank line it no longer needs, as one step."""
        if self._article is None:
            return
        start, end = block.position(), block.position() + block.length() - 1
        above, below = block.previous(), block.next()
        if below.isValid() and not below.text().strip() and below.next().isValid():
            end = below.next().position()
        elif above.isValid():
            blank = not above.text().strip() and above.previous().isValid()
            start = (above.previous() if blank else above).position()
            start += (above.previous() if blank else above).length() - 1
        elif below.isValid():
            end = below.position()
        self._article.replace_text(start, end, "", title)
        cursor = self._edit.textCursor()
        cursor.setPosition(start)
        self._edit.setTextCursor(cursor)

    # Inside

    def _card(self, kind: str, key: str) -> Card:
        found = self._cards.get((kind, key))
        if found is None:
            assert self._article is not None, "cards are drawn of an article"
            now: datetime = self._context.desk.clock.now()
            found = self._cards[kind, key] = describe(self._article, kind, key, now)
        return found

    def _shown(self, block: QTextBlock, kind: str, key: str) -> Card:
        """Return a card with what somebody suggests to do with it at this place."""
        card, mark = self._card(kind, key), mark_over(self._article, block)
        if mark is None or self._article is None or self._context.suggesting.shows_outcome:
            return card
        return proposed(self._article, mark, card)

    def _is_gone(self, block: QTextBlock) -> bool:
        """Say whether a card is to be taken out, and the draft is shown as it would be then."""
        mark = mark_over(self._article, block)
        return (
            mark is not None
            and mark.kind is MarkKind.DELETED
            and self._context.suggesting.shows_outcome
        )

    def _between(self, top: int, bottom: int) -> list[tuple[QTextBlock, str, str]]:
        """List the cards that may reach into a stretch of the viewport.

        A card goes beyond the room that Qt counts as its block's, on both sides.
        """
        if self._highlighter is None:
            return []
        offset = self._edit.verticalScrollBar().value()
        found = []
        for block, place in blocks_from(self._edit.document(), top - BEYOND + offset):
            if place.y() - offset > bottom + BEYOND:
                break
            card = self._highlighter.card_at(block)
            if card is not None and not self._is_gone(block):
                found.append((block, *card))
        return found

    def _rect(self, block: QTextBlock, kind: str) -> QRect:
        """Return where a card is drawn: around the middle of its letters' room, a little lower."""
        box = self._edit.document().documentLayout().blockBoundingRect(block)
        offset = self._edit.verticalScrollBar().value()
        top, bottom = round(box.top()) - offset, round(box.bottom()) - offset
        height = CARD_HEIGHTS[kind]
        middle = (top + bottom) // 2 + CARD_LOWERED
        margin = round(self._edit.document().documentMargin())
        width = self._edit.viewport().width() - 2 * margin
        return QRect(margin, middle - height // 2, width, height)

    def _is_selected(self, block: QTextBlock) -> bool:
        cursor = self._edit.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        return start <= block.position() and end >= block.position() + block.length() - 1 > start


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
            viewport.setToolTip(words.replace("%1", self._cards.words(*over)))
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
