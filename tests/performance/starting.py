"""From starting the program to its first painted window, each time in a new process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from tests.performance import material
from tests.performance.sampling import Figure, interleave, worked

ROUNDS = 15
LIMIT = 60.0

FORGETTING = ("PYTHONDONTWRITEBYTECODE",)
"""Variables under which every start would compile the program again."""


class Starting:
    """Starts a program again and again; the first line that it prints says when it was painted."""

    def __init__(self, module: str, *arguments: str, environment: dict[str, str]) -> None:
        self._command = [sys.executable, "-m", module, *arguments]
        self._environment = environment
        self.waited: list[float] = []
        """Milliseconds from the start to the first paint, each time."""
        self.worked: list[float] = []
        """Milliseconds of processor time that it took."""

    def __call__(self) -> float:
        """Start it, and return how long it took."""
        begun = time.monotonic()
        done = subprocess.run(
            self._command,
            env=self._environment,
            check=True,
            timeout=LIMIT,
            stdout=subprocess.PIPE,
            text=True,
        )
        painted, processor = map(float, done.stdout.split("\n", 1)[0].split())
        self.waited.append((painted - begun) * 1000)
        self.worked.append(processor * 1000)
        return self.waited[-1]


def figures() -> Iterator[Figure]:
    """Measure it with a newsroom of 10,000 articles, beside windows that need not do any of it."""
    folder = material.newsroom(10_000)
    with tempfile.TemporaryDirectory() as temporary:
        working = str(material.copy_of(folder, Path(temporary) / "newsroom"))
        environment = person(Path(temporary))
        whole = Starting("tests.performance.whole_window", working, environment=environment)
        plain = Starting("tests.performance.plain_window", working, environment=environment)
        empty = Starting("tests.performance.empty_window", environment=environment)

        def both() -> float:
            plain()
            return empty()

        name = "start to first painted window, 10,000 articles"
        waited = interleave(name, whole, "an empty PySide6 window", both, ROUNDS)
        yield waited
        yield worked(waited, whole.worked, empty.worked)
        beside = replace(
            waited,
            name="the same start",
            reference="plain widgets with the same list, text and number",
            theirs=tuple(plain.waited[-ROUNDS:]),
        )
        yield beside
        yield worked(beside, whole.worked, plain.worked)


def person(folder: Path) -> dict[str, str]:
    """Return the environment of a person who has nothing but this folder.

    Bytecode is kept, as it is wherever people have a program: set-up and installers make it.
    """
    places = {
        name: str(folder / name.lower())
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    }
    kept = {name: value for name, value in os.environ.items() if name not in FORGETTING}
    return {**kept, **places}
