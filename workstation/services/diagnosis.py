"""Looks over the machine and a newsroom for what could go wrong."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from workstation import __version__, paths
from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError
from workstation.proofing.dictionaries import languages
from workstation.services.diagnosis_backups import backups, second_copies
from workstation.services.diagnosis_crashes import breakdowns
from workstation.services.diagnosis_places import MOUNTS, Look, kind_of_folder, nearest, writable
from workstation.settings.store import SettingsStore
from workstation.storage.driver import OLDEST_SOUND, sqlite
from workstation.storage.store import Store

ENOUGH_SPACE = 200_000_000
"""Bytes; below, a save or a backup may soon fail."""

_SYSTEM = Path("/proc/sys")
_NAMESPACES = {
    "kernel/unprivileged_userns_clone": "0",
    "kernel/apparmor_restrict_unprivileged_userns": "1",
    "user/max_user_namespaces": "0",
}
"""Settings of Linux that keep the engine's sandbox from being made, and the values that do."""


def look_over(
    folder: Path, clock: Clock, mounts: Path = MOUNTS, settings: SettingsStore | None = None
) -> tuple[Look, ...]:
    """Return everything looked at, whatever state the newsroom is in."""
    settings = settings or SettingsStore(paths.config_folder(), paths.policy_files())
    return (
        _versions(),
        _libraries(),
        _database_version(),
        _preview(),
        _sandbox(),
        writable("settings folder", paths.config_folder()),
        writable("log folder", paths.log_folder()),
        breakdowns(paths.log_folder(), clock),
        writable("newsroom folder", folder),
        _space(folder),
        kind_of_folder(folder, mounts),
        _dictionaries(folder),
        _policy(settings),
        *_newsroom(folder, clock),
        *second_copies(folder, settings.load().backups.plan().elsewhere),
    )


def _versions() -> Look:
    python = platform.python_version()
    return Look(
        "program", True, f"Editorial Workstation {__version__}, Python {python}, {sys.platform}"
    )


def _libraries() -> Look:
    found = []
    for name in ("PySide6-Essentials", "SQLAlchemy", "alembic", "Markdown", "nh3", "Pillow"):
        with contextlib.suppress(metadata.PackageNotFoundError):
            found.append(f"{name} {metadata.version(name)}")
    return Look("libraries", True, ", ".join(found) or "packed with the program")


def _dictionaries(folder: Path) -> Look:
    known = sorted(languages(paths.dictionary_folders(folder)))
    if not known:
        detail = "none: words are not checked; install Hunspell dictionaries"
        return Look("dictionaries", False, detail)
    return Look("dictionaries", True, ", ".join(known))


def _policy(settings: SettingsStore) -> Look:
    policy = settings.policy
    if policy is None:
        return Look("policy", True, "the organisation has set nothing on this machine")
    if policy.problems:
        more = f" (and {len(policy.problems) - 1} more)" if len(policy.problems) > 1 else ""
        return Look("policy", False, f"{policy.file}: {policy.problems[0]}{more}")
    said = f"settings locked: {len(policy.locked)}, features off: {len(policy.off)}"
    return Look("policy", True, f"{policy.file}: {said}")


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
        detail = "it can’t be had as the system’s administrator, so there is no preview"
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


def _space(folder: Path) -> Look:
    try:
        free = shutil.disk_usage(nearest(folder)).free
    except OSError as error:
        return Look("free space", False, f"it can’t be told ({error.strerror})")
    detail = f"{free / 1e9:.1f} GB"
    if free < ENOUGH_SPACE:
        return Look("free space", False, f"{detail} only; free some space before it runs out")
    return Look("free space", True, detail)


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
    if folder.is_dir():
        yield from backups(folder, clock)


class _Damaged(ExpectedError):
    """Something is not as it was stored."""


def _tried(check: str, attempt: Callable[[], str]) -> Look:
    try:
        return Look(check, True, attempt())
    except ExpectedError as error:
        return Look(check, False, str(error))
