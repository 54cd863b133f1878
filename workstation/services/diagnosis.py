"""Looks over the machine and a newsroom for what could go wrong."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from workstation import __version__, paths
from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError
from workstation.storage.backup import list_backups
from workstation.storage.driver import OLDEST_SOUND, sqlite
from workstation.storage.picture_copies import list_copies, names
from workstation.storage.schema import BACKUPS, PICTURES
from workstation.storage.store import Store

ENOUGH_SPACE = 200_000_000
"""Bytes; below, a save or a backup may soon fail."""

_REMOTE = frozenset(
    ("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "vboxsf", "afs", "davfs", "ncpfs")
)
_SYNCED = ("dropbox", "onedrive", "google drive", "googledrive", "icloud", "nextcloud", "syncthing")
_MOUNTS = Path("/proc/self/mounts")
_SYSTEM = Path("/proc/sys")
_NAMESPACES = {
    "kernel/unprivileged_userns_clone": "0",
    "kernel/apparmor_restrict_unprivileged_userns": "1",
    "user/max_user_namespaces": "0",
}
"""Settings of Linux that keep the engine's sandbox from being made, and the values that do."""


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at."""

    check: str
    ok: bool
    detail: str


def look_over(folder: Path, clock: Clock, mounts: Path = _MOUNTS) -> tuple[Look, ...]:
    """Return everything looked at, whatever state the newsroom is in."""
    return (
        _versions(),
        _database_version(),
        _preview(),
        _sandbox(),
        _writable("settings folder", paths.config_folder()),
        _writable("log folder", paths.log_folder()),
        _writable("newsroom folder", folder),
        _space(folder),
        _place(folder, mounts),
        *_newsroom(folder, clock),
    )


def _versions() -> Look:
    python = platform.python_version()
    return Look(
        "program", True, f"Editorial Workstation {__version__}, Python {python}, {sys.platform}"
    )


def _database_version() -> Look:
    sound = sqlite.sqlite_version_info >= OLDEST_SOUND
    wanted = ".".join(str(part) for part in OLDEST_SOUND)
    return Look("SQLite", sound, f"{sqlite.sqlite_version} ({wanted} or newer is needed)")


def _preview() -> Look:
    """Look for the browser engine without loading anything of Qt."""
    found = importlib.util.find_spec("PySide6")
    folders = found.submodule_search_locations if found else None
    files = (file.name for one in folders or () for file in _files(one))
    there = any(name.startswith("QtWebEngineCore.") for name in files)
    detail = "the browser engine is installed"
    if not there:
        detail = "the browser engine (QtWebEngine) is missing: no preview, but the rest works"
    return Look("preview", there, detail)


def _sandbox(system: Path = _SYSTEM, environment: Mapping[str, str] | None = None) -> Look:
    """Say whether the preview's pages are kept apart from the system."""
    environment = os.environ if environment is None else environment
    check = "preview sandbox"
    if "QTWEBENGINE_DISABLE_SANDBOX" in environment:
        detail = "it is switched off by the variable QTWEBENGINE_DISABLE_SANDBOX; take that out"
        return Look(check, False, detail)
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        detail = "it can't be had as the system's administrator, so there is no preview"
        return Look(check, False, detail)
    for name, forbidding in _NAMESPACES.items():
        with contextlib.suppress(OSError):
            if (system / name).read_text("ascii").strip() == forbidding:
                detail = f"the system forbids what it needs ({name} is {forbidding})"
                return Look(check, False, detail)
    return Look(check, True, "pages are kept apart from the system")


def _files(folder: str) -> Iterator[Path]:
    path = Path(folder)
    if path.is_dir():
        yield from path.iterdir()


def _writable(check: str, folder: Path) -> Look:
    present = _nearest(folder)
    if not os.access(present, os.W_OK | os.X_OK):
        return Look(check, False, f"{folder} can't be written to; ask for permission")
    return Look(check, True, str(folder))


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    folder = folder.absolute()
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)


def _space(folder: Path) -> Look:
    try:
        free = shutil.disk_usage(_nearest(folder)).free
    except OSError as error:
        return Look("free space", False, f"it can't be told ({error.strerror})")
    detail = f"{free / 1e9:.1f} GB"
    if free < ENOUGH_SPACE:
        return Look("free space", False, f"{detail} only; free some space before it runs out")
    return Look("free space", True, detail)


def _place(folder: Path, mounts: Path) -> Look:
    where = folder.absolute()
    synced = next((part for part in where.parts if part.lower().startswith(_SYNCED)), None)
    if synced:
        detail = f"“{synced}” is copied by a program that can damage an open newsroom; move it"
        return Look("kind of folder", False, detail)
    kind = _file_system(where, mounts)
    if kind in _REMOTE:
        detail = f"it is on a network drive ({kind}), where a newsroom can be damaged; move it"
        return Look("kind of folder", False, detail)
    return Look("kind of folder", True, f"on this machine ({kind or platform.system()})")


def _file_system(folder: Path, mounts: Path) -> str:
    """Return the kind of file system a folder is on; empty where that can't be told."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    resolved = _nearest(folder).resolve()
    for line in lines:
        parts = line.split(" ")
        if len(parts) < 3:
            continue
        point = parts[1].replace("\\040", " ")
        if len(point) >= len(best) and resolved.is_relative_to(point):
            best, kind = point, parts[2]
    return kind


def _newsroom(folder: Path, clock: Clock) -> Iterator[Look]:
    def opened() -> str:
        store = Store.open_for_reading(folder, clock)
        store.close()
        return f"{folder} opens, and its structure is sound"

    def whole() -> str:
        store = Store.open_for_reading(folder, clock)
        try:
            damage = store.verify()
        finally:
            store.close()
        if damage:
            first = damage[0]
            more = f", and {len(damage) - 1} more" if len(damage) > 1 else ""
            raise _Damaged(f"{first.table} {first.row}: {first.detail}{more}; restore a backup")
        return "every text and picture is as it was stored"

    first = _tried("newsroom", opened)
    yield first
    if first.ok:
        yield _tried("contents", whole)
        yield _backups(folder)
        yield _picture_copies(folder)


class _Damaged(ExpectedError):
    """Something is not as it was stored."""


def _tried(check: str, attempt: Callable[[], str]) -> Look:
    try:
        return Look(check, True, attempt())
    except ExpectedError as error:
        return Look(check, False, str(error))


def _backups(folder: Path) -> Look:
    found = list_backups(folder)
    if not found:
        return Look("backups", True, "none yet; the window makes one every half hour of work")
    return Look("backups", True, f"{len(found)}, the newest of {_minute(found[0].at)}")


def _picture_copies(folder: Path) -> Look:
    check = "backups of pictures"
    present = names(folder / PICTURES)
    copies = list_copies(folder / BACKUPS)
    if not present:
        return Look(check, True, "there are no pictures")
    if not copies:
        return Look(check, True, "none yet; the next backup makes one")
    detail = f"{len(copies)}, the newest of {_minute(copies[0].at)}"
    newer = len(present - names(copies[0].file))
    return Look(check, True, f"{detail}; {newer} not in it yet" if newer else detail)


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
