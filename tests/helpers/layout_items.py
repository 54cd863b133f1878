"""Items of layouts that are gone while the binding still knows them.

PySide makes a Python object for each item of a layout that is put into another, and keeps it.
When Qt deletes the item by itself (its widget was deleted, or went into another layout) nobody
tells the binding. Whatever comes to lie at that address later has two Python objects, and ends
the program when it is deleted. Widgets have to leave their layout by `removeWidget` first, of
which the binding knows.
"""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem
from shiboken6 import Shiboken


def stale_items() -> int:
    """Return how many there are in the whole program; each look costs a little memory."""
    known = _items()
    there = set()
    for widget in QApplication.allWidgets():
        top = widget.layout()
        if top is not None:
            there |= _places(top)
    for item in _items():  # those made just now would be stale one day
        if not any(item is each for each in known):
            Shiboken.invalidate(item)
    return sum(_place(item) not in there for item in known)


def _items() -> list[QLayoutItem]:
    return [
        each
        for each in Shiboken.getAllValidWrappers()
        if isinstance(each, QLayoutItem)
        and not isinstance(each, QLayout)
        and not Shiboken.createdByPython(each)
    ]


def _places(layout: QLayout) -> set[int]:
    found = set()
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if isinstance(item, QLayout):
            found |= _places(item)
        elif item is not None:
            found.add(_place(item))
    return found


def _place(item: QLayoutItem) -> int:
    return int(Shiboken.getCppPointer(item)[0])
