"""What makes Python itself quicker while the program is loaded and its window built."""

from __future__ import annotations

import builtins
import gc
import sys

from workstation import paths
from workstation.app.compiled_texts import CompiledTexts
from workstation.app.packed_modules import PackedModules

TURN_SECONDS = 0.0005
"""How long a lane may hold Python while the window waits for it; a key needs it many times."""


class QuickStart:
    """Prepares Python for loading much in a short time, and puts it back after the first paint."""

    def __init__(self) -> None:
        folder = paths.cache_folder()
        self._texts = CompiledTexts(folder)
        frozen = getattr(sys, "frozen", False)  # a frozen program is one file already
        self._modules = None if frozen else PackedModules(folder)

    def begin(self) -> None:
        """Prepare; call it before anything else is imported.

        Nothing of what is loaded becomes garbage; later a `Collector` looks for some. And PySide
        puts itself between every import statement and Python, reading the source of each module
        as it passes, for a switch of its API's spelling that this program leaves alone.
        """
        gc.disable()
        self._texts.read()
        self._texts.stand_in()
        if self._modules is not None:
            self._modules.read()
            self._modules.stand_in()
        plain_import = builtins.__import__
        import PySide6.QtCore  # noqa: F401, PLC0415

        builtins.__import__ = plain_import
        self._texts.leave_libraries()

    def loaded(self) -> None:
        """Take what is loaded for good, so that no later search for garbage goes through it."""
        gc.freeze()

    def end(self) -> None:
        """Share Python more finely: the window is there, and the lanes begin to work beside it."""
        self._texts.leave()
        if self._modules is not None:
            self._modules.leave()
        sys.setswitchinterval(TURN_SECONDS)

    def keep(self) -> None:
        """Keep for the next start what this one had to prepare; not on the GUI thread."""
        if self._texts.grown:
            self._texts.write()
        if self._modules is not None:
            self._modules.write()
