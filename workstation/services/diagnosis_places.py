"""Where a newsroom is kept, and whether that is a place for one."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_REMOTE = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "afpfs", "webdav", "fuse.sshfs", "9p", "vboxsf"),
        *("afs", "davfs", "ncpfs", "fuse.rclone", "fuse.davfs", "fuse.gvfsd-fuse", "drvfs"),
        "remote",
    )
)
_SYNCED = (
    *("dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "mobile doc"),
    *("nextcloud", "owncloud", "syncthing", "box sync", "pcloud", "mega", "seafile"),
    "com~apple~clouddocs",
)
MOUNTS = Path("/proc/self/mounts")
_MAC_MOUNT = re.compile(r"^.* on (?P<point>/.*) \((?P<kind>\w+)")
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True)
class Look:
    """One thing that was looked at."""

    check: str
    ok: bool
    detail: str


def writable(check: str, folder: Path) -> Look:
    """Say whether a folder, or one that would hold it, can be written to."""
    present = nearest(folder)
    if not os.access(present, os.W_OK | os.X_OK):
        return Look(check, False, f"{folder} can’t be written to; ask for permission")
    return Look(check, True, str(folder))


def nearest(folder: Path) -> Path:
    """Return the folder, or the nearest above it that is there."""
    folder = folder.absolute()
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)


def kind_of_folder(folder: Path, mounts: Path = MOUNTS) -> Look:
    """Say whether a newsroom is safe where it is: not where others copy it or keep its disk."""
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
    resolved = nearest(folder).resolve()
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        found = ctypes.windll.kernel32.GetDriveTypeW(f"{resolved.anchor}")
        return "remote" if found == _DRIVE_REMOTE or str(resolved).startswith("\\\\") else ""
    best, kind = "", ""
    for point, found_kind in _mounted(mounts):
        if len(point) >= len(best) and resolved.is_relative_to(point):
            best, kind = point, found_kind
    return kind


def _mounted(mounts: Path) -> Iterator[tuple[str, str]]:
    """Yield where something is mounted, and its kind."""
    if sys.platform == "darwin":
        told = subprocess.run(["/sbin/mount"], capture_output=True, text=True, check=False).stdout
        for line in told.splitlines():
            match = _MAC_MOUNT.match(line)
            if match:
                yield match["point"], match["kind"]
        return
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        parts = line.split(" ")
        if len(parts) >= 3:
            yield parts[1].replace("\\040", " "), parts[2]
