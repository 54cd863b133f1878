"""An article dragged out of the list: inside the window its id, elsewhere a packet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMetaType, QMimeData, QUrl

from workstation.domain.ids import ArticleId
from workstation.ui import mime

URLS = "text/uri-list"

Done = Callable[[Path | None], None]
Make = Callable[[ArticleId, Done], None]
"""Writes a packet beside the GUI thread and says where it is; None where that failed."""


class DraggedArticle(QMimeData):
    """Offers a file that is made when another program asks for it, and not before."""

    def __init__(self, article: ArticleId, headline: str, make: Make) -> None:
        super().__init__()
        self.article = article
        """The article."""
        self.asked = False
        """Another program wanted the file."""
        self._make = make
        self._urls: list[QUrl] = []
        self.setData(mime.ARTICLE, article.encode())
        self.setText(headline)

    def formats(self) -> list[str]:
        """Say what it can be given as."""
        return [*super().formats(), URLS]

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

        self._make(self.article, done)
        if not answered:
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
