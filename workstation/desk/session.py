"""What comes back at the next start: open articles, cursors, the arrangement of the window."""

from __future__ import annotations

import base64
import json
import os
import threading
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path

from workstation.domain.canonical import Json
from workstation.domain.ids import ArticleId

VERSION = 1


@dataclass(frozen=True, slots=True)
class TabState:
    """One open article, and where its writer was."""

    article: ArticleId
    cursor: int = 0
    scroll: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionState:
    """The state of one newsroom's window on this machine."""

    tabs: tuple[TabState, ...] = ()
    current: ArticleId | None = None
    beside: ArticleId | None = None
    """The article shown beside the current one."""
    swapped: bool = False
    """The current one is then at the right."""
    arrangement: str = "write"
    entry: str = "all"
    """The entry chosen in the desk list."""
    pane: str = "preview"
    geometry: bytes = b""
    """As `QWidget.saveGeometry` gives it."""
    layouts: dict[str, bytes] = field(default_factory=dict)
    """By arrangement: as `QSplitter.saveState` gives it."""
    folded: frozenset[str] = frozenset()
    """The side panels that are closed: `library`, `panes`."""
    choices: dict[str, str] = field(default_factory=dict)
    """What people chose in panes, by the choice's name: `preview.mode`."""


def read_session(path: Path) -> SessionState:
    """Read a session; an absent or unreadable one is an empty one."""
    try:
        data = json.loads(path.read_text("utf-8"))
        if data.get("version") != VERSION:
            return SessionState()
        return SessionState(
            tabs=tuple(TabState(**tab) for tab in data["tabs"]),
            current=data["current"],
            beside=data.get("beside"),
            swapped=bool(data.get("swapped")),
            arrangement=data["arrangement"],
            entry=data["entry"],
            pane=data["pane"],
            geometry=base64.b64decode(data["geometry"]),
            layouts={name: base64.b64decode(text) for name, text in data["layouts"].items()},
            folded=frozenset(data["folded"]),
            choices={str(name): str(value) for name, value in data.get("choices", {}).items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return SessionState()


class SessionFile:
    """A session's file, written from several threads; what is older never replaces the newer."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._ordered = 0
        self._written = 0

    def order(self, state: SessionState) -> Callable[[], None]:
        """Return what writes a state, on whatever thread, unless a state ordered later is there.

        On the GUI thread only; the order of these calls is what counts, not that of the writing.
        """
        self._ordered += 1
        return partial(self._write, state, self._ordered)

    def _write(self, state: SessionState, number: int) -> None:
        with self._lock:
            if number > self._written:
                write_session(self._path, state)
                self._written = number


def write_session(path: Path, state: SessionState) -> None:
    """Write a session in one step: the old one stays until the new one is whole."""
    data: dict[str, Json] = {
        **asdict(state),
        "version": VERSION,
        "geometry": base64.b64encode(state.geometry).decode(),
        "layouts": {
            name: base64.b64encode(layout).decode() for name, layout in state.layouts.items()
        },
        "folded": sorted(state.folded),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    temporary.write_text(json.dumps(data, indent=1), "utf-8")
    temporary.replace(path)
