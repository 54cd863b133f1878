"""The program's door: `workstation` and `python -m workstation`."""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

from workstation.cli import main as cli


def main() -> int:
    """Run the command line and return the exit code."""
    multiprocessing.freeze_support()  # in a frozen program the render process comes by here
    if sys.argv[1:2] == ["--print-page"]:
        from workstation.app.print_page import run  # noqa: PLC0415 - loads Qt

        return run(sys.argv[2:])
    return cli.run(sys.argv[1:], _open_window)


def _open_window(folder: Path, named: bool, files: tuple[Path, ...]) -> int:
    from workstation.app.quick_start import QuickStart  # noqa: PLC0415

    quick_start = QuickStart()
    quick_start.begin()
    from workstation.app.run import run  # noqa: PLC0415 - loads Qt

    quick_start.loaded()
    return run(folder, named=named, files=files, quick_start=quick_start)


if __name__ == "__main__":
    sys.exit(main())
