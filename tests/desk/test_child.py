"""A process of ours that does not answer: what the log is told of it."""

from __future__ import annotations

import os
import threading
from multiprocessing.connection import Connection

from workstation.desk.child import Child


def end_at_once(_pipe: Connection, code: int) -> None:
    os._exit(code)


def say_nothing(pipe: Connection, _setup: None) -> None:
    pipe.recv()
    threading.Event().wait()


def test_one_that_ended_is_told_from_one_that_says_nothing() -> None:
    ended = Child("ending", end_at_once, 7)
    assert ended.receive(60) is None
    assert ended.fate() == "it ended with code 7"
    ended.end()
    silent = Child("silent", say_nothing, None)
    assert silent.ask("anything", 0.01) is None
    assert silent.fate() == "it says nothing"
    silent.end()
