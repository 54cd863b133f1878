"""What one newsroom's window is built from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from workstation.domain.clock import Clock
from workstation.settings.model import Backups
from workstation.ui.facts import Facts
from workstation.ui.theme import Appearance
from workstation.ui.writing_view import WritingView


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
    backups: Backups = field(default_factory=Backups)
    """When backups are made, where to, and how many are kept."""
    spelling: bool = True
    """Misspelt words are marked as they are written."""
