"""From the sources to a folder that runs by itself, trimmed to what is used."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path, PurePosixPath

from installing import elf, trimming
from installing.places import COMMAND, INTERNAL, TOP, WORK

SPEC = TOP / "packaging" / "installing" / "program.spec"
DEFAULT_EPOCH = 1_700_000_000
"""The moment that files carry where neither git nor the caller names one."""


def epoch() -> int:
    """Return the moment that everything is dated with: asked for, or that of the last commit."""
    asked = os.environ.get("SOURCE_DATE_EPOCH")
    if asked:
        return int(asked)
    said = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], check=False, capture_output=True, text=True, cwd=TOP
    )
    return int(said.stdout) if said.returncode == 0 and said.stdout else DEFAULT_EPOCH


def freeze(work: Path = WORK) -> Path:
    """Run PyInstaller and return the folder with the program and all it brings."""
    # The same bytecode each time: no random order of sets, no dates.
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(epoch())}
    environment.pop("PYTHONPATH", None)
    target = work / "frozen"
    shutil.rmtree(target, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--log-level", "ERROR", "--distpath", str(target)]
    command += ["--workpath", str(work / "pyinstaller"), str(SPEC)]
    done = subprocess.run(
        command, check=False, cwd=TOP, env=environment, capture_output=True, text=True
    )
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}")
    frozen = target / COMMAND
    if sys.platform == "linux":
        prune(frozen / INTERNAL)
        elf.strip(_strippable(frozen / INTERNAL))
    tidy(frozen)
    return frozen


def prune(internal: Path) -> list[PurePosixPath]:
    """Remove the libraries that nothing needs; return which those were."""
    files = elf.binaries(internal)
    below = {path: PurePosixPath(path.relative_to(internal).as_posix()) for path in files}
    needs = {below[path]: names for path, names in elf.needed(files).items() if path in below}
    kept = trimming.reachable(below.values(), needs)
    gone = [path for path in below.values() if trimming.is_library(path) and path not in kept]
    for path in gone:
        (internal / path).unlink()
    for link in sorted(internal.rglob("*")):
        if link.is_symlink() and not link.exists():
            link.unlink()
    for folder in sorted((path for path in internal.rglob("*") if path.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()
    return gone


def _strippable(internal: Path) -> list[Path]:
    """Return what is not Qt, whose libraries come stripped."""
    return [path for path in elf.binaries(internal) if "PySide6" not in path.parts]


def tidy(frozen: Path) -> None:
    """Give every file the rights it is installed with."""
    for path in frozen.rglob("*"):
        if path.is_symlink():
            continue
        runs = path.is_dir() or path.name in {COMMAND, "QtWebEngineProcess"}
        path.chmod(0o755 if runs else 0o644)
    frozen.chmod(0o755)
