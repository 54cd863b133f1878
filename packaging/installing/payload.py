"""Lays out what a Linux package puts on the system, below a folder that stands for its root."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from installing import icons, licences, manual
from installing.places import COMMAND, HOME, LINUX, NAME, RESOURCES, TOP


def lay_out(frozen: Path, root: Path, version: str, moment: int) -> None:
    """Fill the folder; every file in it is dated with the moment."""
    shutil.rmtree(root, ignore_errors=True)
    home = root / HOME
    home.parent.mkdir(parents=True)
    shutil.copytree(frozen, home, symlinks=True)
    shutil.copy(LINUX / "apparmor", home / "apparmor")
    share(root / "usr" / "share", version, moment)
    command = root / "usr" / "bin" / COMMAND
    command.parent.mkdir(parents=True)
    command.symlink_to(Path("..") / "lib" / NAME / COMMAND)
    normalise(root, moment)


def share(folder: Path, version: str, moment: int) -> None:
    """Write what tells the desktop and its people about the program."""
    for name, where in (
        (f"{NAME}.desktop", "applications"),
        (f"{NAME}.xml", "mime/packages"),
    ):
        (folder / where).mkdir(parents=True)
        shutil.copy(LINUX / name, folder / where)
    about = folder / "metainfo" / f"{NAME}.metainfo.xml"
    about.parent.mkdir()
    about.write_text(metainfo(version, moment), encoding="utf-8")
    icons.write_theme(folder / "icons" / "hicolor", NAME)
    _packed(folder / "man" / "man1" / f"{COMMAND}.1.gz", manual_page(version, moment))
    documents = folder / "doc" / NAME
    _packed(documents / "changelog.gz", (TOP / "CHANGELOG.md").read_text(encoding="utf-8"))
    shutil.copy(TOP / "packaging" / "policy.example.toml", documents)
    (documents / "copyright").write_text(
        licences.copyright_file(licences.read(RESOURCES / "licences.json")), encoding="utf-8"
    )


def metainfo(version: str, moment: int) -> str:
    """Return the description for software centres."""
    text = (LINUX / f"{NAME}.metainfo.xml.in").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    return text.replace("@VERSION@", version).replace("@DATE@", day)


def manual_page(version: str, moment: int) -> str:
    """Return the manual page of this version's command line."""
    if str(TOP) not in sys.path:
        sys.path.insert(0, str(TOP))
    from workstation.cli.arguments import make_parser  # noqa: PLC0415 - found only now

    return manual.page(make_parser(), version, moment)


def _packed(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def normalise(root: Path, moment: int) -> None:
    """Give files the rights and the date that do not depend on who builds, or when."""
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)
    root.chmod(0o755)
