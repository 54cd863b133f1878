"""Finds the export formats: every module of this package, then what other packages offer."""

from __future__ import annotations

import importlib
import logging
import pkgutil
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import EntryPoint, entry_points

import workstation.formats
from workstation.domain.errors import BadInput
from workstation.formats.api import Exporter

ENTRY_POINTS = "workstation.formats"
_NOT_FORMATS = frozenset(("api", "registry", "writer"))

_log = logging.getLogger(__name__)


def find_exporters() -> tuple[Exporter, ...]:
    """Return every format, sorted by title; one that fails to load is logged and left out."""
    found: dict[str, Exporter] = {}
    for name, load in (*_own(), *_foreign()):
        try:
            exporter = load()
        except Exception:  # noqa: BLE001 - a plug-in may raise anything
            _log.exception("The export format %s could not be loaded and was left out.", name)
            continue
        if exporter is None:
            continue
        if not isinstance(exporter, Exporter):
            _log.error("%s is not an export format and was left out.", name)
        elif exporter.id in found:
            _log.error("The export format “%s” of %s is there already.", exporter.id, name)
        else:
            found[exporter.id] = exporter
    return tuple(sorted(found.values(), key=lambda exporter: exporter.title))


def find_exporter(identity: str) -> Exporter:
    """Return one format by its id."""
    exporters = find_exporters()
    for exporter in exporters:
        if exporter.id == identity:
            return exporter
    names = ", ".join(sorted(exporter.id for exporter in exporters))
    raise BadInput(f"There is no export format “{identity}”; choose one of: {names}.")


def _own() -> Iterator[tuple[str, Callable[[], object]]]:
    for module in pkgutil.iter_modules(workstation.formats.__path__):
        if module.name not in _NOT_FORMATS:
            name = f"{workstation.formats.__name__}.{module.name}"
            yield name, partial(_exporter_of, name)


def _exporter_of(name: str) -> object:
    return getattr(importlib.import_module(name), "EXPORTER", None)


def _foreign() -> Iterator[tuple[str, Callable[[], object]]]:
    points: tuple[EntryPoint, ...] = tuple(entry_points(group=ENTRY_POINTS))
    for point in points:
        yield f"{point.name} ({point.value})", point.load
