"""What makes Python itself quicker while the program is loaded and its window built."""

from __future__ import annotations

import builtins
import gc
import sys

TURN_SECONDS = 0.0005
"""How long a lane may hold Python while the window waits for it; a key needs it many times."""


def begin() -> None:
    """Prepare for loading much in a short time; call it before anything else is imported.

    Nothing of what is loaded becomes garbage; later a `Collector` looks for some. And PySide
    puts itself between every import statement and Python, reading the source of each module as
    it passes, for a switch of its API's spelling that this program leaves alone.
    """
    gc.disable()
    plain_import = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415

    builtins.__import__ = plain_import


def loaded() -> None:
    """Take what is loaded for good, so that no later search for garbage goes through it."""
    gc.freeze()


def end() -> None:
    """Share Python more finely: the window is there, and the lanes begin to work beside it."""
    sys.setswitchinterval(TURN_SECONDS)
