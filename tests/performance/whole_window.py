"""The program as a person starts it. Prints when the window has been painted, and closes it.

    python -m tests.performance.whole_window FOLDER [--modules | --widgets]

The names of all modules that are loaded at that moment follow, or the kinds of all widgets that
there are, one a line.
"""

import sys
import time
from pathlib import Path

from workstation.app.quick_start import QuickStart


def main() -> int:
    """Start the program as `workstation/__main__.py` does, and watch its first paint."""
    quick_start = QuickStart()
    quick_start.begin()
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - not before the beginning
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from workstation.app import program, run  # noqa: PLC0415

    quick_start.loaded()

    class Watched(program.Program):
        """Tells of its first paint, and ends once the newsroom is open."""

        def begin(self, *given: object) -> None:
            self.painted.connect(self._tell)
            self.ready.connect(self._leave)
            super().begin(*given)

        def _tell(self) -> None:
            print(time.monotonic(), flush=True)
            if "--modules" in sys.argv:
                print("\n".join(sorted(sys.modules)), flush=True)
            if "--widgets" in sys.argv:
                made = QApplication.allWidgets()
                print("\n".join(sorted(type(widget).__name__ for widget in made)), flush=True)

        def _leave(self) -> None:
            QTimer.singleShot(0, self.window, self.window.close)

    run.Program = Watched  # type: ignore[misc]
    return run.run(Path(sys.argv[1]), named=True, quick_start=quick_start)


if __name__ == "__main__":
    sys.exit(main())
