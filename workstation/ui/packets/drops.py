"""Packets dropped on the window, wherever in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent, QWindow

from workstation.domain.packets import SUFFIX
from workstation.ui.mime import ARTICLE


class PacketDrops(QObject):
    """Takes packet files before any widget is asked, since most of the window takes files."""

    def __init__(self, window: QWindow, take: Callable[[Path], None]) -> None:
        super().__init__(window)
        self._take = take
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accept packets; leave everything else to what lies under the pointer."""
        if not isinstance(event, QDropEvent):
            return False
        found = packets_in(event.mimeData())
        if not found:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            for path in found:
                self._take(path)
        return True


def packets_in(data: QMimeData) -> tuple[Path, ...]:
    """Return the packet files in what is dragged, where there is nothing else in it."""
    if not data.hasFormat("text/uri-list") or data.hasFormat(ARTICLE):
        return ()
    files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    packets = tuple(file for file in files if file.suffix.lower() == SUFFIX)
    return packets if len(packets) == len(data.urls()) else ()
