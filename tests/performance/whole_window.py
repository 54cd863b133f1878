"""The program as a person starts it. Prints when the window has been painted, and closes it.

    python -m tests.performance.whole_window FOLDER [--modules | --widgets]

The names of all modules that are loaded at that moment follow, or the kinds of all widgets that
there are, one a line.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from workstation import __main__ as door

if TYPE_CHECKING:
    from workstation.app.quick_start import QuickStart
    from workstation.desk.session import SessionState
    from workstation.domain.first_screen import FirstScreen

TOLD = [argument for argument in sys.argv if argument.startswith("--")]


def main() -> int:
    """Start the program by its door, with a window that tells of its first paint."""
    vars(door)["_run"] = run_watched
    sys.argv = ["workstation", "open", sys.argv[1]]
    return door.main()


def run_watched(folder: Path, named: bool, files: tuple[Path, ...], quick_start: QuickStart) -> int:
    """Run the window as the program's door does."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - not before the beginning
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from workstation.app import program, run  # noqa: PLC0415

    quick_start.loaded()

    class Watched(program.Program):
        """Tells of its first paint, and ends once the newsroom is open."""

        def begin(self, first: FirstScreen | None, session: SessionState) -> None:
            self.painted.connect(self._tell)
            self.ready.connect(self._leave)
            super().begin(first, session)

        def _tell(self) -> None:
            print(time.monotonic(), time.process_time(), flush=True)
            if "--modules" in TOLD:
                print("\n".join(sorted(sys.modules)), flush=True)
            if "--widgets" in TOLD:
                made = QApplication.allWidgets()
                print("\n".join(sorted(type(widget).__name__ for widget in made)), flush=True)

        def _leave(self) -> None:
            QTimer.singleShot(0, self.window, self.window.close)

    vars(run)["Program"] = Watched
    return run.run(folder, named=named, files=files, quick_start=quick_start)


if __name__ == "__main__":
    sys.exit(main())
