"""When backups are made, where to, and how many of them are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Schedule:
    """How many backups are kept of different hours, days, weeks and months."""

    hourly: int = 12
    daily: int = 7
    weekly: int = 26
    monthly: int = 24

    def kept(self, times: Iterable[datetime]) -> frozenset[datetime]:
        """Return which backups to keep: the newest of each of the last hours, days and so on.

        Counted are hours, days, weeks and months that have a backup, so that the oldest stay when
        nobody works for a while; the newest of all is always among them.
        """
        newest_first = sorted(times, reverse=True)
        found = set(newest_first[:1])
        for count, period in (
            (self.hourly, "%Y-%m-%dT%H"),
            (self.daily, "%Y-%m-%d"),
            (self.weekly, "%G-W%V"),
            (self.monthly, "%Y-%m"),
        ):
            newest: dict[str, datetime] = {}
            for time in newest_first:
                newest.setdefault(time.strftime(period), time)
            found.update(list(newest.values())[:count])
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """How one person's program backs a newsroom up."""

    schedule: Schedule = field(default_factory=Schedule)
    every_minutes: int = 30
    """Of work, between two backups."""
    elsewhere: Path | None = None
    """A folder on another disk that gets a second copy of every backup."""


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """How a restore would go, tried where nobody sees it."""

    backup: datetime
    articles: int
    pictures: int
    """Pictures that the articles name and that the backups have."""
    missing_pictures: int
