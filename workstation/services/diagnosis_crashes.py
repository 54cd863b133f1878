"""Looks for breakdowns of the program itself: what Python wrote down in its last moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from workstation.domain.clock import Clock
from workstation.logs import CRASH_NAME
from workstation.services.diagnosis_places import Look

LATELY = timedelta(days=14)
_BEGINNING = "Fatal Python error"


def breakdowns(folder: Path, clock: Clock) -> Look:
    """Say how often the program broke down, and which file tells where."""
    check, file = "breakdowns", folder / CRASH_NAME
    try:
        count = file.read_text("utf-8", "replace").count(_BEGINNING)
        last = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        count = 0
    if not count:
        return Look(check, True, "none")
    times = "once" if count == 1 else f"{count} times"
    detail = f"{times}, the last on {last:%Y-%m-%d}; {file} says where, send it with a report"
    return Look(check, clock.now() - last > LATELY, detail)
