"""What a torture has found."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass
class Report:
    """How often something was done to the program, and what was missing afterwards."""

    what: str
    saved: str = "saves"
    """What was acknowledged: saves, or words that were written."""
    rounds: int = 0
    acknowledged: int = 0
    """Saves that the program had said were on the disk."""
    losses: list[str] = field(default_factory=list)
    longest: float = 0.0
    """The age in seconds of the oldest key that was missing."""

    def words(self) -> str:
        """Say it in a line."""
        missing = f", oldest key missing {self.longest:.2f} s" if self.longest else ""
        saves = f", {self.acknowledged} {self.saved} acknowledged" if self.acknowledged else ""
        return f"{self.what}: {self.rounds} rounds{saves}, {len(self.losses)} losses{missing}"
