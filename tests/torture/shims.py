"""Small libraries in C that stand between a program and its disk."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path


def available() -> bool:
    """Say whether this machine can make and use them."""
    return sys.platform == "linux" and shutil.which("gcc") is not None


def build(name: str, place: Path) -> Path:
    """Make one from its source beside this module."""
    library = place / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    subprocess.run(
        ["gcc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl", "-pthread"],
        check=True,
    )
    return library
