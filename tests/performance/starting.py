"""From starting the program to its first painted window, each time in a new process."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.performance import material
from tests.performance.sampling import Figure, interleave

ROUNDS = 15
LIMIT = 60.0

FORGETTING = ("PYTHONDONTWRITEBYTECODE",)
"""Variables under which every start would compile the program again."""


def figures() -> Iterator[Figure]:
    """Measure it with a newsroom of 10,000 articles."""
    folder = material.newsroom(10_000)
    with tempfile.TemporaryDirectory() as temporary:
        working = material.copy_of(folder, Path(temporary) / "newsroom")
        environment = person(Path(temporary))
        yield interleave(
            "start to first painted window, 10,000 articles",
            partial(start, "tests.performance.whole_window", str(working), environment=environment),
            "an empty PySide6 window",
            partial(start, "tests.performance.empty_window", environment=environment),
            ROUNDS,
        )


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


def start(module: str, *arguments: str, environment: dict[str, str]) -> float:
    """Return the milliseconds from starting a program to what it says is its first paint."""
    command = [sys.executable, "-m", module, *arguments]
    begun = time.monotonic()
    done = subprocess.run(
        command, env=environment, check=True, timeout=LIMIT, stdout=subprocess.PIPE, text=True
    )
    return (float(done.stdout.split("\n", 1)[0]) - begun) * 1000
