"""Keeps a mistake in an override of a Qt method from taking the whole program down."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import update_wrapper
from types import FunctionType

from shiboken6 import Shiboken

NEEDED = sys.version_info < (3, 12)
_QT = "PySide6."


def guard() -> None:
    """Guard the overrides of the classes there are, and of those to come.

    To be called before there is an object of them: one remembers the override that was called.

    WORKAROUND for shiboken6 6.11 on Python before 3.12: where an override fails that Qt calls
    inside a Qt call of ours, `storePythonOverrideErrorOrPrint` takes the exception's arguments
    before it is an exception. What C code raised (a division by zero, an object that is gone)
    ends the process then. Passing through an `except` makes it one.
    """
    root = Shiboken.Object
    if not NEEDED or "__init_subclass__" in vars(root):
        return
    waiting: list[type] = [root]
    met: set[type] = set()
    while waiting:
        found: set[type] = set(waiting.pop().__subclasses__()) - met
        for kind in found:
            _guard_kind(kind)
        met |= found
        waiting += found
    root.__init_subclass__ = classmethod(_guard_kind)  # type: ignore[assignment]


def _guard_kind(kind: type) -> None:
    """Guard the overrides of one class, if it is ours."""
    if kind.__module__.startswith(_QT):
        return
    bases = [vars(base) for base in kind.__mro__ if base.__module__.startswith(_QT)]
    for name, found in tuple(vars(kind).items()):
        overrides = isinstance(found, FunctionType) and not name.startswith("__")
        if overrides and any(name in base for base in bases):
            setattr(kind, name, guarded(found))


def guarded(method: FunctionType) -> Callable[..., object]:
    """Return a function that takes and does the same; what it raises is an exception by then."""
    # Signals look at whether a function takes anything at all.
    made = _bare(method) if method.__code__.co_argcount == 1 else _full(method)
    return update_wrapper(made, method)


def _bare(method: FunctionType) -> Callable[..., object]:
    def made(self: object) -> object:
        try:
            return method(self)
        except BaseException:
            raise

    return made


def _full(method: FunctionType) -> Callable[..., object]:
    def made(self: object, *given: object, **named: object) -> object:
        try:
            return method(self, *given, **named)
        except BaseException:
            raise

    return made
