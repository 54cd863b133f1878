"""Names and places that every part of the packages agrees on."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

TOP = Path(__file__).resolve().parents[2]
LINUX = TOP / "packaging" / "linux"
WORK = TOP / "build" / "packaging"
DIST = TOP / "dist"
RESOURCES = TOP / "resources"

NAME = "editorial-workstation"
"""Of the package, the desktop entry, the icons and the folder it is installed into."""
TITLE = "Editorial Workstation"
COMMAND = "workstation"
"""What is typed, and what the frozen program is called."""
INTERNAL = "_internal"
"""Where PyInstaller puts everything but the program itself."""
HOME = PurePosixPath("usr/lib", NAME)
"""Where the frozen program goes, below the system's root."""
INSTALLED_LIMIT = 430_000_000
PACKAGE_LIMIT = 150_000_000
"""What a package may take, in bytes: installed, and as a file."""


def version(top: Path = TOP) -> str:
    """Return the program's version, without importing it."""
    text = (top / "workstation" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    if found is None:
        raise SystemExit("workstation/__init__.py names no version.")
    return found[1]
