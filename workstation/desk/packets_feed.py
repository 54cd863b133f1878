"""Packets: what was sent, what came in, and what waits for somebody to decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workstation import paths
from workstation.desk import packet_work
from workstation.desk.copies import Copies
from workstation.desk.desk import Desk
from workstation.desk.exchange_folder import ExchangeFolder
from workstation.desk.in_tray import InTray
from workstation.desk.notice import Notice, NoticeKind
from workstation.desk.open_article import OpenArticle
from workstation.desk.packet_work import TakenIn
from workstation.desk.slow_drive import fetched
from workstation.desk.tasks import LatestWins
from workstation.desk.turned_off import refuses
from workstation.desk.use_cases import merging, opening, packets
from workstation.domain.canonical import single_line
from workstation.domain.changes import Changes
from workstation.domain.draft import Draft
from workstation.domain.errors import NotAllowed
from workstation.domain.ids import ArticleId, RevisionId
from workstation.domain.packets import (
    SUFFIX,
    Arrival,
    Arrived,
    OpenConflict,
    Packed,
    PacketSize,
    PictureChoice,
)
from workstation.domain.policy import Feature
from workstation.domain.wording import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from workstation.formats.picture_workshop import Workshop

_NOTHING = QT_TRANSLATE_NOOP("Refusals", "There is one version of this article: nothing to merge.")
FOLDER = "packets.folder"
"""The choice under which the shared folder is remembered."""


def file_name(slugs: Sequence[str], count: int) -> str:
    """Return what the file of a packet is called: as its first article, and how many more."""
    more = f"-and-{count - 1}-more" if count > 1 else ""
    return f"{slugs[0]}{more}{SUFFIX}"


class PacketsFeed(QObject):
    """Sends and opens packets, and asks about what both sides changed."""

    looked_into = Signal(object)
    """The `PacketSummary` of a packet somebody asked for; nothing is changed yet."""
    asked = Signal(object, object, object)
    """(OpenArticle, `OpenConflict`, `Deciding`): what somebody has to decide."""

    def __init__(self, desk: Desk, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._workshop = workshop
        self._asking: LatestWins[tuple[OpenConflict, ...]] = LatestWins()
        self._handed_over: dict[ArticleId, RevisionId] = {}
        """What other programs have taken out of this window."""
        self._copies = Copies(paths.state_folder() / "copies")
        self.exchange = ExchangeFolder(desk.dispatcher, self)
        """The folder through which packets come and go."""
        self.in_tray = InTray(desk.dispatcher, self.exchange, self._folder_for_copies, self)
        """What others put there."""
        desk.dispatcher.opened.connect(self._on_opened)
        if desk.dispatcher.is_open:
            self._on_opened()

    # Sending

    def measure(self, articles: tuple[ArticleId, ...], done: Callable[[PacketSize], None]) -> None:
        """Find out how large a packet would be."""
        self._desk.flush()
        self._desk.dispatcher.files(
            partial(packets.measure, articles=articles, workshop=self._workshop),
            owner=self,
            done=done,
            failed=self._desk.report,
        )

    def send(
        self,
        articles: tuple[ArticleId, ...],
        to: str,
        path: Path,
        pictures: PictureChoice,
        *,
        whole: bool = True,
    ) -> None:
        """Write a packet, and mark its articles as out; saves don't wait for its pictures.

        Unless it is `whole`, the versions that `to` has already stay out. What lies in the shared
        folder always is: anybody may open it there.
        """
        if refuses(self._desk, Feature.PACKETS):
            return
        self._write(
            *(articles, path, pictures, partial(self._on_written, to), self._desk.report),
            to=to,
            whole=whole or path.parent == self.folder(),
        )

    def hand_over(
        self,
        articles: tuple[ArticleId, ...],
        done: Callable[[Path | None], None],
        slugs: tuple[str, ...] = (),
    ) -> None:
        """Write a packet for another program to take; it is gone when the window closes."""
        if refuses(self._desk, Feature.PACKETS):
            done(None)
            return
        try:
            folder = self._folder_for_copies()
        except OSError:
            done(None)
            return
        self._write(
            articles,
            folder / file_name(slugs or articles[:1], len(articles)),
            PictureChoice.WORKING,
            partial(self._on_handed_over, done),
            partial(self._on_not_handed_over, done),
        )

    def mark_out(self, articles: tuple[ArticleId, ...], to: str) -> None:
        """Mark what was handed over as out; with an empty name it stays as it is."""
        known = {each: self._handed_over[each] for each in articles if each in self._handed_over}
        if to.strip() and known:
            self._mark_out(known, single_line(to))

    def close(self) -> None:
        """Remove what was made for other programs."""
        self._copies.remove()

    def call_back(self, article: ArticleId) -> None:
        """Count an article as back, or as never sent."""
        self._desk.dispatcher.write(
            partial(packets.call_back, article=article), owner=self, failed=self._desk.report
        )

    # Opening

    def look_into(self, path: Path) -> None:
        """Read what is in a packet and what opening it would do; it comes by `looked_into`."""
        if refuses(self._desk, Feature.PACKETS):
            return
        if path.parent != self.exchange.path:
            self._look_into(path)
            return
        self._desk.dispatcher.aside(
            lambda: fetched(path, self._folder_for_copies()),
            owner=self,
            done=self._look_into,
            failed=self._desk.report,
        )

    def _look_into(self, path: Path) -> None:
        self._desk.flush()
        self._desk.dispatcher.files(
            partial(opening.peek, path=path),
            owner=self,
            done=self.looked_into.emit,
            failed=self._desk.report,
        )

    def take_in(self, path: Path, people: Mapping[str, str | None]) -> None:
        """Open a packet: everything in it is here afterwards, and nothing that was here is gone.

        Its pictures come first, beside the work, so that no save waits for them.
        """
        self._desk.dispatcher.files(
            partial(opening.fetch_pictures, path=path, workshop=self._workshop),
            owner=self,
            done=lambda _missing: self._take_in(path, people),
            failed=self._desk.report,
        )

    def _take_in(self, path: Path, people: Mapping[str, str | None]) -> None:
        self._desk.flush()
        before = {article.id: article.snapshot() for article in self._desk.tabs}
        self._desk.dispatcher.write_store(
            partial(
                packet_work.open_packet,
                path=path,
                by=self._desk.acting,
                people=people,
                workshop=self._workshop,
                tabs=frozenset(before),
            ),
            owner=self,
            done=partial(self._on_taken_in, before),
            failed=self._desk.report,
        )

    # Deciding

    def ask(self, article: ArticleId) -> None:
        """Open an article, and ask about the places that both sides changed."""
        self._desk.open(article)
        self._desk.flush()
        self._asking.follow(
            self._desk.dispatcher.read(
                partial(merging.conflicts, article=article),
                owner=self,
                done=self._asking.only(self._on_conflicts),
                failed=self._desk.report,
                after_writes=True,
            )
        )

    def finish(self, article: OpenArticle, conflict: OpenConflict, draft: Draft) -> None:
        """Make a merged draft the article's, as one step that can be undone."""
        if article not in self._desk.tabs:
            return
        self._desk.flush()
        article.merge_in(draft, self.tr("Merge"))
        history, place = article.history, article.history.index()

        def undo() -> None:
            if article in self._desk.tabs and history.index() == place:
                history.undo()

        notice = Notice(
            NoticeKind.DECIDED,
            article=article.id,
            headline=article.details.headline,
            undo=undo,
        )
        self._desk.saving(article).write_by(
            partial(
                packet_work.settle,
                article=article.id,
                theirs=conflict.revision,
                author=self._desk.acting,
            ),
            done=partial(self._on_settled, notice),
        )

    # The shared folder

    def folder(self) -> Path | None:
        """Return the folder through which packets come and go, if one was chosen."""
        name = self._desk.choices.get(FOLDER, "")
        return Path(name) if name else None

    def set_folder(self, path: Path | None) -> None:
        """Use another folder, or none; this machine remembers it."""
        if path == self.folder():
            return
        if path is None:
            self._desk.choices.pop(FOLDER, None)
        else:
            self._desk.choices[FOLDER] = str(path)
        self.exchange.follow(path)

    # Inside

    def _folder_for_copies(self) -> Path:
        return self._copies.make(self._desk.clock.now())

    def _write(
        self,
        articles: tuple[ArticleId, ...],
        path: Path,
        pictures: PictureChoice,
        done: Callable[[Packed], None],
        failed: Callable[[Exception], None],
        *,
        to: str = "",
        whole: bool = True,
    ) -> None:
        self._desk.flush()
        by, dispatcher = self._desk.acting, self._desk.dispatcher
        dispatcher.write(
            partial(packets.keep, articles=articles, by=by), owner=self, failed=self._desk.report
        )
        dispatcher.keep(
            packet_work.nothing,
            partial(
                packet_work.write,
                articles=articles,
                path=path,
                sender=by,
                to=to,
                pictures=pictures,
                whole=whole,
                workshop=self._workshop,
                beside=path.parent == self.folder(),
            ),
            owner=self,
            done=done,
            failed=failed,
        )

    def _mark_out(
        self,
        sent: Mapping[ArticleId, RevisionId],
        to: str,
        done: Callable[[Changes], None] | None = None,
    ) -> None:
        self._desk.dispatcher.write(
            partial(packets.mark_out, sent=sent, to=to, by=self._desk.acting),
            owner=self,
            done=done,
            failed=self._desk.report,
        )

    def _on_handed_over(self, done: Callable[[Path | None], None], packed: Packed) -> None:
        self._handed_over.update(packed.sent)
        done(packed.path)

    def _on_not_handed_over(self, done: Callable[[Path | None], None], error: Exception) -> None:
        done(None)
        self._desk.report(error)

    def _on_settled(self, notice: Notice, _changes: Changes) -> None:
        self._desk.noticed.emit(notice)

    def _on_opened(self) -> None:
        policy = self._desk.policy
        if policy is None or Feature.PACKETS not in policy.off:
            self.exchange.follow(self.folder())

    def _on_written(self, to: str, packed: Packed) -> None:
        self._mark_out(packed.sent, to, partial(self._on_sent, to, packed))

    def _on_sent(self, to: str, packed: Packed, _changes: Changes) -> None:
        self._desk.noticed.emit(
            Notice(NoticeKind.PACKET_SENT, path=packed.path, into=to, left_out=packed.left_out)
        )
        self.exchange.look()

    def _on_taken_in(self, before: Mapping[ArticleId, Draft], taken: TakenIn) -> None:
        opened, changed = taken.opened, (Arrival.FORWARD, Arrival.MERGES)
        moved = {each.id for each in opened.articles if each.arrival in changed}
        tabs = {article.id: article for article in self._desk.tabs}
        for bundle in taken.present:
            article = tabs.get(bundle.article.id)
            if article is not None and article.id in moved:
                self._desk.saving(article).catch_up()
                article.take_over(bundle, before[article.id], self.tr("Open packet"))
        merged = [each for each in opened.articles if each.before and each.arrival in changed]
        undo = partial(self._take_back, merged) if merged else None
        self._desk.noticed.emit(Notice(NoticeKind.PACKET_OPENED, opened=opened, undo=undo))
        for each in (*opened.conflicts, *opened.articles)[:1]:
            self._desk.open(each.id)

    def _take_back(self, merged: Iterable[Arrived]) -> None:
        """Let articles be again what they were before a packet; its versions stay in History."""
        tabs = {article.id: article for article in self._desk.tabs}
        for article in merged:
            opened = tabs.get(article.id)
            if opened is not None and opened.history.undoText() == self.tr("Open packet"):
                opened.history.undo()
            elif article.before is not None:
                self._desk.dispatcher.write(
                    partial(
                        packet_work.restore,
                        article=article.id,
                        revision=article.before,
                        author=self._desk.acting,
                    ),
                    owner=self,
                    failed=self._desk.report,
                )

    def _on_conflicts(self, found: tuple[OpenConflict, ...]) -> None:
        from workstation.text.deciding import Deciding  # noqa: PLC0415 - on demand
        from workstation.text.draft_merging import merge_drafts  # noqa: PLC0415

        article = self._desk.current
        if not found:
            self._desk.report(NotAllowed(_NOTHING))
            return
        conflict = found[0]
        if article is not None and article.id == conflict.article:
            merge = merge_drafts(conflict.base, article.snapshot(), conflict.theirs)
            deciding = Deciding(merge)
            if deciding.questions:
                self.asked.emit(article, conflict, deciding)
            else:
                self.finish(article, conflict, deciding.draft())
