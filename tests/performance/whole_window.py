"""The program as a person starts it. Prints when the window has been painted, and closes it.

    python -m tests.performance.whole_window FOLDER [--modules]

With `--modules` the names of all modules that are loaded at that moment follow, one a line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path


def main() -> int:
    """Do as `workstation/__main__.py` does, with a program that is watched."""
    from workstation.app import quick_start  # noqa: PLC0415

    quick_start.begin()
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    from workstation.app import program, run  # noqa: PLC0415

    class Watched(program.Program):
        """Tells of its first paint, and ends."""

        def begin(self, *given: object) -> None:
            self.painted.connect(self._tell)
            super().begin(*given)

        def _tell(self) -> None:
            print(time.monotonic(), flush=True)
            if "--modules" in sys.argv:
                print("\n".join(sorted(sys.modules)), flush=True)
            QTimer.singleShot(0, self.window, self.window.close)

    run.Program = Watched
    quick_start.loaded()
    return run.run(Path(sys.argv[1]), named=True)


if __name__ == "__main__":
    sys.exit(main())
