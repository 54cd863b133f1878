"""Lets the draft be scrolled with other views of the article, and them with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, Qt
from PySide6.QtGui import QTextBlock

from workstation.desk.open_article import OpenArticle
from workstation.desk.reading import ReadingPoint
from workstation.ui.panes.editor.body_edit import BodyEdit
from workstation.ui.panes.editor.column import DraftColumn


class DraftFollowing(QObject):
    """Tells of the point that is read in the draft, and brings other views' point into it.

    The point read lies as far down in the view as the view is down in the whole: at the top of
    it at the beginning, at its foot at the end. So two views of different length begin and end
    together, and neither has to jump.
    """

    def __init__(self, column: DraftColumn, body: BodyEdit) -> None:
        super().__init__(column)
        self._column = column
        self._body = body
        self._article: OpenArticle | None = None
        self._following = False
        column.scrolled.connect(self._tell)

    def bind(self, article: OpenArticle | None) -> None:
        """Follow the views of another article."""
        if self._article is not None:
            self._article.read_on.disconnect(self._follow)
        self._article = article
        if article is not None:
            article.read_on.connect(self._follow)

    def _tell(self, value: int) -> None:
        most = self._column.bar.maximum()
        if self._article is None or self._following or most <= 0:
            return
        point = self._point_at(value / most * (most + self._column.height()))
        self._article.read_at(point, self)

    def _point_at(self, y: float) -> ReadingPoint:
        head = self._column.header_height()
        if y < head:
            return ReadingPoint(-1, y / head)
        layout = self._body.document().documentLayout()
        place = layout.hitTest(QPointF(0, y - head), Qt.HitTestAccuracy.FuzzyHit)
        block = self._body.document().findBlock(max(0, place))
        while not block.text().strip() and block.previous().isValid():
            block = block.previous()
        top, bottom = self._extent(block)
        return ReadingPoint(block.blockNumber(), _share(y - head, top, bottom))

    def _follow(self, point: ReadingPoint, who: object) -> None:
        if who is self:
            return
        most = self._column.bar.maximum()
        head = self._column.header_height()
        y = point.share * head
        if point.line >= 0:
            block = self._body.document().findBlockByNumber(point.line)
            if not block.isValid():
                return
            top, bottom = self._extent(block)
            y = head + top + point.share * (bottom - top)
        self._following = True
        self._column.bar.setValue(round(y / (most + self._column.height()) * most))
        self._following = False

    def _extent(self, block: QTextBlock) -> tuple[float, float]:
        """Return where a line begins, and where the next that is not blank does."""
        layout = self._body.document().documentLayout()
        rect = layout.blockBoundingRect(block)
        after = block.next()
        while after.isValid() and not after.text().strip():
            after = after.next()
        bottom = layout.blockBoundingRect(after).top() if after.isValid() else rect.bottom()
        return rect.top(), max(bottom, rect.top() + 1)


def _share(y: float, top: float, bottom: float) -> float:
    return min(1.0, max(0.0, (y - top) / (bottom - top)))
