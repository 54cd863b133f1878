"""Which newsroom is meant, and opening it."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workstation import paths
from workstation.cli.output import say
from workstation.domain.clock import SystemClock
from workstation.domain.errors import NewsroomTooOld
from workstation.settings.store import SettingsStore
from workstation.storage.schema import BACKUPS, DATABASE

if TYPE_CHECKING:
    from workstation.storage.store import Store

VARIABLE = "WORKSTATION_NEWSROOM"

_AT_ONCE = 50

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A newsroom's folder, and whether somebody named it for this run."""

    folder: Path
    named: bool


def choose(option: Path | None, *, new: bool = False) -> Place:
    """Return the newsroom meant: the option, the variable, the one used last, the default.

    A `new` one is never made where one was used last, unless it is named.
    """
    if option is not None:
        return Place(option.expanduser(), named=True)
    if variable := os.environ.get(VARIABLE):
        return Place(Path(variable).expanduser(), named=True)
    general = settings_store().load().general
    if general.last_newsroom and not new:
        return Place(Path(general.last_newsroom), named=False)
    if general.newsroom:
        return Place(Path(general.newsroom).expanduser(), named=False)
    return Place(paths.default_newsroom(), named=False)


def settings_store() -> SettingsStore:
    """Return this person's settings, under what the organisation has set."""
    return SettingsStore(paths.config_folder(), paths.policy_files())


def bound() -> Path | None:
    """Return the newsroom that the organisation lets the window open here; None if any."""
    policy = settings_store().policy
    found = policy.locked.get("general.newsroom") if policy is not None else None
    return Path(str(found)).expanduser() if found else None


def turned_off(command: str) -> bool:
    """Say whether the organisation has turned off what a command does."""
    policy = settings_store().policy
    return policy is not None and command in policy.off


def parted(option: Path | None, files: tuple[Path, ...]) -> tuple[Place, tuple[Path, ...]]:
    """Return the newsroom meant, which may be named among files to open, and the others.

    Where the organisation has locked which one the window opens, it is that one.
    """
    only = bound()
    if only is not None:
        return Place(only, named=False), files
    for file in files if option is None else ():
        folder = file.parent if file.name == DATABASE else file
        if (folder / DATABASE).is_file():
            return Place(folder, named=True), tuple(one for one in files if one != file)
    return choose(option), files


def remember(folder: Path) -> None:
    """Make a newsroom the one used last."""
    store = settings_store()
    settings = store.load()
    general = replace(settings.general, last_newsroom=str(folder.absolute()))
    try:
        store.save(replace(settings, general=general))
    except OSError:
        _log.warning("The newsroom used last could not be remembered.")


def acting_person() -> str:
    """Return who works at this machine, as far as the settings know."""
    return settings_store().load().profile.person


@contextmanager
def writing(folder: Path) -> Iterator[Store]:
    """Open a newsroom, and close it at the end; raises `CannotOpenNewsroom`."""
    from workstation.storage.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    store = Store.open(folder, SystemClock())
    if store.recovery.upgraded:
        say(
            f"The newsroom in {folder} was made by an older version. It has been brought up to "
            f"date; the backup from before is in {folder / BACKUPS}."
        )
    try:
        yield store
    finally:
        store.close()


@contextmanager
def reading(folder: Path) -> Iterator[Store]:
    """Open a newsroom that may be open elsewhere, for reading; raises `CannotOpenNewsroom`.

    One of an older version is brought up to date first, which nobody else may have open.
    """
    from workstation.storage.store import Store  # noqa: PLC0415 - loads SQLAlchemy

    try:
        store = Store.open_for_reading(folder, SystemClock())
    except NewsroomTooOld:
        with writing(folder):
            pass
        store = Store.open_for_reading(folder, SystemClock())
    try:
        yield store
    finally:
        store.close()


def index(store: Store) -> None:
    """Make everything that was saved findable, a few articles a transaction."""
    from workstation.services.indexing import index_dirty  # noqa: PLC0415 - loads SQLAlchemy

    indexed = _AT_ONCE
    while indexed == _AT_ONCE:
        with store.write() as uow:
            indexed = index_dirty(uow, _AT_ONCE)
