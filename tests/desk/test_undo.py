"""Steps of an article's history."""

from __future__ import annotations

import gc
from itertools import pairwise

import pytest
from PySide6.QtGui import QUndoStack
from pytestqt.qtbot import QtBot

from workstation.desk.undo import DetailsStep, push_details
from workstation.domain.draft import Draft


def held(headline: str) -> int:
    """Count the drafts of a headline that something still holds."""
    gc.collect()
    return sum(isinstance(each, Draft) and each.headline == headline for each in gc.get_objects())


def steps() -> int:
    """Count the steps there are."""
    gc.collect()
    return sum(isinstance(each, DetailsStep) for each in gc.get_objects())


def test_nothing_is_left_of_a_step_that_was_taken_in(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workstation.desk.undo.MERGE_SECONDS", 3600.0)
    shown: list[str] = []
    stack, before_all = QUndoStack(), steps()

    def apply(draft: Draft, _fields: frozenset[str]) -> None:
        shown.append(draft.headline)

    def change(before: str, after: str) -> None:
        old, new = Draft(headline=before), Draft(headline=after)
        push_details(stack, DetailsStep("Headline", old, new, apply, "h"))

    for before, after in pairwise(["", "F", "Fe", "Fer"]):
        change(before, after)
    assert stack.count() == 1
    assert held("Fe") == 0
    assert steps() == before_all + 1
    stack.undo()
    stack.redo()
    assert shown == ["F", "Fe", "Fer", "", "Fer"]
    change("Fer", "")
    assert (stack.count(), shown[-1]) == (0, "")
    assert held("Fer") == 0
    assert steps() == before_all


def test_a_change_after_an_undo_or_within_other_steps_stands_alone(qtbot: QtBot) -> None:
    stack = QUndoStack()

    def change(before: str, after: str) -> None:
        old, new = Draft(headline=before), Draft(headline=after)
        push_details(stack, DetailsStep("Headline", old, new, lambda *_: None, "h"))

    change("", "F")
    stack.beginMacro("Both")
    change("F", "Fe")
    stack.endMacro()
    assert stack.count() == 2
    stack.undo()
    change("F", "Fi")
    assert (stack.count(), stack.undoText()) == (2, "Headline")
