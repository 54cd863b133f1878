"""Finds the panes: one folder each, and those that other packages bring."""

from __future__ import annotations

import logging
import pkgutil
from importlib import import_module
from importlib.metadata import entry_points

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
    for entry in entry_points(group=ENTRY_POINTS):
        try:
            found.append(entry.load())
        except Exception:
            log.exception("The pane %s could not be loaded", entry.name)
    return tuple(sorted(found, key=lambda spec: (spec.area.value, spec.order)))
