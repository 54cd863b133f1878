"""Articles dragged out of the list: inside the window their ids, elsewhere a packet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMetaType, QMimeData, QUrl

from workstation.domain.ids import ArticleId
from workstation.ui import mime

URLS = "text/uri-list"

Done = Callable[[Path | None], None]
Make = Callable[[tuple[ArticleId, ...], Done], None]
"""Writes a packet beside the GUI thread and says where it is; None where that failed."""


class DraggedArticles(QMimeData):
    """Offers a file that is made when another program asks for it, and not before.

    The file comes first in what is offered: programs take the first that they know, and would
    take the headlines for a text otherwise.
    """

    def __init__(self, articles: tuple[ArticleId, ...], headlines: str, make: Make) -> None:
        super().__init__()
        self.articles = articles
        """The articles."""
        self.asked = False
        """Another program wanted the file."""
        self._make = make
        self._urls: list[QUrl] = []
        self.setData(mime.ARTICLE, "\n".join(articles).encode())
        self.setText(headlines)

    def formats(self) -> list[str]:
        """Say what it can be given as."""
        return [URLS, *super().formats()]

    def hasFormat(self, mimetype: str) -> bool:
        """Say whether it can be given as something."""
        return mimetype == URLS or super().hasFormat(mimetype)

    def retrieveData(self, mimetype: str, preferredType: QMetaType | QMetaType.Type) -> object:
        """Give the file's address once the file is written."""
        if mimetype != URLS:
            return super().retrieveData(mimetype, preferredType)
        if not self.asked:
            self.asked = True
            self._wait()
        return self._urls

    def _wait(self) -> None:
        """Let the packet be written; nobody can click meanwhile, but the window is drawn."""
        loop = QEventLoop()
        answered = False

        def done(path: Path | None) -> None:
            nonlocal answered
            answered = True
            if path is not None:
                self._urls = [QUrl.fromLocalFile(str(path))]
            loop.quit()

        self._make(self.articles, done)
        if not answered:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
