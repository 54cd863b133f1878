"""Pictures on their way into the text: from files, the clipboard, by dragging."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.domain.pictures import Picture
from workstation.ui.context import Context
from workstation.ui.panes.editor.body_edit import BodyEdit

if TYPE_CHECKING:
    from workstation.desk.picture_intake import Source


class Arrivals(QObject):
    """Sends pictures to the newsroom, and places each where the cursor was when it came."""

    def __init__(self, context: Context, body: BodyEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._body = body
        self._article: OpenArticle | None = None
        body.pictures_brought.connect(self.take)

    def bind(self, article: OpenArticle | None) -> None:
        """Place pictures in another article from now on."""
        self._article = article

    def choose_files(self, parent: QWidget) -> None:
        """Ask for picture files."""
        from workstation.ui.picture_sources import choose_pictures  # noqa: PLC0415 - on demand

        if self._article is None:
            return
        chosen = partial(self._on_chosen, self._body.textCursor().position())
        choose_pictures(parent, self.tr("Choose pictures"), chosen)

    def take(self, sources: list[Source], position: int) -> None:
        """Store pictures, and place them at a position that moves with the text meanwhile."""
        article = self._article
        if article is None:
            return
        place = QTextCursor(article.document)
        place.setPosition(min(position, article.document.characterCount() - 1))
        self._context.intake.take(sources, partial(_place, article, place))

    def _on_chosen(self, position: int, sources: list[Source]) -> None:
        self.take(sources, position)


def _place(article: OpenArticle, place: QTextCursor, picture: Picture) -> None:
    if isValid(article):  # its tab may have been closed while the file was read
        article.figures.add(picture, at=article.body_offset(place.position()))
