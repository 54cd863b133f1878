"""Shared drives, which may not answer for a long time, or never: nothing else waits for them.

What touches one runs on a thread that is left behind when the program closes. Packets are read
from a copy on this machine, and written on this machine before they are carried there.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from concurrent.futures import wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from workstation.desk.tasks import left_behind
from workstation.domain.errors import BadPacket
from workstation.domain.wording import QT_TRANSLATE_NOOP

PATIENCE = 30.0
"""Seconds without a sign of life after which nobody waits any more."""

_CHUNK = 1 << 20
_NO_ANSWER = QT_TRANSLATE_NOOP(
    "Refusals",
    "The folder “{folder}” does not answer, so the packet was not put there. Try again later, or "
    "send it into a file.",
)


def fetched(path: Path, folder: Path) -> Path:
    """Copy a packet into a new folder inside a folder of this machine; raises `BadPacket`."""
    from workstation.formats.packet_reader import UNREADABLE  # noqa: PLC0415 - after the first paint

    home = Path(tempfile.mkdtemp(dir=folder))
    try:
        return Path(shutil.copyfile(path, home / path.name))
    except OSError as error:
        shutil.rmtree(home, ignore_errors=True)
        detail = error.strerror or str(error)
        raise BadPacket(UNREADABLE, file=path.name, detail=detail) from error


@dataclass(slots=True)
class _Pace:
    """How far something has come, and whether anybody still waits for it."""

    steps: int = 0
    given_up: bool = False

    def step(self) -> None:
        self.steps += 1
        if self.given_up:
            raise TimeoutError


def carried(file: Path, wanted: Path, patience: float = PATIENCE) -> Path:
    """Copy a file to a shared drive, whole or not at all, and return what it is called there.

    It may take as long as it goes forward. Raises `BadPacket` once it hasn't for a while.
    """
    pace = _Pace()
    future = left_behind(partial(_carry, file, wanted, pace))
    while True:
        before = pace.steps
        if wait([future], patience).done:
            return future.result()
        if pace.steps == before:
            pace.given_up = True
            raise BadPacket(_NO_ANSWER, folder=wanted.parent)


def _carry(file: Path, wanted: Path, pace: _Pace) -> Path:
    from workstation.formats.writer import replace_file  # noqa: PLC0415 - after the first paint
    from workstation.storage.durable import free_name  # noqa: PLC0415

    target = free_name(wanted)
    with file.open("rb") as source, replace_file(target) as written:
        while data := source.read(_CHUNK):
            written.write(data)
            pace.step()
        written.flush()
        os.fsync(written.fileno())
        pace.step()
    return target
