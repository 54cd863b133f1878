"""Whether a newsroom could be brought back: its backups, and a restore on trial."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from workstation.domain.clock import Clock
from workstation.domain.errors import ExpectedError
from workstation.services.diagnosis_places import Look
from workstation.storage.backup import is_as_made, list_backups
from workstation.storage.picture_copies import list_copies, names
from workstation.storage.picture_store import PictureStore
from workstation.storage.restoring import rehearse
from workstation.storage.schema import BACKUPS, PICTURES

OLD = timedelta(days=7)
_ROOM = 3
"""So many times the size of a backup are needed to try it out."""


def backups(folder: Path, clock: Clock) -> Iterator[Look]:
    """Look at the newsroom's own backups."""
    found = list_backups(folder)
    if not found:
        yield Look("backups", True, "none yet; the window makes one when it is open")
    else:
        damaged = [one.file.name for one in found if not is_as_made(one.file)]
        detail = f"{len(found)}, the newest of {_minute(found[0].at)}"
        if damaged:
            yield Look("backups", False, f"{detail}; not as they were made: {', '.join(damaged)}")
        elif clock.now() - found[0].at > OLD:
            yield Look("backups", False, f"{detail}: open the newsroom, which makes one")
        else:
            yield Look("backups", True, detail)
    yield _pictures(folder)
    yield _rehearsal(folder, clock, found[0].size if found else 0)


def second_copies(folder: Path, elsewhere: Path | None) -> Iterator[Look]:
    """Look at the folder on another disk, if there is to be one."""
    check = "second copies"
    if elsewhere is None:
        yield Look(check, True, "none are made; a folder on another disk can be chosen for them")
        return
    if not elsewhere.is_dir():
        yield Look(check, False, f"{elsewhere} is not there; connect its disk or choose another")
        return
    if not os.access(elsewhere, os.W_OK | os.X_OK):
        yield Look(check, False, f"{elsewhere} can’t be written to; ask for permission")
        return
    found = [
        one for place in elsewhere.glob(f"{folder.name}-*") for one in list_backups(folder, place)
    ]
    newest = max((one.at for one in found), default=None)
    detail = f"in {elsewhere}, the newest of {_minute(newest)}" if newest else "none yet"
    yield Look(check, True, detail)


def _pictures(folder: Path) -> Look:
    check = "backups of pictures"
    present = names(folder / PICTURES)
    if not present:
        return Look(check, True, "there are no pictures")
    backups = folder / BACKUPS
    stored = PictureStore(backups).names().union(*(names(one.file) for one in list_copies(backups)))
    newer = len(present - stored)
    if newer == len(present):
        return Look(check, True, "none yet; the next backup makes them")
    if newer:
        return Look(check, True, f"{len(present) - newer} of {len(present)}; the others come next")
    return Look(check, True, f"every one of them, {len(present)}")


def _rehearsal(folder: Path, clock: Clock, size: int) -> Look:
    check = "restore rehearsal"
    if shutil.disk_usage(tempfile.gettempdir()).free < _ROOM * size:
        return Look(check, False, "there is no room among temporary files to try one out")
    try:
        done = rehearse(folder, clock)
    except ExpectedError as error:
        return Look(check, False, f"the newest backup can’t be restored: {error}")
    if done is None:
        return Look(check, True, "nothing to try out yet")
    detail = f"{done.articles} articles and {done.pictures} pictures came back whole"
    if done.missing_pictures:
        return Look(check, False, f"{detail}; {done.missing_pictures} pictures are in no backup")
    return Look(check, True, detail)


def _minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M} UTC"
