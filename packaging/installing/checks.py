"""Looks a laid-out package over before it is packed; what is wrong ends the build."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from installing import elf, trimming
from installing.places import HOME, NAME


class Wrong(Exception):
    """Something in the package is not as it has to be."""


def check(root: Path) -> None:
    """Raise `Wrong` where a description is faulty or something is in that must not be."""
    share = root / "usr" / "share"
    _run("desktop-file-validate", str(share / "applications" / f"{NAME}.desktop"))
    metainfo = share / "metainfo" / f"{NAME}.metainfo.xml"
    _run("appstreamcli", "validate", "--no-net", "--no-color", str(metainfo))
    _no_paths_of_here(root)
    _nothing_of_the_system(root)


def _run(*command: str) -> None:
    if shutil.which(command[0]) is None:
        raise Wrong(f"{command[0]} is not installed, so its check can't be made.")
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise Wrong(f"{command[0]}:\n{done.stdout}{done.stderr}")


def _no_paths_of_here(root: Path) -> None:
    """See that no library looks for others in a folder of this machine."""
    for path in elf.binaries(root):
        for place in elf.search_paths(path):
            if not place.startswith("$ORIGIN"):
                raise Wrong(f"{path.relative_to(root)} looks for libraries in {place}")


def _nothing_of_the_system(root: Path) -> None:
    """See that no library of the building machine came along."""
    for path in (root / HOME).rglob("*.so*"):
        for folder in trimming.SYSTEM_FOLDERS:
            own = Path(folder, "x86_64-linux-gnu", path.name)
            if own.exists() and not path.is_symlink() and own.stat().st_size == path.stat().st_size:
                raise Wrong(f"{path.relative_to(root)} is a library of this machine")
