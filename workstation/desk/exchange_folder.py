"""The folder through which two newsrooms hand each other packets, looked at again and again."""

from __future__ import annotations

import os
from concurrent.futures import Future
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from workstation.desk.dispatcher import Dispatcher
from workstation.desk.tasks import LatestWins
from workstation.domain.packets import SUFFIX

EVERY_MS = 3000
SILENT_MS = 4000
"""How long a folder may take to answer before it counts as silent."""
MOST = 500
"""Packets that are looked at; a folder with more is not one for handing over."""


class FolderState(Enum):
    """How it is with the folder."""

    NONE = auto()
    """No folder was chosen."""
    THERE = auto()
    AWAY = auto()
    """It can't be read now: a drive that is not there, a share without a connection."""
    SILENT = auto()
    """It does not answer: a share whose connection hangs."""


@dataclass(frozen=True, slots=True)
class FoundPacket:
    """A packet file as it was when it was seen."""

    path: Path
    size: int
    changed_ns: int
    whole: bool = False
    """It was the same when it was looked at before: nobody is writing it."""


class ExchangeFolder(QObject):
    """Says which packets lie in a folder, and whether the folder is there at all.

    It asks every few seconds, since shared drives tell of nothing. A folder that does not answer
    is waited for by nobody: it is asked once, and again when that has come to an end.
    """

    changed = Signal()
    """`state` or `found` is another now."""

    def __init__(self, dispatcher: Dispatcher, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self.path: Path | None = None
        """The folder; None while none is watched."""
        self.state = FolderState.NONE
        self.found: tuple[FoundPacket, ...] = ()
        """The packets in it, the newest first."""
        self._listing: LatestWins[tuple[FoundPacket, ...] | None] = LatestWins()
        self._asked: Future[tuple[FoundPacket, ...] | None] | None = None
        self._once_more = False
        self._again = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._again.timeout.connect(self.look)
        self._silence = QTimer(self, singleShot=True, interval=SILENT_MS)
        self._silence.timeout.connect(self._on_silence)

    def follow(self, path: Path | None) -> None:
        """Look at another folder from now on, or at none."""
        self._listing.cancel()
        self._again.stop()
        self._silence.stop()
        self._asked = None
        self.path = path
        self._set(FolderState.NONE, ())
        self.look()

    def look(self) -> None:
        """Look now, or as soon as the folder has answered the question before."""
        if self.path is None:
            return
        self._again.stop()
        self._once_more = self._asked is not None and not self._asked.done()
        if self._once_more:
            return
        self._asked = self._dispatcher.aside(
            partial(list_packets, self.path),
            owner=self,
            done=self._listing.only(self._on_listed),
        )
        self._silence.start()

    def _on_listed(self, listed: tuple[FoundPacket, ...] | None) -> None:
        self._silence.stop()
        if listed is None:
            self._set(FolderState.AWAY, ())
        else:
            self._take(listed)
        self._again.start()
        if self._once_more:
            self.look()

    def _on_silence(self) -> None:
        if self._asked is not None and not self._asked.done():
            self._set(FolderState.SILENT, self.found)

    def _take(self, listed: tuple[FoundPacket, ...]) -> None:
        before = {(each.path, each.size, each.changed_ns) for each in self.found}
        found = tuple(
            FoundPacket(
                each.path,
                each.size,
                each.changed_ns,
                whole=(each.path, each.size, each.changed_ns) in before,
            )
            for each in listed
        )
        self._set(FolderState.THERE, found)

    def _set(self, state: FolderState, found: tuple[FoundPacket, ...]) -> None:
        if (state, found) != (self.state, self.found):
            self.state, self.found = state, found
            self.changed.emit()


def list_packets(folder: Path) -> tuple[FoundPacket, ...] | None:
    """List the packets in a folder, the newest first; None where it can't be read."""
    try:
        with os.scandir(folder) as entries:
            found = [_facts(entry) for entry in entries if _is_packet(entry)]
    except OSError:
        return None
    here = sorted(filter(None, found), key=lambda each: (-each.changed_ns, each.path.name))
    return tuple(here[:MOST])


def _is_packet(entry: os.DirEntry[str]) -> bool:
    name = entry.name
    return name.lower().endswith(SUFFIX) and not name.startswith((".", "~"))


def _facts(entry: os.DirEntry[str]) -> FoundPacket | None:
    try:
        if not entry.is_file(follow_symlinks=False):
            return None
        facts = entry.stat(follow_symlinks=False)
    except OSError:
        return None  # taken away meanwhile
    return FoundPacket(Path(entry.path), facts.st_size, facts.st_mtime_ns)
