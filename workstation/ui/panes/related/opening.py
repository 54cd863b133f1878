"""Going where a related link leads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QWidget

from workstation.desk.desk import Desk
from workstation.domain.links import ArticleTarget, RelatedLink, WebTarget

OpenUrl = Callable[[QUrl], bool]


class Opening(QObject):
    """Opens an article at the desk, and a page elsewhere in the browser once that is confirmed."""

    def __init__(
        self, desk: Desk, parent: QWidget, open_url: OpenUrl = QDesktopServices.openUrl
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._window = parent
        self._open_url = open_url

    @staticmethod
    def possible(link: RelatedLink) -> bool:
        """Say whether a link leads anywhere yet."""
        target = link.target
        if isinstance(target, WebTarget):
            return QUrl(target.url).scheme().lower() in ("http", "https")
        return isinstance(target, ArticleTarget)

    def open(self, link: RelatedLink) -> None:
        """Go where a link leads."""
        target = link.target
        if isinstance(target, ArticleTarget):
            self._desk.open(target.id)
        elif isinstance(target, WebTarget) and self.possible(link):
            self._ask(target)

    def _ask(self, target: WebTarget) -> None:
        box = QMessageBox(
            QMessageBox.Icon.Question,
            self.tr("Open page"),
            self.tr("Open this page in your browser?"),
            QMessageBox.StandardButton.Open | QMessageBox.StandardButton.Cancel,
            self._window,
        )
        box.setInformativeText(target.url)
        box.setDefaultButton(QMessageBox.StandardButton.Open)
        box.accepted.connect(partial(self._open_url, QUrl(target.url)))
        box.finished.connect(box.deleteLater)
        box.open()
