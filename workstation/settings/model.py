"""The settings: frozen groups of declared values."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from workstation.settings.declare import setting


class Theme(StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the window looks."""

    theme: Theme = setting(Theme.SYSTEM, "Theme", "Light, dark, or as the system is set.")


@dataclass(frozen=True, slots=True)
class Writing:
    """How the draft is shown, and what typing does."""

    zoom: int = setting(
        100, "Zoom", "Size of the draft's text, in per cent.", minimum=60, maximum=300
    )
    line_width: int = setting(
        46, "Line width", "The widest a line may be, in em of the text.", minimum=26, maximum=90
    )
    focus: bool = setting(False, "Focus mode", "Dim all but the paragraph being written.")
    typewriter: bool = setting(
        False, "Typewriter scrolling", "Keep the line being written in the middle."
    )
    typographic: bool = setting(
        True, "Typographic marks", "Set quotation marks and dashes as the language wants them."
    )
    spelling: bool = setting(True, "Check spelling", "Mark misspelt words as they are written.")


@dataclass(frozen=True, slots=True)
class Profile:
    """Who sits at this machine."""

    person: str = setting("", "Person", "Whose name goes on revisions and workflow steps.")


@dataclass(frozen=True, slots=True)
class General:
    """What the program remembers by itself."""

    last_newsroom: str = setting("", "Last newsroom", "The folder of the newsroom used last.")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one person on one machine."""

    general: General = field(default_factory=General)
    appearance: Appearance = field(default_factory=Appearance)
    profile: Profile = field(default_factory=Profile)
    writing: Writing = field(default_factory=Writing)
