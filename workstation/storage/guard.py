"""Catches SQL on the thread that draws the window: it would freeze under somebody's hands.

Tests forbid it to their thread. The program doesn't: an error would do more harm than the wait.
"""

from __future__ import annotations

import threading


class SqlOnForbiddenThread(AssertionError):
    """A bug: SQL ran where none may run."""


_forbidden: set[int] = set()
"""The only process-wide state of the package: what a thread may do holds for every store."""


def forbid_thread(ident: int) -> None:
    """Let SQL on the thread of that ident raise `SqlOnForbiddenThread` from now on."""
    _forbidden.add(ident)


def allow_thread(ident: int) -> None:
    """Lift `forbid_thread`."""
    _forbidden.discard(ident)


def check_thread() -> None:
    """Raise if the current thread may not run SQL."""
    if _forbidden and threading.get_ident() in _forbidden:
        message = "SQL on a thread that must not wait; send it through a lane of the dispatcher"
        raise SqlOnForbiddenThread(message)
