"""Parts of a widget that a test knows to be there."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject

ChildT = TypeVar("ChildT", bound=QObject)


def child(parent: QObject, kind: type[ChildT]) -> ChildT:
    """Return the first child of a kind."""
    found = parent.findChild(kind)
    assert found is not None, f"no {kind.__name__} in it"
    return found
