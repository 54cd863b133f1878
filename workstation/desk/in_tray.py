"""Packets that others put into the shared folder, as far as they hold something new."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workstation.desk import packet_work
from workstation.desk.dispatcher import Dispatcher
from workstation.desk.exchange_folder import ExchangeFolder, FoundPacket
from workstation.desk.slow_drive import fetched
from workstation.domain.changes import Changes
from workstation.domain.errors import ExpectedError
from workstation.domain.packets import Arrival, PacketSummary

NOTHING_NEW = (Arrival.SAME, Arrival.OLDER)


@dataclass(frozen=True, slots=True)
class Incoming:
    """A packet in the folder: what it says, or why it can't be opened."""

    path: Path
    summary: PacketSummary | None = None
    error: ExpectedError | None = None

    @property
    def news(self) -> bool:
        """Somebody here would want to know of it."""
        summary = self.summary
        if summary is None:
            return self.error is not None
        here = all(article.arrival in NOTHING_NEW for article in summary.articles)
        return not summary.own and not here


class InTray(QObject):
    """Looks into each packet of a folder once, and again when what is here has changed."""

    changed = Signal()
    """`packets` is another now."""

    def __init__(
        self,
        dispatcher: Dispatcher,
        exchange: ExchangeFolder,
        copies: Callable[[], Path],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._copies = copies
        self._exchange = exchange
        self._known: dict[FoundPacket, Incoming] = {}
        self._looking: FoundPacket | None = None
        self.packets: tuple[Incoming, ...] = ()
        """Those with something new, the newest first."""
        exchange.changed.connect(self._follow)
        dispatcher.committed.connect(self._on_committed)

    def _follow(self) -> None:
        """Look into what is not known yet, one after the other."""
        found = self._exchange.found
        self._known = {each: known for each, known in self._known.items() if each in found}
        self._tell()
        if self._looking is not None:
            return
        self._looking = next((each for each in found if each not in self._known), None)
        if self._looking is not None:
            self._dispatcher.aside(
                partial(self._fetched, self._looking.path),
                owner=self,
                done=partial(self._look_into, self._looking),
                failed=partial(self._refuse, self._looking),
            )

    def _fetched(self, path: Path) -> Path:
        return fetched(path, self._copies())

    def _look_into(self, found: FoundPacket, copy: Path) -> None:
        self._dispatcher.files(
            partial(packet_work.peek_copy, copy=copy, path=found.path),
            owner=self,
            done=partial(self._take, found),
            failed=partial(self._refuse, found),
        )

    def _take(self, found: FoundPacket, summary: PacketSummary) -> None:
        self._settle(found, Incoming(found.path, summary))

    def _refuse(self, found: FoundPacket, error: Exception) -> None:
        """Say what is wrong with a packet, unless somebody is still writing it."""
        told = isinstance(error, ExpectedError) and found.whole
        self._settle(
            found,
            Incoming(found.path, error=error if told else None),  # type: ignore[arg-type]
        )

    def _settle(self, found: FoundPacket, incoming: Incoming) -> None:
        self._looking = None
        self._known[found] = incoming
        self._follow()

    def _on_committed(self, changes: Changes, _origin: object) -> None:
        touched = changes.added | changes.reviewed
        stale = {
            found
            for found, known in self._known.items()
            if known.summary is not None
            and any(article.id in touched for article in known.summary.articles)
        }
        if stale:
            for found in stale:
                del self._known[found]
            self._follow()

    def _tell(self) -> None:
        """Show what is known; what is looked into again stays as it was meanwhile."""
        by_path = {each.path: each for each in self.packets}
        shown = []
        for found in self._exchange.found:
            incoming = self._known.get(found) or by_path.get(found.path)
            if incoming is not None and incoming.news:
                shown.append(incoming)
        if tuple(shown) != self.packets:
            self.packets = tuple(shown)
            self.changed.emit()
