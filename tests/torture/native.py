"""Where a process stands or broke down inside Qt, as far as a debugger is there to say so."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
from pathlib import Path

PATIENCE_S = 120
FRAMES = 25


def leave_core() -> None:
    """Let this process leave an image of its memory where it works, should it break down."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - Unix alone has it

        _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))


def of_process(number: int) -> str:
    """Return the native stacks of a process that runs."""
    return _told("-p", str(number))


def of_core(folder: Path) -> str:
    """Return the native stacks of a process that broke down and left its image in a folder."""
    return "".join(_told(sys.executable, str(core)) for core in sorted(folder.glob("core*"))[:1])


def _told(*what: str) -> str:
    debugger = shutil.which("gdb")
    if debugger is None:
        return ""
    orders = ("-ex", "set pagination off", "-ex", f"thread apply all bt {FRAMES}")
    with contextlib.suppress(subprocess.TimeoutExpired, OSError):
        done = subprocess.run(
            [debugger, "-batch", *orders, *what],
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        return done.stdout
    return ""
