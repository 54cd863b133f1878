"""The settings: frozen groups of declared values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.domain.wording import QT_TRANSLATE_NOOP
from workstation.settings.declare import setting

if TYPE_CHECKING:
    from workstation.domain.backups import BackupPlan


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks."""

    theme: Theme = setting(
        Theme.SYSTEM,
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "Light, dark, or as the system is set."),
    )


@dataclass(frozen=True, slots=True)
class Writing:
    """How the draft is shown, and what typing does."""

    zoom: int = setting(
        100,
        QT_TRANSLATE_NOOP("Settings", "Zoom"),
        QT_TRANSLATE_NOOP("Settings", "Size of the draft’s text, in per cent."),
        minimum=60,
        maximum=300,
    )
    line_width: int = setting(
        46,
        QT_TRANSLATE_NOOP("Settings", "Line width"),
        QT_TRANSLATE_NOOP("Settings", "The widest a line may be, in em of the text."),
        minimum=26,
        maximum=90,
    )
    focus: bool = setting(
        False,
        QT_TRANSLATE_NOOP("Settings", "Focus mode"),
        QT_TRANSLATE_NOOP("Settings", "Dim all but the paragraph being written."),
    )
    typewriter: bool = setting(
        False,
        QT_TRANSLATE_NOOP("Settings", "Typewriter scrolling"),
        QT_TRANSLATE_NOOP("Settings", "Keep the line being written in the middle."),
    )
    typographic: bool = setting(
        True,
        QT_TRANSLATE_NOOP("Settings", "Typographic marks"),
        QT_TRANSLATE_NOOP("Settings", "Set quotation marks and dashes as the language wants them."),
    )
    spelling: bool = setting(
        True,
        QT_TRANSLATE_NOOP("Settings", "Check spelling"),
        QT_TRANSLATE_NOOP("Settings", "Mark misspelt words as they are written."),
    )


@dataclass(frozen=True, slots=True)
class Profile:
    """Who sits at this machine."""

    person: str = setting("", "Person", "Whose name goes on revisions and workflow steps.")


@dataclass(frozen=True, slots=True)
class General:
    """What the program remembers by itself."""

    last_newsroom: str = setting("", "Last newsroom", "The folder of the newsroom used last.")
    recent_newsrooms: str = setting(
        "", "Recent newsrooms", "The folders used before, the last first, one a line."
    )
    newsroom: str = setting(
        "", "Newsroom", "The folder of the newsroom that opens where none was used before."
    )


@dataclass(frozen=True, slots=True)
class Backups:
    """When the newsroom is backed up, and how many backups are kept."""

    folder: str = setting(
        "",
        QT_TRANSLATE_NOOP("Settings", "Second copy in"),
        QT_TRANSLATE_NOOP("Settings", "A folder on another disk; every backup is copied there."),
    )
    every_minutes: int = setting(
        30,
        QT_TRANSLATE_NOOP("Settings", "Minutes of work between backups"),
        QT_TRANSLATE_NOOP("Settings", "One is also made when the last is older than a day."),
        minimum=5,
        maximum=1440,
    )
    hourly: int = setting(
        12,
        QT_TRANSLATE_NOOP("Settings", "Hourly backups kept"),
        QT_TRANSLATE_NOOP("Settings", "The newest of so many hours is kept."),
        minimum=1,
        maximum=500,
    )
    daily: int = setting(
        7,
        QT_TRANSLATE_NOOP("Settings", "Daily backups kept"),
        QT_TRANSLATE_NOOP("Settings", "The newest of so many days is kept."),
        minimum=1,
        maximum=500,
    )
    weekly: int = setting(
        26,
        QT_TRANSLATE_NOOP("Settings", "Weekly backups kept"),
        QT_TRANSLATE_NOOP("Settings", "The newest of so many weeks is kept."),
        minimum=0,
        maximum=500,
    )
    monthly: int = setting(
        24,
        QT_TRANSLATE_NOOP("Settings", "Monthly backups kept"),
        QT_TRANSLATE_NOOP("Settings", "The newest of so many months is kept."),
        minimum=0,
        maximum=500,
    )

    def plan(self) -> BackupPlan:
        """Return them as the program uses them."""
        from workstation.domain.backups import BackupPlan, Schedule  # noqa: PLC0415 - not at start

        schedule = Schedule(self.hourly, self.daily, self.weekly, self.monthly)
        elsewhere = Path(self.folder).expanduser() if self.folder else None
        return BackupPlan(schedule, self.every_minutes, elsewhere)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one person on one machine."""

    general: General = field(default_factory=General)
    appearance: Appearance = field(default_factory=Appearance)
    profile: Profile = field(default_factory=Profile)
    writing: Writing = field(default_factory=Writing)
    backups: Backups = field(default_factory=Backups)
