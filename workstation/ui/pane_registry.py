"""Finds the panes: one folder each, and those that other packages bring."""

from __future__ import annotations

import logging
import os
import pkgutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from workstation.ui import panes
from workstation.ui.pane import PaneSpec

ENTRY_POINTS = "workstation.panes"

log = logging.getLogger(__name__)


def find_panes() -> tuple[PaneSpec, ...]:
    """Return the specs of all panes, ordered by area and place; a broken one is left out."""
    found = [
        import_module(f"{panes.__name__}.{module.name}").PANE
        for module in pkgutil.iter_modules(panes.__path__)
        if module.ispkg
    ]
    if _others_bring_panes():
        found += _panes_of_others()
    return tuple(sorted(found, key=lambda spec: (spec.area.value, spec.order)))


def _others_bring_panes() -> bool:
    """Look for our group where packages declare theirs; the library that reads it loads slowly."""
    group = f"[{ENTRY_POINTS}]"
    return any(group in declared for place in sys.path for declared in _declared_in(place))


def _declared_in(place: str) -> Iterator[str]:
    """Yield what the packages in a folder declare; nothing where it may not be looked into."""
    with suppress(OSError), os.scandir(place or ".") as found:
        for package in found:
            if package.name.endswith("-info"):
                with suppress(OSError, UnicodeError):
                    yield Path(package.path, "entry_points.txt").read_text("utf-8")


def _panes_of_others() -> Iterator[PaneSpec]:
    from importlib.metadata import entry_points  # noqa: PLC0415 - seldom needed

    for entry in entry_points(group=ENTRY_POINTS):
        try:
            yield entry.load()
        except Exception:
            log.exception("The pane %s could not be loaded", entry.name)
