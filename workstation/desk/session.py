"""What comes back at the next start: open articles, cursors, the arrangement of the window."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import asdict, dataclass, field
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
