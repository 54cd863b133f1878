"""What one newsroom's window is built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workstation import paths
from workstation.domain.clock import Clock
from workstation.settings.model import Backups
from workstation.settings.store import SettingsStore
from workstation.ui.facts import Facts
from workstation.ui.theme import Appearance
from workstation.ui.writing_view import WritingView


def _own_settings() -> SettingsStore:
    return SettingsStore(paths.config_folder())


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the program is built from, and what outlives one newsroom's window."""

    session_file: Path
    resources: Path
    clock: Clock
    appearance: Appearance
    writing: WritingView
    facts: Facts
    acting: str
    """Who worked here last; empty if nobody has said."""
    dictionaries: tuple[Path, ...] = ()
    """Folders of Hunspell dictionaries, the first that has a language's wins."""
    settings: SettingsStore = field(default_factory=_own_settings)
    """Where this person's preferences are kept, under what the organisation has set."""
    backups: Backups = field(default_factory=Backups)
    """When backups are made, where to, and how many are kept."""
    spelling: bool = True
    """Misspelt words are marked as they are written."""
