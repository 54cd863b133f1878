"""What the shipped files need of the system they are installed on, read from the files."""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from installing import elf, trimming

RECOMMENDED = ("libgtk-3-0", "shared-mime-info", "desktop-file-utils", "fonts-dejavu-core")
"""Debian's names of what makes it a better neighbour, and can be done without."""
_LIBC = re.compile(r"\bGLIBC_(\d+)\.(\d+)\b")


class Unknown(Exception):
    """A library is needed that neither is shipped nor belongs to a package here."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What has to be there, in the words of each system."""

    debian: tuple[str, ...]
    """Packages with the versions that have every function that is called."""
    rpm: tuple[str, ...]
    """Names of libraries, as RPM's own dependency generator writes them."""


def find(folder: Path) -> Needs:
    """Return what everything below a folder needs that is not below it."""
    files = [path for path in elf.binaries(folder) if path.name not in trimming.OPTIONAL]
    needed = elf.needed(files)
    shipped = {path.name for path in folder.rglob("*.so*")}
    outside = sorted({name for path in files for name in needed[path]} - shipped)
    return Needs(_packages(files), _libraries(outside, files))


def _packages(files: Iterable[Path]) -> tuple[str, ...]:
    """Ask Debian's own tool, which knows which version of a library got which function."""
    files = list(files)
    with tempfile.TemporaryDirectory() as name:
        control = Path(name, "debian", "control")
        control.parent.mkdir()
        control.write_text("Source: x\n\nPackage: x\nArchitecture: any\n", encoding="ascii")
        folders = sorted({f"-l{path.parent}" for path in files if ".so" in path.name})
        command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *folders]
        done = subprocess.run(
            [*command, *map(str, files)], cwd=name, check=False, capture_output=True, text=True
        )
    if done.returncode != 0:
        raise Unknown(done.stderr)
    words = done.stdout.strip().removeprefix("shlibs:Depends=")
    return tuple(sorted(one for one in words.split(", ") if one))


def _libraries(outside: Iterable[str], files: Iterable[Path]) -> tuple[str, ...]:
    names = [f"{name}()(64bit)" for name in outside if name != "ld-linux-x86-64.so.2"]
    versions = [newest_libc(path) for path in files]
    major, minor = max(versions)
    return (*names, f"libc.so.6(GLIBC_{major}.{minor})(64bit)")


def newest_libc(path: Path) -> tuple[int, int]:
    """Return the newest version of the C library whose functions a file calls."""
    report = subprocess.run(
        ["readelf", "--wide", "--version-info", str(path)],
        check=True,
        capture_output=True,
        text=True,
    )
    found = [(int(one), int(two)) for one, two in _LIBC.findall(report.stdout)]
    return max(found, default=(2, 17))
