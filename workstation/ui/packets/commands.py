"""What the commands for packets do, and the dialogs that belong to them."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.desk.packets_feed import PacketsFeed
from workstation.domain.packets import SUFFIX, OpenConflict, PacketSize, PacketSummary
from workstation.text.deciding import Deciding
from workstation.ui.context import Context
from workstation.ui.main_window import MainWindow
from workstation.ui.merge.dialog import MergeDialog
from workstation.ui.packets.open_dialog import OpenDialog
from workstation.ui.packets.send_dialog import SendDialog, Sending


class PacketCommands(QObject):
    """Asks what has to be asked, and hands the answers to the feed."""

    def __init__(self, window: MainWindow, context: Context) -> None:
        super().__init__(window)
        self._window = window
        self._context = context
        self._feed: PacketsFeed = context.packets
        self._feed.looked_into.connect(self._on_looked_into)
        self._feed.asked.connect(self._on_asked)

    def send(self) -> None:
        """Ask to whom the current article goes and where to, then write it."""
        article = self._context.desk.current
        if article is None:
            return
        dialog = SendDialog(
            (article.details.headline or self.tr("Untitled"),),
            self._people(),
            _documents() / f"{article.slug or 'article'}{SUFFIX}",
            self._feed.folder(),
            partial(self._on_send, article),
            self._window,
        )
        self._feed.measure((article.id,), partial(_show_size, dialog))
        dialog.open()

    def choose(self) -> None:
        """Ask for a packet, and show what is in it."""
        dialog = QFileDialog(self._window, self.tr("Open packet"), str(_documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Packets (*.packet)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def decide(self) -> None:
        """Ask about what both sides changed in the current article."""
        article = self._context.desk.current
        if article is not None:
            self._feed.ask(article.id)

    def _on_chosen(self, name: str) -> None:
        self._feed.look_into(Path(name))

    def _on_send(self, article: OpenArticle, sending: Sending) -> None:
        folder = self._feed.folder()
        path = sending.path
        if path is None and folder is not None:
            path = folder / f"{article.slug or 'article'}{SUFFIX}"
        if path is not None:
            self._feed.send((article.id,), sending.to, path, sending.pictures, whole=sending.whole)

    def _on_looked_into(self, summary: PacketSummary) -> None:
        dialog = OpenDialog(
            summary,
            self._people(),
            self._context.desk.clock.now(),
            partial(self._feed.take_in, summary.path),
            self._context.icons,
            self._window,
        )
        dialog.open()

    def _on_asked(self, article: OpenArticle, conflict: OpenConflict, deciding: Deciding) -> None:
        known = article.references.articles.values()
        dialog = MergeDialog(
            deciding,
            conflict.author,
            {summary.id: summary.headline for summary in known},
            partial(self._feed.finish, article, conflict),
            self._context.appearance,
            self._context.icons,
            self._window,
        )
        dialog.open()

    def _people(self) -> tuple[str, ...]:
        acting = self._context.desk.acting
        people = self._context.desk.newsroom.people
        return tuple(each.name for each in people if not each.collective and each.name != acting)


def _documents() -> Path:
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place))


def _show_size(dialog: SendDialog, size: PacketSize) -> None:
    if isValid(dialog):
        dialog.show_size(size)
