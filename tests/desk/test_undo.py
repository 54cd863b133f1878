"""Steps of an article's history."""

from __future__ import annotations

import gc
from itertools import pairwise

from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from workstation.desk.undo import DetailsStep
from workstation.domain.draft import Draft


def held(headline: str) -> int:
    """Count the drafts of a headline that something still holds."""
    gc.collect()
    return sum(isinstance(each, Draft) and each.headline == headline for each in gc.get_objects())


def test_a_step_that_was_taken_in_holds_nothing(qtbot: QtBot) -> None:
    shown: list[str] = []
    stack = QUndoStack()

    def apply(draft: Draft, _fields: frozenset[str]) -> None:
        shown.append(draft.headline)

    names = ["", "F", "Fe", "Fer"]
    for before, after in pairwise(names):
        step = DetailsStep("Headline", Draft(headline=before), Draft(headline=after), apply, "h")
        stack.push(step)
        del step
    assert stack.count() == 1
    assert held("Fe") == 0
    stack.undo()
    stack.redo()
    assert shown == ["F", "Fe", "Fer", "", "Fer"]
    stack.clear()
    assert held("Fer") == 0
