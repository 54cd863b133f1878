"""What the commands for packets do, and the dialogs that belong to them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog
from shiboken6 import isValid

from workstation.desk.open_article import OpenArticle
from workstation.desk.packets_feed import PacketsFeed, file_name
from workstation.domain.ids import ArticleId
from workstation.domain.packets import OpenConflict, PacketSize, PacketSummary
from workstation.text.deciding import Deciding
from workstation.ui.context import Context
from workstation.ui.main_window import MainWindow
from workstation.ui.merge.dialog import MergeDialog
from workstation.ui.packets.open_dialog import OpenDialog
from workstation.ui.packets.send_dialog import SendDialog, Sending


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An article that is to be sent."""

    id: ArticleId
    slug: str
    headline: str


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
        """Ask to whom the current article goes and where to, or all selected in the list."""
        wanted = self._wanted()
        if not wanted:
            return
        slugs = [each.slug for each in wanted if each.slug] or ["article"]
        name = file_name(slugs, len(wanted))
        articles = tuple(each.id for each in wanted)
        dialog = SendDialog(
            tuple(each.headline or self.tr("Untitled") for each in wanted),
            self._people(),
            _documents() / name,
            self._feed.folder(),
            partial(self._on_send, articles, name),
            self._window,
        )
        self._feed.measure(articles, partial(_show_size, dialog))
        dialog.open()

    def _wanted(self) -> list[_Wanted]:
        """Return what is to be sent: what is selected in the list, or the current article."""
        desk, library = self._context.desk, self._context.library
        tabs = {article.id: article for article in desk.tabs}
        current = desk.current
        chosen = library.chosen if len(library.chosen) > 1 else ()
        found = []
        for identity in chosen or (() if current is None else (current.id,)):
            tab, place = tabs.get(identity), library.place_of(identity)
            row = None if place is None else library.known(place)
            if tab is not None:
                found.append(_Wanted(identity, tab.slug, tab.details.headline))
            else:
                told = ("", "") if row is None else (row.slug, row.headline)
                found.append(_Wanted(identity, *told))
        return found

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

    def _on_send(self, articles: tuple[ArticleId, ...], name: str, sending: Sending) -> None:
        folder = self._feed.folder()
        path = sending.path
        if path is None and folder is not None:
            path = folder / name
        if path is not None:
            self._feed.send(articles, sending.to, path, sending.pictures, whole=sending.whole)

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
