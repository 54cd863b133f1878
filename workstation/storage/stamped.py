"""Files with a moment in their names: what stands among the backups."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workstation.storage.durable import STAMP


@dataclass(frozen=True, slots=True)
class StampedFile:
    """A file, and the moment that its name says."""

    file: Path
    at: datetime


def stamped_files(folder: Path, prefix: str, suffix: str) -> tuple[StampedFile, ...]:
    """Return the files `prefix-MOMENT.suffix` of a folder, newest first; none without it."""
    name = re.compile(rf"{prefix}-(\d{{4}}-\d{{2}}-\d{{2}}T\d{{6}}Z)(?:-\d+)?\.{suffix}")
    found = []
    with suppress(FileNotFoundError, NotADirectoryError):
        for file in folder.iterdir():
            match = name.fullmatch(file.name)
            if match:
                at = datetime.strptime(match[1], STAMP).replace(tzinfo=UTC)
                found.append(StampedFile(file, at))
    return tuple(sorted(found, key=lambda each: (each.at, each.file.name), reverse=True))
