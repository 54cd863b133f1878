"""A mistake in an override of a Qt method is told of, and the program goes on."""

from __future__ import annotations

import inspect
import os
import subprocess
import sys
from types import FunctionType

import pytest

from workstation.app.overrides import guarded

_PROGRAM = """
import sys
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import delete
from workstation.app.overrides import guard

def gone():
    made = QObject()
    delete(made)
    made.objectName()

MISTAKES = (lambda: 1 / 0, lambda: [][1], lambda: int("x"), lambda: len(5), lambda: {}["a"], gone)

class Early(QWidget):
    number = None

    def sizeHint(self):
        if self.number is None:
            return QSize(1, 1)
        MISTAKES[self.number]()

class Both(Early, QObject):
    def eventFilter(self, watched, event):
        return False

guard()
application = QApplication([])
early = Early()
early.adjustSize()
both = Both()
early.installEventFilter(both)
early.show()

class Late(QWidget):
    def eventFilter(self, watched, event):
        MISTAKES[self.number]()

class Step(QUndoCommand):
    def redo(self):
        MISTAKES[self.number]()

for number in range(len(MISTAKES)):
    late, step, watched, stack = Late(), Step(), QWidget(), QUndoStack()
    early.number = late.number = step.number = number
    watched.installEventFilter(late)
    for act in (early.adjustSize, watched.show, lambda: stack.push(step)):
        try:
            act()
        except Exception as error:
            print(type(error).__name__)
        else:
            print("nothing")
    watched.removeEventFilter(late)
early.number = None
"""
_RAISED = ["ZeroDivisionError", "IndexError", "ValueError", "TypeError", "KeyError", "RuntimeError"]


def test_what_an_override_raises_reaches_the_caller_and_ends_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == [each for each in _RAISED for _way in range(3)]


class _Kind:
    """Has methods as an override may be."""

    def plain(self, event: str, role: int = 3) -> tuple[object, str, int]:
        """Return everything."""
        return self, event, role

    def bare(self) -> object:
        return self


PLAIN, BARE = (method for method in vars(_Kind).values() if isinstance(method, FunctionType))


@pytest.mark.parametrize("method", [PLAIN, BARE])
def test_a_guarded_override_is_known_as_the_same(method: FunctionType) -> None:
    made = guarded(method)
    assert inspect.signature(made) == inspect.signature(method)
    assert (made.__name__, made.__doc__) == (method.__name__, method.__doc__)


def test_a_guarded_override_takes_and_gives_the_same() -> None:
    kind = _Kind()
    assert guarded(PLAIN)(kind, event="come") == (kind, "come", 3)
    assert guarded(BARE)(kind) is kind
    with pytest.raises(TypeError):
        guarded(PLAIN)(kind, "come", 4, "more")
    with pytest.raises(TypeError):
        guarded(BARE)(kind, "more")
