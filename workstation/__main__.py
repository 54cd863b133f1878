"""The program's door: `workstation` and `python -m workstation`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.cli.plain import files_to_open

if TYPE_CHECKING:
    from workstation.app.quick_start import QuickStart


def main() -> int:
    """Run the command line and return the exit code."""
    arguments = sys.argv[1:]
    files = files_to_open(arguments)
    if files is not None:
        return _open_files(files)
    _be_a_helper()
    if arguments[0] == "--print-page":
        from workstation.app.print_page import run  # noqa: PLC0415 - loads Qt

        return run(arguments[1:])
    from workstation.cli import main as cli  # noqa: PLC0415 - no window needs it

    return cli.run(arguments, _open_window)


def _be_a_helper() -> None:
    """Become the process that a frozen program was started again for, if this is one."""
    if getattr(sys, "frozen", False):
        import multiprocessing  # noqa: PLC0415 - no window needs it before its first paint

        multiprocessing.freeze_support()


def _open_files(files: tuple[Path, ...]) -> int:
    """Open the window that nothing but files was named for, as nearly every start does."""
    from workstation.app.quick_start import QuickStart  # noqa: PLC0415

    quick_start = QuickStart()
    quick_start.begin()
    from workstation.cli.output import prepare_streams  # noqa: PLC0415 - quicker by now
    from workstation.cli.places import parted  # noqa: PLC0415

    prepare_streams()
    place, others = parted(None, files)
    return _run(place.folder, place.named, others, quick_start)


def _open_window(folder: Path, named: bool, files: tuple[Path, ...]) -> int:
    from workstation.app.quick_start import QuickStart  # noqa: PLC0415 - for the window alone

    quick_start = QuickStart()
    quick_start.begin()
    return _run(folder, named, files, quick_start)


def _run(folder: Path, named: bool, files: tuple[Path, ...], quick_start: QuickStart) -> int:
    from workstation.app.run import run  # noqa: PLC0415 - loads Qt

    quick_start.loaded()
    return run(folder, named=named, files=files, quick_start=quick_start)


if __name__ == "__main__":
    sys.exit(main())
